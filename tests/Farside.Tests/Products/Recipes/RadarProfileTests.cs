using System.Globalization;
using Farside.Archive.Store;
using Farside.Core.Geometry;
using Farside.Core.Measurements;
using Farside.Core.Rasters;
using Farside.Core.Time;
using Farside.Formats.Radar;
using Farside.Products.Recipes;
using Farside.Tests.Archive.Missions;
using Farside.Tests.Processing.Radar;

namespace Farside.Tests.Products.Recipes;

/// <summary>Profiles of radars whose places change from trace to trace: channel 1 alone, Zhurong's, and two periods joined.</summary>
public sealed class RadarProfileTests : IDisposable
{
    const int Traces = 60;
    const int Samples = 300;
    const double StepM = 0.5;
    const double GapM = 3;

    readonly TemporaryFolder _temp = new();
    readonly FrameArchive _archive;

    public RadarProfileTests() => _archive = new(_temp["archive"]);

    public void Dispose() => _temp.Dispose();

    [Fact]
    public void Channel_1_gets_a_profile_of_even_steps_and_no_depth_since_nobody_knows_where_its_time_begins()
    {
        _archive.AddRadar("1", "0001", observation => Period(observation, 0, 0));

        var report = Made.Run([new RadargramRecipe()], _archive, _temp["products"]);

        Assert.Empty(report.Failures);
        var folder = _temp["products/" + Assert.Single(report.Made)];
        Assert.Equal(StepM, Made.Quality(folder, "spacing of the profile")!.Value, 1e-6);
        Assert.Equal((Traces - 3) * StepM, Made.Quality(folder, "way of the profile")!.Value, 1e-6); // half-way between one fix and the next; the first trace has not moved
        Assert.StartsWith("none: where this receiver's two-way time begins", Fact(folder, "Depth"), StringComparison.Ordinal);
        string[] needDepth = ["layers", "scatterers", "migrated"];
        Assert.DoesNotContain(Directory.EnumerateFiles(folder).Select(Path.GetFileName), name => needDepth.Any(start => name!.StartsWith(start, StringComparison.Ordinal)));
    }

    [Fact]
    public void Zhurongs_radar_gets_a_profile_of_even_steps_and_no_depth()
    {
        var radar = SmallRoper.High;
        var first = new DateTime(2021, 5, 25, 4, 20, 0, 81, DateTimeKind.Utc);
        var folder = Directory.CreateDirectory(_temp["roper"]).FullName;
        File.WriteAllBytes(Path.Combine(folder, radar.Name), [.. Enumerable.Range(0, 24).SelectMany(i => radar.Record(first.AddSeconds(i), i + 1, 16384, n => (float)(100 * Sections.Ricker((0.29 * n) - 200, 400)), 0.25f * i, 0, 0))]);
        File.WriteAllText(Path.Combine(folder, radar.Name + "L"), radar.Label(24));

        var report = Made.Run([new RadargramRecipe()], ArchiveFolder.Open(folder), _temp["products"]);

        Assert.Empty(report.Failures);
        var product = _temp["products/" + Assert.Single(report.Made)];
        Assert.Equal(0.25, Made.Quality(product, "spacing of the profile")!.Value, 1e-6);
        Assert.StartsWith("none: where this receiver's two-way time begins", Fact(product, "Depth"), StringComparison.Ordinal);
        Assert.Equal(2048, SegYReader.Read(Path.Combine(product, "profile.sgy")).Echo.Width);
    }

    [Fact]
    public void Two_periods_are_joined_in_order_and_between_them_the_profile_is_silent()
    {
        var folder = Join(0);

        var lines = File.ReadAllLines(Path.Combine(folder, "profile.csv"))[1..].Select(line => line.Split(',')).ToList();
        var along = lines.ConvertAll(line => double.Parse(line[1], CultureInfo.InvariantCulture));
        Assert.All(along.Zip(along.Skip(1)), pair => Assert.Equal(StepM, pair.Second - pair.First, 1e-6));
        var taken = lines.FindAll(line => line[^1].Length > 0);
        Assert.Equal(taken.Select(line => line[2]).Order(StringComparer.Ordinal), taken.Select(line => line[2]));
        var silent = Enumerable.Range(0, lines.Count).Where(i => lines[i][^1].Length == 0).ToList();
        Assert.Equal((int)((GapM + (2 * StepM)) / StepM) - 1, silent.Count); // half a step, a trace that has not moved and half a step more
        Assert.Equal(silent, Enumerable.Range(silent[0], silent.Count));
        var section = SegYReader.Read(Path.Combine(folder, "profile.sgy"));
        Assert.All(silent, trace => Assert.All(section.Echo.Row(trace).ToArray(), echo => Assert.Equal(0, echo.Value)));
        Assert.Null(section.Traces[silent[0]].Time);
        Assert.NotNull(section.Traces[silent[0] - 1].Time);
    }

    [Fact]
    public void An_echo_at_the_end_of_one_period_is_not_migrated_into_the_next()
    {
        var (loud, quiet) = (SegYReader.Read(Path.Combine(Join(1), "profile.sgy")), SegYReader.Read(Path.Combine(Join(0), "profile.sgy")));
        var second = loud.Echo.Height - Traces + 4;

        Assert.Equal(quiet.Echo.Height, loud.Echo.Height);
        Assert.Contains(Enumerable.Range(0, Traces - 2), trace => !loud.Echo.Row(trace).SequenceEqual(quiet.Echo.Row(trace)));
        for (var trace = second; trace < loud.Echo.Height; trace++)
        {
            Assert.True(loud.Echo.Row(trace).SequenceEqual(quiet.Echo.Row(trace)));
        }
    }

    /// <summary>The joined product, migrated; with an echo over the last traces of the first period or without.</summary>
    string Join(double strength)
    {
        var name = $"joined-{strength}";
        var archive = new FrameArchive(_temp[name]);
        archive.AddRadar("1", "0001", observation => Period(observation, 0, strength));
        archive.AddRadar("1", "0002", observation => Period(observation, ((Traces - 1) * StepM) + GapM, 0));
        var report = Made.Run([new RadargramRecipe(new() { Preset = "migrated" })], archive, _temp[name + "-products"]);
        Assert.Empty(report.Failures);
        return _temp[$"{name}-products/{report.Made.Single(key => key.EndsWith("-mission", StringComparison.Ordinal))}"];
    }

    static string Fact(string folder, string name) => Made.Record(folder).Facts.Single(fact => fact.Name == name).Value;

    // Straight east, half a metre a trace; noise, and an echo that only the last ten traces hear.
    static Radargram Period(Observation observation, double fromM, double strength)
    {
        var random = new Random((int)fromM);
        var echo = new Raster<Linear>(Samples, Traces);
        for (var trace = 0; trace < Traces; trace++)
        {
            for (var i = 0; i < Samples; i++)
            {
                var noise = random.NextDouble() - 0.5;
                echo[i, trace] = new((float)(noise + (trace >= Traces - 10 ? 50 * strength * Sections.Ricker((i * 2.5) - 300, 60) : 0)));
            }
        }

        return new()
        {
            Observation = observation,
            Echo = echo,
            SamplingIntervalNs = 2.5,
            CentralFrequencyMhz = 60,
            Traces = [.. Enumerable.Range(0, Traces).Select(trace => new Trace(Epoch.FromUtc(2019, 1, 9 + (fromM > 0 ? 1 : 0), 20, 0, 0) + TimeSpan.FromSeconds(6.6 * trace), new Point<SiteFrame>(fromM + (trace * StepM), 0, 0), null, 255, trace, trace, 0))],
        };
    }
}
