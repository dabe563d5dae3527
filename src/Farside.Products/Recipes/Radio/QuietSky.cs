using Farside.Products.Recipes.Particles;

namespace Farside.Products.Recipes.Radio;

/// <summary>
/// What a spectrometer hears when nothing happens, and which part of it is its own vehicle: what the vehicle radiates rises and falls in common, lines and
/// hump alike, while the sky stands still. So each channel's mean is split by how it follows the lines.
/// </summary>
/// <remarks>Model: value(channel, t) = sky(channel) + vehicle(channel) · b(t) + noise, b the lines' common course with mean 1; vehicle(channel) by least squares over quiet stretches, its error by their residuals.</remarks>
sealed class QuietSky
{
    const int LeastStretches = 24;
    const int LeastLines = 8;
    const int BaselineReach = 40;
    const double LineSigmas = 8;
    const double LoudSigmas = 4;
    const int Rounds = 3;

    QuietSky(int channels)
    {
        (Mean, MeanError, Vehicle, Sky, SkyError, IsLine) = (new double[channels], new double[channels], new double[channels], new double[channels], new double[channels], new bool[channels]);
    }

    /// <summary>Stretches without bursts.</summary>
    public required IReadOnlyList<int> Quiet { get; init; }

    /// <summary>Over quiet stretches, and its standard error.</summary>
    public double[] Mean { get; }

    public double[] MeanError { get; }

    /// <summary>The part that follows the vehicle's lines; NaN where it could not be told.</summary>
    public double[] Vehicle { get; }

    /// <summary>The part that does not, and its standard error.</summary>
    public double[] Sky { get; }

    public double[] SkyError { get; }

    /// <summary>Stands out of its neighbours: a line of the vehicle.</summary>
    public bool[] IsLine { get; }

    /// <summary>Whether the split was possible: enough lines that vary in common, over enough stretches.</summary>
    public bool IsSplit { get; private set; }

    /// <summary>The lines' common variation, standard deviation over mean.</summary>
    public double Breathing { get; private set; }

    public static QuietSky Of(RadioWaterfall waterfall)
    {
        var quiet = new QuietSky(waterfall.Channels) { Quiet = QuietStretches(waterfall) };
        for (var channel = 0; channel < waterfall.Channels; channel++)
        {
            (quiet.Mean[channel], quiet.MeanError[channel]) = SampleMean.Of([.. quiet.Quiet.Select(stretch => (double)waterfall.Stretch(stretch)[channel])]);
        }

        quiet.MarkLines();
        quiet.Split(waterfall);
        return quiet;
    }

    // A burst lifts many channels at once: the median channel's excess over its own median tells.
    static List<int> QuietStretches(RadioWaterfall waterfall)
    {
        var stretches = Enumerable.Range(0, waterfall.Stretches).Where(i => float.IsFinite(waterfall.Stretch(i)[0])).ToList();
        if (stretches.Count < LeastStretches)
        {
            return stretches;
        }

        var medians = Enumerable.Range(0, waterfall.Channels).Select(channel => SampleMean.Median(stretches.Select(i => (double)waterfall.Stretch(i)[channel]))).ToArray();
        var spreads = Enumerable.Range(0, waterfall.Channels).Select(channel => 1.4826 * SampleMean.Median(stretches.Select(i => Math.Abs(waterfall.Stretch(i)[channel] - medians[channel])))).ToArray();
        var loudness = stretches.ConvertAll(i => AverageOf(Enumerable.Range(0, waterfall.Channels).Where(channel => spreads[channel] > 0).Select(channel => Math.Clamp((waterfall.Stretch(i)[channel] - medians[channel]) / spreads[channel], -6, 6))));
        var usual = SampleMean.Median(loudness);
        var spread = 1.4826 * SampleMean.Median(loudness.Select(value => Math.Abs(value - usual)));
        return [.. stretches.Where((_, i) => loudness[i] <= usual + (LoudSigmas * spread))];
    }

    void MarkLines()
    {
        for (var channel = 0; channel < Mean.Length; channel++)
        {
            var around = Enumerable.Range(Math.Max(0, channel - BaselineReach), Math.Min(Mean.Length, channel + BaselineReach + 1) - Math.Max(0, channel - BaselineReach)).Select(i => Mean[i]).ToList();
            var level = SampleMean.Median(around);
            var spread = 1.4826 * SampleMean.Median(around.Select(value => Math.Abs(value - level)));
            IsLine[channel] = Mean[channel] - level > LineSigmas * Math.Max(spread, MeanError[channel]);
        }
    }

    void Split(RadioWaterfall waterfall)
    {
        var lines = Enumerable.Range(0, Mean.Length).Where(channel => IsLine[channel] && Mean[channel] > 0).ToList();
        if (lines.Count < LeastLines || Quiet.Count < LeastStretches)
        {
            Array.Fill(Vehicle, double.NaN);
            Array.Fill(Sky, double.NaN);
            Array.Fill(SkyError, double.NaN);
            return;
        }

        // The sky under a line is that of its neighbours, which the first round tells roughly.
        for (var round = 0; round < Rounds; round++)
        {
            Split(waterfall, lines);
        }
    }

    void Split(RadioWaterfall waterfall, List<int> lines)
    {
        // Each line counts by how well it is known, and two halves of the lines tell what of their course is theirs and what is noise.
        var (one, other) = (Course(waterfall, [.. lines.Where((_, i) => i % 2 == 0)]), Course(waterfall, [.. lines.Where((_, i) => i % 2 == 1)]));
        var common = one.Zip(other, (a, b) => a * b).Average();
        var course = one.Zip(other, (a, b) => (a + b) / 2).ToArray();
        var power = course.Average(value => value * value);
        IsSplit = common > 0 && common > power / 2;
        Breathing = Math.Sqrt(Math.Max(0, common));
        for (var channel = 0; channel < Mean.Length; channel++)
        {
            Fit(waterfall, channel, course, common);
        }
    }

    // The lines' course about 1, their noise taken off the denominator: noise in b would make every slope too small.
    void Fit(RadioWaterfall waterfall, int channel, double[] course, double common)
    {
        if (!IsSplit)
        {
            (Vehicle[channel], Sky[channel], SkyError[channel]) = (double.NaN, double.NaN, double.NaN);
            return;
        }

        var covariance = 0.0;
        for (var i = 0; i < course.Length; i++)
        {
            covariance += course[i] * (waterfall.Stretch(Quiet[i])[channel] - Mean[channel]) / course.Length;
        }

        var slope = covariance / common;
        var residual = 0.0;
        for (var i = 0; i < course.Length; i++)
        {
            var off = waterfall.Stretch(Quiet[i])[channel] - Mean[channel] - (slope * course[i]);
            residual += off * off / Math.Max(1, course.Length - 2);
        }

        (Vehicle[channel], Sky[channel]) = (slope, Mean[channel] - slope);
        SkyError[channel] = Math.Sqrt(residual / course.Length * (1 + (1 / common)));
    }

    double[] Course(RadioWaterfall waterfall, IReadOnlyList<int> lines)
    {
        var weights = lines.Select(channel => Math.Pow(Mean[channel] / Math.Max(MeanError[channel], 1e-300), 2)).ToArray();
        var total = weights.Sum();
        var own = lines.Select(channel => Mean[channel] - SkyAround(channel)).ToArray();
        return [.. Quiet.Select(stretch => lines.Select((channel, i) => weights[i] / total * ((waterfall.Stretch(stretch)[channel] - Mean[channel]) / own[i])).Sum())];
    }

    // Of the neighbours that are no lines; nothing before the first round.
    double SkyAround(int channel)
    {
        var (from, to) = (Math.Max(0, channel - BaselineReach), Math.Min(Sky.Length, channel + BaselineReach + 1));
        var around = IsSplit ? AverageOf(Enumerable.Range(from, to - from).Where(i => !IsLine[i]).Select(i => Sky[i])) : 0;
        return Math.Clamp(around, 0, Mean[channel] / 2);
    }

    static double AverageOf(IEnumerable<double> values) => values.DefaultIfEmpty(0).Average();
}
