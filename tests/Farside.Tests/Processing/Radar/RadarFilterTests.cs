using Farside.Processing.Radar;

namespace Farside.Tests.Processing.Radar;

public sealed class RadarFilterTests : IDisposable
{
    readonly TemporaryFolder _temp = new();

    public void Dispose() => _temp.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_band_pass_moves_no_wavelet_in_time_and_leaves_it_symmetric(bool isCascade)
    {
        var section = Sections.Of(3, 2048, 0.3125, 0.036, static (_, ns) => Sections.Ricker(ns - 200, 450));

        var passed = Sections.Trace(new BandPassStep { LowMhz = 250, HighMhz = 750, IsCascade = isCascade }.Apply(section, RadarWork.All), 1);

        var middle = 640; // 200 ns
        Assert.Equal(middle, Array.IndexOf(passed, passed.Max()));
        for (var aside = 1; aside < 100; aside++)
        {
            Assert.Equal(passed[middle - aside], passed[middle + aside], 1e-4f);
        }
    }

    [Theory]
    [InlineData(250, 0.5)]
    [InlineData(750, 0.5)]
    [InlineData(450, 1.0)]
    [InlineData(60, 0.0)]
    [InlineData(1300, 0.0)]
    public void Half_of_a_waves_amplitude_passes_at_either_corner_all_between_them_and_nothing_far_out(double mhz, double passes)
    {
        var section = Sections.Of(2, 2048, 0.3125, 0.036, (_, ns) => Math.Sin(2 * Math.PI * mhz * 1e-3 * ns));

        var passed = Sections.Trace(new BandPassStep { LowMhz = 250, HighMhz = 750, Order = 5 }.Apply(section, RadarWork.All), 0)[500..1500];

        Assert.Equal(passes, Math.Sqrt(2 * passed.Average(value => (double)value * value)), 0.01);
    }

    [Fact]
    public void A_level_band_goes_and_what_changes_along_the_way_stays_behind_a_high_pass_across_traces()
    {
        var section = Sections.Of(1200, 64, 0.3125, 0.036, static (trace, ns) => 100 + Math.Sin(2 * Math.PI * trace / 40) + (0 * ns));

        new AcrossHighPassStep { Traces = 333 }.Apply(section, RadarWork.All);

        for (var trace = 300; trace < 900; trace++)
        {
            Assert.Equal(Math.Sin(2 * Math.PI * trace / 40), section.Echo[5, trace].Value, 0.01);
        }
    }

    [Fact]
    public void Earlier_samples_than_the_first_asked_for_stay_as_they_are_across_traces()
    {
        var section = Sections.Of(200, 40, 1, 0.1, static (trace, ns) => trace + ns);

        new AcrossHighPassStep { Traces = 50, FirstSample = 11 }.Apply(section, RadarWork.All);

        Assert.Equal(100 + 10, section.Echo[10, 100].Value);
        Assert.InRange(section.Echo[11, 100].Value, -1e-2, 1e-2);
    }

    [Fact]
    public void The_envelope_of_a_wave_is_its_amplitude_whatever_its_phase()
    {
        var section = Sections.Of(2, 1024, 0.3125, 0.036, static (trace, ns) => Math.Exp(-Math.Pow((ns - 160) / 40, 2)) * Math.Cos((2 * Math.PI * 0.5 * ns) + trace));

        var envelope = new EnvelopeStep().Apply(section, RadarWork.All);

        for (var i = 300; i < 720; i++)
        {
            Assert.Equal(Math.Exp(-Math.Pow(((i * 0.3125) - 160) / 40, 2)), envelope.Echo[i, 1].Value, 2e-3);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(21)]
    public void What_all_traces_share_goes_with_the_background(int window)
    {
        var section = Sections.Of(60, 128, 1, 0.1, static (trace, ns) => (50 * Math.Sin(ns)) + (trace == 30 && ns is 64 ? 7 : 0));

        new BackgroundStep { Traces = window }.Apply(section, RadarWork.All);

        Assert.Equal(7 * (1 - (1.0 / (window == 0 ? 60 : window))), section.Echo[64, 30].Value, 1e-4);
        Assert.Equal(0, section.Echo[20, 3].Value, 1e-4);
    }

    [Fact]
    public void A_spherical_gain_undoes_spreading_and_loss_of_a_plane_wave()
    {
        // Field of a scatterer: 1 / r² and exp(−π f tan δ t), r = c t / (2 √ε).
        var perNs = 0.299792458 / 2 / Math.Sqrt(3.5);
        var section = Sections.Of(2, 512, 1, 0.1, (_, ns) => ns < 1 ? 0 : Math.Exp(-Math.PI * 0.5 * 0.006 * ns) / Math.Pow(perNs * ns, 2));

        new SphericalGainStep { Permittivity = 3.5, LossTangent = 0.006, Mhz = 500 }.Apply(section, RadarWork.All);

        Assert.All(Sections.Trace(section, 1)[1..], value => Assert.Equal(1, value, 1e-4f));
    }

    [Fact]
    public void Each_trace_comes_to_its_own_time_zero_by_parts_of_a_sample()
    {
        // The direct wave drifts by a tenth of a sample a trace; what the ground sends drifts with it.
        static double Zero(int trace) => 27 + (0.03125 * trace);
        var section = Sections.Of(40, 1024, 0.3125, 0.036, (trace, ns) => (-100 * Sections.Ricker(ns - Zero(trace), 330)) + Sections.Ricker(ns - Zero(trace) - 150, 450));

        var zeroed = new TimeZeroStep { OffsetNs = 1, HeightM = 0.3 }.Apply(section, RadarWork.All);

        var late = 150 - 1 - (2 * 0.3 / 0.299792458); // after time zero and after the air
        Assert.Equal(2 * 0.3 / 0.299792458, zeroed.AirNs, 9);
        foreach (var trace in (int[])[0, 7, 23, 39])
        {
            var row = Sections.Trace(zeroed, trace)[300..];
            Assert.Equal(Sections.Ricker(((int)Math.Round(late / 0.3125) * 0.3125) - late, 450), row[(int)Math.Round(late / 0.3125) - 300], 0.02);
        }
    }

    [Fact]
    public void Threads_change_no_byte_of_any_step()
    {
        foreach (var text in RadarStepText.All.Select(step => step.ToString()).Append("background:traces=21").Append("time-zero:rule=threshold"))
        {
            var random = new Random(5);
            RadarSection Made() => Sections.Of(150, 300, 0.3125, 0.04, (_, _) => random.NextDouble() - 0.5) with { HeightsM = [.. Enumerable.Range(0, 150).Select(i => 0.01 * i)] };
            var (one, other) = (Made(), Made());
            other = other with { Echo = new(300, 150, one.Echo.Pixels.ToArray()) };

            var (alone, many) = (RadarStepText.Parse(text).Apply(one, new(1, default)), RadarStepText.Parse(text).Apply(other, new(4, default)));

            Assert.True(alone.Echo.Pixels.SequenceEqual(many.Echo.Pixels), text);
        }
    }

    [Fact]
    public void A_step_says_itself_so_that_it_can_be_read_again()
    {
        foreach (var step in RadarPresets.Names.SelectMany(name => RadarPresets.Of(name, 500, new() { OffsetNs = 1.25, HeightM = 0.3 })).Concat(RadarStepText.All))
        {
            Assert.Equal(step.ToString(), RadarStepText.Parse(step.ToString()).ToString());
        }
    }

    [Theory]
    [InlineData("bandpass", "found bandpass; expected time-zero, dewow")]
    [InlineData("band-pass:lo=3", "found lo; expected low, high, order, cascade")]
    [InlineData("dewow:window=long", "expected a number")]
    public void A_word_that_is_no_step_is_answered_by_those_that_are(string text, string answer) =>
        Assert.Contains(answer, Assert.Throws<RadarStepException>(() => RadarStepText.Parse(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_band_above_what_the_samples_carry_is_refused() =>
        Assert.Contains("MHz", Assert.Throws<RadarStepException>(() => new BandPassStep { HighMhz = 1700 }.Apply(Sections.Of(2, 64, 0.3125, 1, static (_, _) => 0), RadarWork.All)).Message, StringComparison.Ordinal);

    // The published notebook's steps in SciPy: two filters run both ways, whole samples of time zero, a filter along the way, t^1.7.
    const string Roncoroni = """
        import sys, numpy as np
        from scipy.signal import butter, filtfilt
        n, m = int(sys.argv[2]), int(sys.argv[3]); fs = 3200.0
        d = np.fromfile(sys.argv[1]).reshape(n, m)
        d = filtfilt(*butter(5, 600 / (fs / 2), 'low'), d)
        d = filtfilt(*butter(5, 100 / (fs / 2), 'high'), d)
        top = np.abs(d).max(); z = np.zeros_like(d)
        for i in range(n):
            k = np.where(np.abs(d[i]) > 0.5 * top)[0]; k = k[0] if len(k) else 0
            z[i, :m - k] = d[i, k:]
        b, a = butter(5, 9.6 / (fs / 2), 'high')
        from scipy.signal import sosfiltfilt
        z = sosfiltfilt(butter(5, 9.6 / (fs / 2), 'high', output='sos'), z, axis=0)
        z *= (np.arange(m) / fs * 1e3) ** 1.7
        z.tofile(sys.argv[4])
        """;

    const string ZeroPhase = """
        import sys, numpy as np
        from scipy.signal import butter, sosfiltfilt
        n, m = int(sys.argv[2]), int(sys.argv[3]); dt = 0.3125; skip = 28.203 / dt  # of which the published script takes the whole part
        d = np.fromfile(sys.argv[1]).reshape(n, m)[:, int(skip):]
        d = sosfiltfilt(butter(5, [250 * 2 * dt * 1e-3, 750 * 2 * dt * 1e-3], 'band', output='sos'), d)
        d = d - d.mean(0)
        t = np.arange(d.shape[1]) * dt
        d *= (t * 0.299792458 / 2) ** 2 / 3 * np.exp(np.pi * t * 0.5 * 0.004)
        d.tofile(sys.argv[4])
        """;

    [SkippableTheory]
    [InlineData("roncoroni-2024")]
    [InlineData("zero-phase-250-750")]
    public void The_published_chains_come_out_as_scipy_does_them(string preset)
    {
        const int Traces = 2400;
        const int Samples = 1024;
        var random = new Random(3);
        var section = Sections.Of(Traces, Samples, 0.3125, 0.036, (trace, ns) =>
            (-80 * Sections.Ricker(ns - 27, 330)) + (20 * Math.Sin(ns / 3) * Math.Exp(-ns / 60)) + (30 * Math.Exp(-ns / 40) * Sections.Ricker(ns - 60 - (0.02 * (trace % 700)), 420)) + random.NextDouble() - 0.5);
        var (input, output) = (Sections.Save(section, _temp["in"]), _temp["out"]);
        Judge.Ask("scipy", "python3-scipy", preset[0] == 'r' ? Roncoroni : ZeroPhase, input, $"{Traces}", $"{Samples}", output);

        var made = RadarChain.Run(section, RadarPresets.Of(preset, 500, null), RadarWork.All);

        var judged = Sections.AsDoubles(output);
        var width = judged.Length / Traces;
        var (ours, theirs) = (new List<double>(), new List<double>());
        for (var trace = 700; trace < Traces - 700; trace++) // what lies beyond either end of the way is anybody's guess
        {
            for (var i = 0; i < Math.Min(width, made.Samples) - 110; i++)
            {
                ours.Add(made.Echo[i, trace].Value);
                theirs.Add(judged[(trace * width) + i]);
            }
        }

        Assert.InRange(Sections.Correlation(ours, theirs), 0.999, 1.0000001);
        Assert.Equal(1, Math.Sqrt(ours.Sum(x => x * x) / theirs.Sum(x => x * x)), 0.01);
    }
}
