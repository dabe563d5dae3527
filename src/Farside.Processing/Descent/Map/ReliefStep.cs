namespace Farside.Processing.Descent.Map;

/// <summary>Heights on one working grid while they are improved.</summary>
sealed class ReliefStep
{
    /// <summary>
    /// How far ground is expected to rise or fall over a window, as a share of its width: slopes of about 3°. Median slopes over 17 m are 2.0° in the Moon's maria and
    /// 7.5° in its highlands. Source: Rosenburg et al. 2011, J. Geophys. Res. 116, E02001.
    /// </summary>
    const double ExpectedSlope = 0.05;

    /// <summary>Pixels that share their noise, for sampling between pixels and the coder's blocks spread it.</summary>
    const double SharedNoise = 3;

    /// <summary>Pixels from the middle of the window to its side over which a height's standard deviation is stated.</summary>
    const int WindowRadius = 5;

    /// <summary>Of the widest window that a height is guessed through.</summary>
    const int WidestRadius = 80;

    /// <summary>A height is stated where its standard deviation is below this share of the relief about it: else a plane says as much.</summary>
    const double MostOfRelief = 0.4;

    /// <summary>Of the window whose relief that is.</summary>
    const int WideRadius = 40;

    /// <summary>Of the smaller window over which a pixel's information is evened out before it is used.</summary>
    const int LocalRadius = 2;

    readonly MapGrid _grid;
    readonly MapOptions _options;
    readonly float[] _prior;
    readonly double _hold;

    /// <param name="prior">What is known of the heights, metres.</param>
    /// <param name="hold">How much that is to count, 1/m² for each pixel.</param>
    public ReliefStep(MapGrid grid, float[] prior, double hold, MapOptions options)
    {
        (_grid, _prior, _hold, _options) = (grid, prior, hold, options);
        Heights = [.. prior];
        Sigmas = new float[prior.Length];
        Guesses = new float[prior.Length];
        Array.Fill(Sigmas, float.NaN);
        Array.Fill(Guesses, float.PositiveInfinity);
    }

    public float[] Heights { get; }

    /// <summary>Standard deviations of what the frames say of a window, metres; NaN where that is less than what was expected beforehand.</summary>
    public float[] Sigmas { get; }

    /// <summary>Standard deviations of <see cref="Heights"/> as they are, metres: each is known through the window about it that tells most.</summary>
    public float[] Guesses { get; }

    /// <summary>How far a window's height may be expected to differ from those about it, metres.</summary>
    double ExpectedM => ExpectedSlope * ((2 * WindowRadius) + 1) * _grid.PixelM;

    public void Improve(List<ReliefLook> looks)
    {
        if (looks.Count < 2)
        {
            return;
        }

        var sums = ReliefSums.Of(_grid, looks, Heights, _options.Threads);
        var local = sums.Windowed(LocalRadius);
        var (told, pulls) = (new double[Heights.Length], new double[Heights.Length]);
        for (var at = 0; at < told.Length; at++)
        {
            var variance = SharedNoise * sums.MeanSquare;
            told[at] = local.Information[at] / (local.Pixels * variance);
            pulls[at] = (told[at] * Heights[at]) - (local.Slopes[at] / (local.Pixels * variance));
        }

        new ReliefMembrane(_grid, _prior, ExpectedM, _hold).Solve(told, pulls, Heights, _options.Threads);
        State(sums);
    }

    void State(ReliefSums sums)
    {
        Array.Fill(Guesses, float.PositiveInfinity);
        for (var radius = WindowRadius; radius <= WidestRadius; radius *= 4)
        {
            Guess(sums.Windowed(radius), SharedNoise * sums.MeanSquare, ExpectedSlope * radius * _grid.PixelM);
        }

        var (window, within, about) = (sums.Windowed(WindowRadius), ReliefWithin(WindowRadius), ReliefWithin(WideRadius));
        for (var at = 0; at < Sigmas.Length; at++)
        {
            var variance = SharedNoise * Math.Max(window.Squares[at] / window.Free[at], 0.25 * sums.MeanSquare);
            // Poses' errors move a whole window alike: they stand beside what the window averages.
            var square = (variance / window.Information[at]) + (_options.PoseSigmaPx * _options.PoseSigmaPx * sums.PoseSquares[at]);
            var isTold = square < ExpectedM * ExpectedM && window.Free[at] >= window.Pixels;
            // What is told stems from wherever the window has texture: on a slope the place itself differs from that.
            square += within[at];
            Sigmas[at] = isTold && square < MostOfRelief * MostOfRelief * about[at] ? (float)Math.Sqrt(square) : float.NaN;
        }
    }

    /// <summary>Variance of the heights within each window, m².</summary>
    float[] ReliefWithin(int radius)
    {
        var mean = Heights.Average();
        var (once, twice) = (new float[Heights.Length], new float[Heights.Length]);
        for (var at = 0; at < Heights.Length; at++)
        {
            var rise = Heights[at] - mean;
            (once[at], twice[at]) = (rise, rise * rise);
        }

        once = BoxSum.Of(once, _grid.Width, _grid.Height, radius, _options.Threads);
        twice = BoxSum.Of(twice, _grid.Width, _grid.Height, radius, _options.Threads);
        for (var at = 0; at < once.Length; at++)
        {
            var pixels = Along(at % _grid.Width, _grid.Width) * Along(at / _grid.Width, _grid.Height);
            once[at] = Math.Max(0, (twice[at] / pixels) - (once[at] / pixels * (once[at] / pixels)));
        }

        int Along(int place, int size) => Math.Min(size - 1, place + radius) - Math.Max(0, place - radius) + 1;

        return once;
    }

    // A window's mean height is told; the place itself may differ from that by what ground does over such a width.
    void Guess(ReliefSums window, double variance, double spreadM)
    {
        for (var at = 0; at < Guesses.Length; at++)
        {
            var sigmaM = Math.Sqrt((variance / window.Information[at]) + (spreadM * spreadM));
            Guesses[at] = sigmaM < Guesses[at] ? (float)sigmaM : Guesses[at];
        }
    }
}
