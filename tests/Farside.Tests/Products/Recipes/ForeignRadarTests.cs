using System.Globalization;
using System.Text.RegularExpressions;
using Farside.Formats.Radar;
using Farside.Processing.Radar;
using Farside.Products.Recipes.Radargrams;
using Farside.Tests.Cli;
using Farside.Tests.Processing.Radar;

namespace Farside.Tests.Products.Recipes;

/// <summary>Anybody's file through <c>farside radar</c>: sections made by the test, and GPRPy's examples.</summary>
public sealed class ForeignRadarTests : IDisposable
{
    const double IntervalNs = 0.3125;
    const double SpacingM = 0.04;
    const double Permittivity = 4;
    const double ScattererM = 2.4;
    const double LayerNs = 80;
    const double RisesNs = 2.5;

    readonly TemporaryFolder _temp = new();

    public void Dispose() => _temp.Dispose();

    [Fact]
    public void A_scatterer_and_a_layer_that_were_put_in_come_out_at_their_depths()
    {
        Write(_temp["made.sgy"]);

        var record = ForeignRadar.Make(_temp["made.sgy"], "standard", [], new(3, Permittivity, 5), null, null, _temp["out"], RadarWork.All);

        Assert.Equal(["profile.png", "profile.sgy", "radar.json"], Directory.EnumerateFiles(_temp["out"]).Select(Path.GetFileName).Order());
        var scatterers = record["scatterers"]!.AsArray().Select(line => Numbers(line!.GetValue<string>())).ToList();
        Assert.Contains(scatterers, numbers => Math.Abs(numbers[0] - 6) < 0.05 && Math.Abs(numbers[1] - ScattererM) < 0.02 * ScattererM);
        var layer = Numbers(Assert.Single(record["layers"]!.AsArray())!.GetValue<string>());
        Assert.Equal(LayerNs, layer[2], RisesNs);
        Assert.Equal(0.5 * layer[2] * Depth.Velocity(Permittivity), layer[4], 0.01);
    }

    [Fact]
    public void The_steps_that_are_asked_for_are_those_that_are_done()
    {
        Write(_temp["made.sgy"]);

        ForeignRadar.Make(_temp["made.sgy"], "standard", ["dewow:window=12", "agc:window=30"], Depth.ChangE4, null, null, _temp["out"], RadarWork.All);

        var section = new RadarSection { Echo = SegYReader.Read(_temp["made.sgy"]).Echo, IntervalNs = IntervalNs, SpacingM = SpacingM };
        var expected = RadarChain.Run(section, [new DewowStep { WindowNs = 12 }, new AgcStep { WindowNs = 30 }], RadarWork.All);
        Assert.True(expected.Echo.Pixels.SequenceEqual(SegYReader.Read(_temp["out/profile.sgy"]).Echo.Pixels));
    }

    [Fact]
    public void The_verb_makes_its_three_files_says_what_it_did_and_gives_a_spacing_that_the_file_lacks()
    {
        Write(_temp["made.sgy"], spacingM: 0);

        var (exit, output, errors) = FarsideProcess.Run("radar", _temp["made.sgy"], "--out", _temp["out"], "--spacing", "0.04", "--permittivity", "4", "--preset", "migrated");

        Assert.Equal((0, ""), (exit, errors));
        Assert.Contains("SEG-Y rev 1, 300 traces of 500 samples, 0.3125 ns", output, StringComparison.Ordinal);
        Assert.Matches(@"Step: +stolt:velocity=", output);
        Assert.Matches(@"Layer: +traces ", output);
        Assert.True(File.Exists(_temp["out/profile.png"]));
    }

    [Fact]
    public void A_file_that_is_no_radar_fails_in_one_line_that_names_it()
    {
        File.WriteAllBytes(_temp["x.dzt"], new byte[10]);

        var (exit, _, errors) = FarsideProcess.Run("radar", _temp["x.dzt"], "--out", _temp["out"]);

        Assert.Equal(1, exit);
        Assert.Contains("x.dzt", Assert.Single(errors.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
        Assert.False(Directory.Exists(_temp["out"]));
    }

    // Sums by a NumPy rewriting of GPRPy's readers on its example data, as for the readers' own test; t to the power of 0 changes nothing.
    [SkippableTheory]
    [InlineData("SnS/ComOffs/XLINE00.DT1", 531, 1500, -119481918.0, 0.8, 50)]
    [InlineData("GSSI/FILE____032.DZT", 1040, 512, -68989943.0, 48.0 / 511, 400)]
    [Trait("Data", "archive")]
    public void What_another_reader_reads_of_real_files_is_what_the_chain_starts_from(string name, int traces, int samples, double sum, double intervalNs, double mhz)
    {
        var record = ForeignRadar.Make(SharedData.Require("radar/gprpy/exampledata/" + name), "standard", ["power-gain:power=0"], Depth.ChangE4, null, null, _temp["out"], RadarWork.All);

        var made = SegYReader.Read(_temp["out/profile.sgy"]);
        Assert.Equal((traces, samples), (made.Echo.Height, made.Echo.Width));
        Assert.Equal(sum, made.Echo.Pixels.ToArray().Sum(echo => (double)echo.Value));
        Assert.Equal(intervalNs, made.IntervalNs, 1e-6);
        Assert.Equal(mhz, record["centralMhz"]!.GetValue<double>());
    }

    static double[] Numbers(string line) => [.. Regex.Matches(line, @"\d+(\.\d+)?").Select(match => double.Parse(match.Value, CultureInfo.InvariantCulture))];

    // Over two scatterers' hyperbolas and a layer that dips gently lies a little noise.
    static void Write(string path, double spacingM = SpacingM)
    {
        var (random, velocity) = (new Random(5), Depth.Velocity(Permittivity));
        var section = Sections.Of(300, 500, IntervalNs, SpacingM, (trace, ns) =>
            Echo(trace, ns, 6, ScattererM, velocity) + (1.5 * Sections.Ricker(ns - LayerNs - (RisesNs * Math.Sin(2 * Math.PI * trace * SpacingM / 9)), 500)) + (0.05 * (random.NextDouble() - 0.5)));
        SegYWriter.Write(path, new()
        {
            Format = "SEG-Y rev 1",
            Echo = section.Echo,
            IntervalNs = IntervalNs,
            Traces = [.. Enumerable.Range(0, section.Traces).Select(trace => new RadarFileTrace(null, trace * spacingM, null, null, null))],
        }, []);
    }

    static double Echo(int trace, double ns, double atM, double depthM, double velocity)
    {
        var far = Math.Sqrt((depthM * depthM) + Math.Pow((trace * SpacingM) - atM, 2));
        return 2 * depthM / far * Sections.Ricker(ns - (2 * far / velocity), 500);
    }
}
