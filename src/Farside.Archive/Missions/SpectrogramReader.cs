using Farside.Archive.Labels;
using Farside.Core.Measurements;

namespace Farside.Archive.Missions;

/// <summary>The radio spectrometer's binary records as a table: Sun, quality, and one column a channel.</summary>
static class SpectrogramReader
{
    const long MostNumbers = 1 << 27;
    const int BlockRecords = 64;

    public static MeasuredTable Read(LabelDocument document, Observation observation, ModeSheet mode)
    {
        using var file = SpectrogramFile.Open(document, observation, mode);
        if (file.Records * file.Channels > MostNumbers)
        {
            throw new LabelException(document.FileName, "data", $"{file.Records} records", $"at most {MostNumbers / Math.Max(1, file.Channels)} of them as one table", "farside make radio reads it in blocks.");
        }

        List<MeasuredColumn> columns = [Column("solar elevation", "deg"), Column("solar azimuth", "deg"), Column("quality", ""), .. Enumerable.Range(0, file.Channels).Select(i => Column(Channel(file, i), ""))];
        var (spectra, heads) = (new float[BlockRecords * file.Channels], new (float SunElevationDeg, float SunAzimuthDeg, byte Quality)[BlockRecords]);
        for (var first = 0L; first < file.Records; first += BlockRecords)
        {
            var count = (int)Math.Min(BlockRecords, file.Records - first);
            file.Read(first, spectra, heads.AsSpan(0, count));
            for (var record = 0; record < count; record++)
            {
                var row = (int)first + record;
                (columns[0].Numbers![row], columns[1].Numbers![row], columns[2].Numbers![row]) = heads[record];
                for (var channel = 0; channel < file.Channels; channel++)
                {
                    columns[channel + 3].Numbers![row] = spectra[(record * file.Channels) + channel];
                }
            }
        }

        return new() { Observation = observation, Columns = columns };

        MeasuredColumn Column(string name, string unit) => new(name, unit, new double[file.Records], null);
    }

    static string Channel(SpectrogramFile file, int i) => file.Ends is null ? $"channel_{i + 1}" : $"{LabelValues.Text(file.Frequency(i))} {file.Unit}".Trim();
}
