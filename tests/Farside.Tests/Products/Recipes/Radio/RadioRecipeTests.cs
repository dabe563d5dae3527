using System.Buffers.Binary;
using System.Globalization;
using Farside.Archive.Missions;
using Farside.Archive.Store;
using Farside.Core.Measurements;
using Farside.Core.Time;
using Farside.Core.Units;
using Farside.Products.Recipes.Radio;
using Farside.Simulator.Instruments.Radio;
using Farside.Tests.Simulator.Instruments;

namespace Farside.Tests.Products.Recipes.Radio;

/// <summary>Records written here byte by byte: a still sky, a lander whose lines and hump breathe in common, noise, and a burst.</summary>
public sealed class RadioRecipeTests : IDisposable
{
    const int Channels = 2048;
    const int Records = 400;
    const double Noise = 1;
    readonly TemporaryFolder _temp = new();

    public void Dispose() => _temp.Dispose();

    [Fact]
    public void What_follows_the_lander_is_told_from_the_still_sky_within_its_errors()
    {
        Write(burst: false);
        Made.Run([new RadioRecipe()], ArchiveFolder.Open(_temp["archive"]), _temp["products"]);

        var rows = Spectrum();
        var told = Enumerable.Range(0, Channels).Where(channel => rows[channel].IsLine == 0).ToList();
        var off = told.ConvertAll(channel => (rows[channel].Sky - Sky(channel)) / rows[channel].SkyError);

        Assert.InRange(Math.Sqrt(off.Average(z => z * z)), 0.8, 1.25);
        Assert.InRange(off.Average(), -0.3, 0.3);
        Assert.InRange(told.Average(channel => rows[channel].Lander / Lander(channel)), 0.95, 1.05);
        Assert.All(Enumerable.Range(1, 19), n => Assert.Equal(1, rows[100 * n].IsLine));
        Assert.InRange(rows.Count(row => row.IsLine == 1), 19, 25);
    }

    [Fact]
    public void A_burst_is_no_quiet_time()
    {
        Write(burst: true);
        var report = Made.Run([new RadioRecipe()], ArchiveFolder.Open(_temp["archive"]), _temp["products"]);

        var course = File.ReadLines(Path.Combine(_temp["products"], report.Made.Single(), "course.csv")).Skip(1).Select(line => line.EndsWith(",1", StringComparison.Ordinal)).ToList();
        Assert.All(Enumerable.Range(205, 30), i => Assert.False(course[i]));
        Assert.InRange(course.Count(isQuiet => isQuiet), 320, 375);
        Assert.InRange(Spectrum().Select((row, channel) => row.Quiet / (Sky(channel) + LanderAll(channel))).Average(), 0.97, 1.03);
    }

    [Fact]
    public void Blocks_of_records_are_the_table_s_rows()
    {
        Write(burst: false);
        var archive = ArchiveFolder.Open(_temp["archive"]);
        var table = Assert.IsType<MeasuredTable>(archive.Read(archive.Entries[0]));
        using var file = SpectrogramFile.Open(MissionLabel.Open(archive.Entries[0].LabelPath!));
        var (spectra, heads) = (new float[3 * Channels], new (float, float, byte)[3]);

        file.Read(397, spectra, heads);

        Assert.Equal(Records, file.Records);
        Assert.Equal(table.Columns.Skip(3).Select(column => (float)column.Numbers![399]), spectra[(2 * Channels)..]);
        Assert.Equal((0.1, 2.0), (file.Frequency(0), file.Frequency(Channels - 1)));
    }

    static double Sky(int channel) => 2 + (0.002 * channel);

    static double Lander(int channel) => 30 / (1 + Math.Pow(channel / 500.0, 2));

    static double LanderAll(int channel) => Lander(channel) + (channel % 100 == 0 && channel > 0 && channel < 2000 ? 200 : 0);

    void Write(bool burst)
    {
        var start = Epoch.FromUtc(2019, 1, 3, 16, 22);
        var product = LfrsProducts.Of(new() { Start = start, Stop = start + TimeSpan.FromHours(1), Sequence = "0001", Version = 'B', Seed = 3, Records = Records, SunAt = _ => new(Angle.FromDegrees(75), Angle.FromDegrees(25)) }).Products[0];
        Array.Clear(product.Data);
        var random = new Random(burst ? 2 : 1);
        for (var record = 0; record < Records; record++)
        {
            var (breath, loud) = (1 + (0.12 * Normal(random)), burst && record is >= 200 and < 240 ? 30.0 : 0);
            for (var channel = 0; channel < Channels; channel++)
            {
                var value = Sky(channel) + (LanderAll(channel) * breath) + loud + (Noise * Normal(random));
                BinaryPrimitives.WriteSingleBigEndian(product.Data.AsSpan((record * 8287) + 94 + (4 * channel)), (float)value);
            }
        }

        Written.To(_temp["archive"], product);
    }

    List<(double Quiet, double Lander, double Sky, double SkyError, double IsLine)> Spectrum() =>
        [.. File.ReadLines(Directory.GetFiles(_temp["products"], "spectrum.csv", SearchOption.AllDirectories).Single()).Skip(1).Select(line => line.Split(',').Select(cell => cell.Length > 0 ? double.Parse(cell, CultureInfo.InvariantCulture) : double.NaN).ToArray()).Select(cells => (cells[2], cells[4], cells[5], cells[6], cells[7]))];

    static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(Math.Tau * random.NextDouble());
}
