using System.Buffers.Binary;
using System.Globalization;
using Farside.Archive.Labels;
using Farside.Core.Measurements;

namespace Farside.Archive.Missions;

/// <summary>The radio spectrometer's binary records as a table: Sun, quality, and one column a channel.</summary>
static class SpectrogramReader
{
    const long MostNumbers = 1 << 27;

    public static MeasuredTable Read(LabelDocument document, Observation observation, ModeSheet mode)
    {
        using var file = DataFile.Open(document) ?? throw ArrayShape.Missing(document);
        var (length, channels) = (mode.Count("recordLength") ?? 0, mode.Count("channels") ?? 0);
        var records = length == 0 ? 0 : RandomAccess.GetLength(file) / length;
        if (records is 0 || records * channels > MostNumbers)
        {
            throw new LabelException(document.FileName, "data", $"{RandomAccess.GetLength(file)} bytes", $"records of {length} bytes, at most {MostNumbers / Math.Max(1, channels)} of them");
        }

        var names = Names(document, channels);
        var columns = names.ConvertAll(name => new MeasuredColumn(name.Name, name.Unit, new double[records], null));
        var record = new byte[length];
        for (var row = 0; row < records; row++)
        {
            Fill(columns, row, record.AsSpan(0, RandomAccess.Read(file, record, (long)row * length)), mode);
        }

        return new() { Observation = observation, Columns = columns };
    }

    static void Fill(List<MeasuredColumn> columns, int row, ReadOnlySpan<byte> record, ModeSheet mode)
    {
        columns[0].Numbers![row] = BinaryPrimitives.ReadSingleBigEndian(record[(mode.Count("sunElevationOffset") ?? 0)..]);
        columns[1].Numbers![row] = BinaryPrimitives.ReadSingleBigEndian(record[(mode.Count("sunAzimuthOffset") ?? 0)..]);
        columns[2].Numbers![row] = record[mode.Count("qualityOffset") ?? 0];
        var spectrum = record[(mode.Count("spectrumOffset") ?? 0)..];
        for (var channel = 3; channel < columns.Count; channel++)
        {
            columns[channel].Numbers![row] = BinaryPrimitives.ReadSingleBigEndian(spectrum[((channel - 3) * 4)..]);
        }
    }

    // The label's lo-hi text spans the channels evenly.
    static List<(string Name, string Unit)> Names(LabelDocument document, int channels)
    {
        var bands = document.InMission("bands");
        var ends = (bands?.Value ?? "").Split('-').Select(end => double.TryParse(end, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : double.NaN).ToArray();
        var unit = bands?.Attribute("unit") ?? "";
        string Channel(int i) => ends.Length == 2 && ends.All(double.IsFinite)
            ? $"{LabelValues.Text(ends[0] + ((ends[1] - ends[0]) * i / Math.Max(1, channels - 1)))} {unit}".Trim() : $"channel_{i + 1}";
        return [("solar elevation", "deg"), ("solar azimuth", "deg"), ("quality", ""), .. Enumerable.Range(0, channels).Select(i => (Channel(i), ""))];
    }
}
