using System.Globalization;
using Farside.Archive.Store;
using Farside.Core.Measurements;
using Farside.Core.Sky;
using Farside.Core.Time;
using Farside.Core.Units;
using Farside.Simulator.Instruments.Radio;
using Farside.Simulator.Mission;

namespace Farside.Tests.Simulator.Instruments;

/// <summary>Records of the radio spectrometer, judged by offsets written out here, and the physics in them.</summary>
public class RadioTests
{
    const int Records = 240;
    static readonly Epoch Start = Epoch.FromUtc(2019, 1, 3, 16, 22);
    static readonly Epoch Stop = Epoch.FromUtc(2019, 1, 3, 17, 43);
    static readonly Lazy<SimulatedMeasurement> Lasting = new(() => LfrsProducts.Of(Period()));

    static SimulatedMeasurement Measured => Lasting.Value;

    [Fact]
    public void A_record_is_8287_bytes_with_every_field_at_its_place_big_endian()
    {
        var product = Measured.Products[0];
        var second = product.Data.AsSpan(8287, 8287).ToArray();

        Assert.Equal(Records * 8287, product.Data.Length);
        Assert.Equal("CE4_GRAS_LFRS-TR_SCI_P_20190103162200_20190103174300_0001_B.2C", product.Name.FileName);
        Assert.Equal(product.Data[..4], second[..4]); // identification
        Assert.InRange(Single(second, 76), 24.99, 25.01);
        Assert.InRange(Single(second, 80), 75.01, 75.03);
        Assert.Equal(60u, (uint)((second[84] << 24) | (second[85] << 16) | (second[86] << 8) | second[87]));
        Assert.Equal((16, 64, 8192), ((second[88] << 8) | second[89], (second[90] << 8) | second[91], (second[92] << 8) | second[93]));
        Assert.All(Enumerable.Range(0, 2048), channel => Assert.InRange(Math.Abs(Single(second, 94 + (4 * channel))), 0, 1e-20));
        Assert.Equal(0, second[8286]);
    }

    [Fact]
    public void The_archive_reads_the_sun_the_frequencies_and_the_spectra()
    {
        var table = Read(Measured.Products[0]);

        Assert.Equal(Records, table.Columns[0].Numbers!.Length);
        Assert.Equal(25, table.Columns[0].Numbers![0], 3);
        Assert.Equal(("0.1 MHz", "2 MHz"), (table.Columns[3].Name, table.Columns[2050].Name));
        Assert.Equal(Single(Measured.Products[0].Data, (100 * 8287) + 94 + (4 * 700)), table.Columns[703].Numbers![100], 1e-30);
        Assert.True(table.Observation.IsSimulated);
    }

    [Fact]
    public void A_burst_drifts_from_two_megahertz_to_a_half_by_the_published_law()
    {
        // df/dt = −0.01 f^1.84: from 2 to 0.5 MHz it takes (0.5^−0.84 − 2^−0.84) / 0.0084 = 146.6 s.
        var table = Read(LfrsProducts.Of(Period() with { Bursts = [new(1_000, 3e-16)], Records = 2_430 }).Products[0]); // a record in 2 s
        double LoudestS(double mhz) => 2.0 * Enumerable.Range(0, 2_430).MaxBy(record => Around(table, mhz, record));

        Assert.InRange(LoudestS(0.5) - LoudestS(1.95), 146.6 - 12, 146.6 + 14);
    }

    [Fact]
    public void No_burst_is_heard_by_night()
    {
        static SunPosition Night(Epoch time) => new(Angle.FromDegrees(180), Angle.FromDegrees(-10));
        var (quiet, burst) = (LfrsProducts.Of(Period() with { SunAt = Night }), LfrsProducts.Of(Period() with { SunAt = Night, Bursts = [new(1_000, 3e-16)] }));

        Assert.Equal(quiet.Products[0].Data, burst.Products[0].Data);
    }

    [Fact]
    public void The_galaxy_is_brightest_near_three_megahertz_and_fades_below()
    {
        // The turnover that satellites and the Tasmanian arrays found: between 2 and 5 MHz.
        Assert.InRange(Enumerable.Range(5, 200).Select(i => 0.1 * i).MaxBy(GalacticBackground.Brightness), 2, 5);
        Assert.True(GalacticBackground.Brightness(0.5) < 0.2 * GalacticBackground.Brightness(3));
    }

    [Fact]
    public void The_mean_of_many_records_is_the_galaxy_and_the_landers_rest_45_decibels_down()
    {
        var table = Read(LfrsProducts.Of(Period() with { BandMhz = (1, 40), Records = 600 }).Products[0]);
        var truth = LfrsProducts.Of(Period() with { BandMhz = (1, 40), Records = 1 }).Tables.Values.Single().Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1)
            .Select(line => line.Split(',')).Select(cells => double.Parse(cells[2], CultureInfo.InvariantCulture) + double.Parse(cells[3], CultureInfo.InvariantCulture)).ToArray();
        var (found, expected) = (0.0, 0.0);
        for (var channel = 0; channel < 2048; channel++)
        {
            found += table.Columns[channel + 3].Numbers!.Average();
            expected += truth[channel];
        }

        Assert.InRange(found / expected / Math.Pow(10, -4.5), 0.97, 1.03);
    }

    [Fact]
    public void The_same_seed_gives_the_same_bytes() => Assert.Equal(Measured.Products[0].Data, LfrsProducts.Of(Period()).Products[0].Data);

    static LfrsPeriod Period() => new() { Start = Start, Stop = Stop, Sequence = "0001", Version = 'B', Seed = 3, Records = Records, SunAt = SunAt };

    // A little Sun that moves evenly.
    static SunPosition SunAt(Epoch time) => new(Angle.FromDegrees(75 + ((time - Start).TotalMinutes * 0.06)), Angle.FromDegrees(25));

    static double Around(MeasuredTable table, double mhz, int record)
    {
        var middle = 3 + (int)((mhz - 0.1) / 1.9 * 2047);
        return Enumerable.Range(middle - 8, 17).Sum(column => table.Columns[column].Numbers![record]);
    }

    static float Single(byte[] bytes, int at) => BitConverter.Int32BitsToSingle((bytes[at] << 24) | (bytes[at + 1] << 16) | (bytes[at + 2] << 8) | bytes[at + 3]);

    static MeasuredTable Read(SimulatedProduct product)
    {
        using var folder = new TemporaryFolder();
        Written.To(folder.Path, product);
        var archive = ArchiveFolder.Open(folder.Path);
        return Assert.IsType<MeasuredTable>(archive.Read(Assert.Single(archive.Entries)));
    }
}
