using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Farside.Archive.Labels;
using Farside.Archive.Store;
using Farside.Simulator.Mission;
using static Farside.Simulator.Instruments.PortalLabel;

namespace Farside.Simulator.Instruments.Radio;

/// <summary>A file of radio spectra (LFRS-TR) and what is true of it.</summary>
static class LfrsProducts
{
    public static SimulatedMeasurement Of(LfrsPeriod period)
    {
        var spectrum = new LfrsSpectrum(period);
        var data = Records(period, spectrum);
        var name = new ProductName("CE4", "GRAS", "LFRS-TR", "SCI", 'P', period.Start, period.Stop, period.Sequence, period.Version, "2C", IsLabel: false);
        var file = $"lfrs-{period.Version}-{period.Sequence}.csv";
        return new([new($"LFRS/TR/2C/{period.ReleaseMonth}", name, Label(name, period, data.Length), data)], Truth(period, spectrum, file), new Dictionary<string, string> { [file] = Table(period, spectrum) });
    }

    static byte[] Records(LfrsPeriod period, LfrsSpectrum spectrum)
    {
        if ((long)period.Records * LfrsRecord.Bytes > System.Array.MaxLength || period.Records < 1)
        {
            throw new SimulationException("LFRS", $"{period.Records} records", $"1 to {System.Array.MaxLength / LfrsRecord.Bytes}", "Split the period.");
        }

        // The caller's function is asked on the caller's thread.
        var suns = Enumerable.Range(0, period.Records).Select(record => period.SunAt(period.Start + TimeSpan.FromSeconds(period.SecondsOf(record)))).ToArray();
        var data = new byte[period.Records * LfrsRecord.Bytes];
        Parallel.For(0, period.Records, () => new float[LfrsRecord.Channels], (record, _, values) =>
        {
            spectrum.Record(record, suns[record].Elevation.Radians > 0, values);
            LfrsRecord.Write(data.AsSpan(record * LfrsRecord.Bytes, LfrsRecord.Bytes), suns[record], values, quality: 0);
            return values;
        }, _ => { });
        return data;
    }

    static LabelElement Label(ProductName name, LfrsPeriod period, int bytes) => Root(name, period.Start, period.Stop, "Low Frequency Radio Spectrometer", isRover: false, "Radio",
        [
            Group("Instrument_Parm",
                With("bands", string.Create(CultureInfo.InvariantCulture, $"{period.BandMhz.Low:0.######}-{period.BandMhz.High:0.######}"), "MHz"),
                new("description", "SIMULATED: elements of this label are invented but for bands and times, the real label is not published")),
            LanderLocation(),
        ],
        Group("File_Area_Observational", File(name.FileName, period.Stop + TimeSpan.FromDays(60), bytes, period.Records),
            Group("Table_Binary", With("offset", "0", "byte"), new("records", Text(period.Records)), Fields())));

    static LabelElement Fields()
    {
        var record = Group("Record_Binary", new("fields", "11"), new("groups", "1"), With("record_length", Text(LfrsRecord.Bytes), "byte"));
        var (number, at) = (0, 1);
        foreach (var (name, type, bytes, unit) in HeaderFields)
        {
            record.Add(Field(name, ++number, at, type, bytes, unit));
            at += bytes;
        }

        record.Add(Group("Group_Field_Binary", new("name", "SPECTRUM"), new("group_number", "1"), new("repetitions", Text(LfrsRecord.Channels)), new("fields", "1"), new("groups", "0"),
            With("group_location", Text(at), "byte"), With("group_length", Text(4 * LfrsRecord.Channels), "byte"), Field("SPECTRUM", 1, 1, "IEEE754MSBSingle", 4, "W/m2/Hz")));
        record.Add(Field("QUALITY_STATE", 11, LfrsRecord.Bytes, "UnsignedByte", 1, "none"));
        return record;
    }

    static (string Name, string Type, int Bytes, string Unit)[] HeaderFields =>
    [
        ("FRAME_IDENTIFICATION", "UnsignedByte", 4, "none"), ("VERSION", "UnsignedByte", 1, "none"), ("WORKING_PARAMETERS", "UnsignedByte", 71, "none"),
        ("SOLAR_ELEVATION_ANGLE", "IEEE754MSBSingle", 4, "deg"), ("SOLAR_AZIMUTH_ANGLE", "IEEE754MSBSingle", 4, "deg"), ("CANCELLATION_PERIOD", "UnsignedMSB4", 4, "none"),
        ("CANCELLATION_NUMBER", "UnsignedMSB2", 2, "none"), ("ACCUMULATION_TIMES", "UnsignedMSB2", 2, "none"), ("RECORD_LENGTH", "UnsignedMSB2", 2, "byte"),
    ];

    static LabelElement Field(string name, int number, int at, string type, int bytes, string unit) => Group("Field_Binary",
        new("name", name), new("field_number", Text(number)), With("field_location", Text(at), "byte"), new("data_type", type), With("field_length", Text(bytes), "byte"), new("unit", unit));

    static JsonObject Truth(LfrsPeriod period, LfrsSpectrum spectrum, string table) => new()
    {
        ["table"] = table,
        ["records"] = period.Records,
        ["levelDb"] = LfrsSpectrum.LevelDb,
        ["noiseFluxPerRecord"] = LfrsSpectrum.NoiseFlux,
        ["landerLines"] = new JsonArray([.. spectrum.Lines.Select(line => new JsonObject { ["mhz"] = line.Mhz, ["widthMhz"] = line.WidthMhz, ["flux"] = line.Flux })]),
        ["bursts"] = new JsonArray([.. period.Bursts.Select(burst => new JsonObject { ["startS"] = burst.StartS, ["peakFlux"] = burst.PeakFlux })]),
    };

    /// <summary>One row a channel: true flux of the quiet sky and what cancelling leaves of the lander, both before the product's level.</summary>
    static string Table(LfrsPeriod period, LfrsSpectrum spectrum)
    {
        var text = new StringBuilder("channel,frequency_MHz,galactic_W_m2_Hz,lander_W_m2_Hz\n");
        for (var channel = 0; channel < LfrsRecord.Channels; channel++)
        {
            text.Append(CultureInfo.InvariantCulture, $"{channel},{period.FrequencyMhz(channel):F6},{spectrum.Quiet(channel):E5},{spectrum.Remaining(channel):E5}\n");
        }

        return text.ToString();
    }
}
