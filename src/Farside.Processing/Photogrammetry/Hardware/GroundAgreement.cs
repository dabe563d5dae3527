namespace Farside.Processing.Photogrammetry.Hardware;

/// <summary>How well a picture agrees with another through the ground, patch by patch, the best of a few steps along the parallax: relief shifts look-ups.</summary>
sealed class GroundAgreement
{
    /// <summary>Half a patch's width, pixels.</summary>
    public const int Radius = 4;

    const int FewestPlaces = 50;
    const double StepPerM = 0.02;

    readonly WorkView _view;
    readonly WorkView _other;
    readonly (double X, double Y)[] _places;
    readonly (double X, double Y)[] _steps;

    public GroundAgreement(WorkView view, WorkView other)
    {
        (_view, _other) = (view, other);
        (_places, _steps) = (new (double X, double Y)[view.Columns * view.Rows], new (double X, double Y)[view.Columns * view.Rows]);
        for (var i = 0; i < _places.Length; i++)
        {
            var ray = view.Ray(i % view.Columns * WorkView.Lattice, i / view.Columns * WorkView.Lattice);
            _places[i] = other.Locate(view.Eye, ray, view.GroundAt(i));
            _steps[i] = Along(_places[i], other.Locate(view.Eye, ray, view.GroundAt(i) + StepPerM));
        }

        Gain = MedianRatio();
    }

    /// <summary>How much brighter the picture is than the other on the same ground; NaN where they have too little in common.</summary>
    public double Gain { get; }

    /// <summary>Raises what is known of each pixel; NaN stays where the other does not look.</summary>
    public void Raise(float[] best, int reliefPx)
    {
        var warped = new float[best.Length];
        for (var step = -reliefPx; step <= reliefPx; step++)
        {
            Warp(step, warped);
            PatchComparison.Raise(best, _view.Light, warped, _view.Width, Radius, _view.Noise);
        }
    }

    double MedianRatio()
    {
        var ratios = new List<double>();
        for (var i = 0; i < _places.Length; i++)
        {
            var (x, y) = (i % _view.Columns * WorkView.Lattice, i / _view.Columns * WorkView.Lattice);
            if (x < _view.Width && y < _view.Height && _view.Light[(y * _view.Width) + x] is > 0 and var own && _other.At(_places[i].X, _places[i].Y) is > 0 and var its)
            {
                ratios.Add(own / its);
            }
        }

        ratios.Sort();
        return ratios.Count < FewestPlaces ? double.NaN : ratios[ratios.Count / 2];
    }

    static (double X, double Y) Along((double X, double Y) from, (double X, double Y) to)
    {
        var (x, y) = (to.X - from.X, to.Y - from.Y);
        var length = Math.Sqrt((x * x) + (y * y));
        return length > 1e-6 ? (x / length, y / length) : (1, 0);
    }

    void Warp(int step, float[] warped)
    {
        for (var y = 0; y < _view.Height; y++)
        {
            var fy = y % WorkView.Lattice / (double)WorkView.Lattice;
            for (var x = 0; x < _view.Width; x++)
            {
                var (i, fx) = ((y / WorkView.Lattice * _view.Columns) + (x / WorkView.Lattice), x % WorkView.Lattice / (double)WorkView.Lattice);
                var place = Between(i, fx, fy);
                warped[(y * _view.Width) + x] = (float)Gain * _other.At(place.X + (step * _steps[i].X), place.Y + (step * _steps[i].Y));
            }
        }
    }

    (double X, double Y) Between(int i, double fx, double fy)
    {
        var (a, b, c, d) = (_places[i], _places[i + 1], _places[i + _view.Columns], _places[i + _view.Columns + 1]);
        return (double.Lerp(double.Lerp(a.X, b.X, fx), double.Lerp(c.X, d.X, fx), fy), double.Lerp(double.Lerp(a.Y, b.Y, fx), double.Lerp(c.Y, d.Y, fx), fy));
    }
}
