using Farside.Archive.Labels;
using Farside.Core.Rasters;

namespace Farside.Products.Charts;

/// <summary>A field that every record repeats many times, e.g. a spectrum or a trace: records along the foot, repetitions upwards, each pixel the mean of the values that it stands for.</summary>
static class RepeatedFieldPicture
{
    const int MostAcross = 1024;
    const int MostUp = 512;

    public static Raster<Linear> Of(TableStructure table, TableField field)
    {
        using var reader = new TableReader(table);
        var (records, each) = (Math.Max(1, reader.Present), (int)field.PerRecord);
        var (width, height) = ((int)Math.Min(records, MostAcross), Math.Min(each, MostUp));
        var (sums, counts, specials) = (new double[width * height], new int[width * height], TableReader.SpecialsOf(field));
        var (record, place) = (0L, 0);
        reader.ForEachRecord(bytes =>
        {
            place = 0;
            bytes.ForEach(field, cell => Add(FieldDecoder.Number(field, cell, out _)));
            record++;
            return true;
        });
        var shown = new Raster<Linear>(width, height);
        for (var at = 0; at < sums.Length; at++)
        {
            shown[at % width, at / width] = new(counts[at] == 0 ? float.NaN : (float)(sums[at] / counts[at]));
        }

        return shown;

        void Add(double value)
        {
            var at = ((long)place * height / each * width) + Math.Min(width - 1, record * width / records);
            place++;
            if (double.IsFinite(value) && Array.IndexOf(specials, value) < 0)
            {
                (sums[at], counts[at]) = (sums[at] + (value * field.ScalingFactor) + field.ValueOffset, counts[at] + 1);
            }
        }
    }
}
