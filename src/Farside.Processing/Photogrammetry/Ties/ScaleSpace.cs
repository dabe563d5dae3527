namespace Farside.Processing.Photogrammetry.Ties;

/// <summary>A picture smoothed step by step and halved once it has lost half its detail, and the differences of neighbouring steps.</summary>
/// <remarks>Source: Lowe 2004, Int. J. Computer Vision 60, 91–110, section 3: three layers an octave, σ = 1.6.</remarks>
sealed class ScaleSpace
{
    public const int Layers = 3;
    public const double FirstSigma = 1.6;
    const double PictureSigma = 0.5;
    const int SmallestSide = 24;
    readonly double _step;
    readonly List<GreyPlane[]> _smoothed = [];
    readonly List<GreyPlane[]> _differences = [];

    /// <param name="isDoubled">True to start from twice the size, which finds the small blobs that small pictures live on.</param>
    public ScaleSpace(GreyPlane picture, bool isDoubled)
    {
        var (plane, sigma) = isDoubled ? (Doubled(picture), 2 * PictureSigma) : (picture, PictureSigma);
        _step = isDoubled ? 0.5 : 1;
        var first = GaussianBlur.Of(plane.Samples, plane.Width, plane.Height, Math.Sqrt((FirstSigma * FirstSigma) - (sigma * sigma)));
        var start = new GreyPlane(plane.Width, plane.Height, first);
        while (Math.Min(start.Width, start.Height) >= SmallestSide)
        {
            var octave = Smoothed(start);
            _smoothed.Add(octave);
            _differences.Add([.. octave.Skip(1).Zip(octave, Minus)]);
            start = EverySecond(octave[Layers]);
        }
    }

    public int Octaves => _smoothed.Count;

    /// <summary>The picture's pixels to one of an octave's.</summary>
    public double PixelsIn(int octave) => _step * (1 << octave);

    public GreyPlane[] Smoothing(int octave) => _smoothed[octave];

    public GreyPlane[] Differences(int octave) => _differences[octave];

    static GreyPlane Doubled(GreyPlane plane)
    {
        var (width, height) = ((2 * plane.Width) - 1, (2 * plane.Height) - 1);
        var samples = new float[width * height];
        for (var i = 0; i < samples.Length; i++)
        {
            var (x, y) = (i % width, i / width);
            var (left, top, right, bottom) = (x / 2, y / 2, (x + 1) / 2, (y + 1) / 2);
            samples[i] = (plane[left, top] + plane[right, top] + (plane[left, bottom] + plane[right, bottom])) / 4;
        }

        return new(width, height, samples);
    }

    static GreyPlane[] Smoothed(GreyPlane start)
    {
        var planes = new GreyPlane[Layers + 3];
        planes[0] = start;
        var step = Math.Pow(2, 1.0 / Layers);
        for (var layer = 1; layer < planes.Length; layer++)
        {
            var before = FirstSigma * Math.Pow(step, layer - 1);
            var more = before * Math.Sqrt((step * step) - 1);
            planes[layer] = new(start.Width, start.Height, GaussianBlur.Of(planes[layer - 1].Samples, start.Width, start.Height, more));
        }

        return planes;
    }

    static GreyPlane Minus(GreyPlane more, GreyPlane less)
    {
        var samples = new float[more.Samples.Length];
        for (var i = 0; i < samples.Length; i++)
        {
            samples[i] = more.Samples[i] - less.Samples[i];
        }

        return new(more.Width, more.Height, samples);
    }

    static GreyPlane EverySecond(GreyPlane plane)
    {
        var (width, height) = (plane.Width / 2, plane.Height / 2);
        var samples = new float[width * height];
        for (var i = 0; i < samples.Length; i++)
        {
            samples[i] = plane[2 * (i % width), 2 * (i / width)];
        }

        return new(width, height, samples);
    }
}
