using System.Globalization;
using System.Runtime.InteropServices;
using Farside.Archive.Labels;
using Farside.Archive.Pds4;

namespace Farside.Tests.Archive.Pds4;

public sealed class GdalTests
{
    // Every raster below the given folders that GDAL reads whole, each sample as a double, in band order; complex ones by their real parts.
    const string DumpAll = """
        import sys, os, json
        import numpy as np
        from osgeo import gdal
        gdal.UseExceptions()
        out, found = sys.argv[1], []
        for top in sys.argv[2:]:
            for folder, _, files in os.walk(top):
                for name in sorted(files):
                    path = os.path.join(folder, name)
                    try:
                        opened = gdal.OpenEx(path, gdal.OF_RASTER, allowed_drivers=['PDS', 'PDS4', 'VICAR', 'ISIS3', 'ISIS2'])
                        parts = [part for part, _ in opened.GetSubDatasets()] or [path]
                        for number, part in enumerate(parts):
                            data = gdal.Open(part)
                            if data.RasterXSize * data.RasterYSize * data.RasterCount > 4000000: continue
                            samples = np.array([data.GetRasterBand(i + 1).ReadAsArray() for i in range(data.RasterCount)])
                            dump = os.path.join(out, '%d.f64' % len(found))
                            samples.real.astype('<f8').tofile(dump)
                            found.append({'path': path, 'part': number, 'dump': dump})
                    except RuntimeError:
                        continue
        print(json.dumps(found))
        """;

    // GDAL follows these to samples that lie in another format; here the label is read and says so.
    static readonly string[] OtherFormats = ["isis3_geotiff.lbl", "fake_hirise.lbl", "PDS_WITH_ZIP_IMG.LBL", "ESP_013951_1955_RED.LBL"];

    [SkippableFact]
    public void Every_sample_of_every_real_raster_is_what_gdal_reads()
    {
        Gdal.Require();
        using var folder = new TemporaryFolder();
        var rasters = Gdal.Ask(DumpAll, folder.Path, SharedData.Require("pds"), SharedData.Require("rover"), SharedData.Require("terrain")).EnumerateArray().ToList();
        Assert.True(rasters.Count >= 40, $"only {rasters.Count}");
        foreach (var raster in rasters)
        {
            var path = raster.GetProperty("path").GetString()!;
            if (!OtherFormats.Contains(Path.GetFileName(path)))
                RequireEqual(path, raster.GetProperty("part").GetInt32(), File.ReadAllBytes(raster.GetProperty("dump").GetString()!));
        }
    }

    static void RequireEqual(string path, int part, byte[] dump)
    {
        var expected = MemoryMarshal.Cast<byte, double>(dump);
        var array = LabelReader.Open(path).Structures.OfType<ArrayStructure>().Where(array => array.Form != "IMAGE_HISTOGRAM").ElementAt(part);
        using var reader = new ArrayReader(array);
        var values = new double[array.Elements];
        reader.Read(new long[array.Axes.Count], [.. array.Axes.Select(axis => axis.Length)], values, isScaled: false);

        Assert.Equal(expected.Length, values.Length);
        for (var i = 0; i < values.Length; i++)
        {
            Assert.True(expected[i].Equals(values[i]), $"{path}, sample {i}: GDAL {expected[i]}, here {values[i]}");
        }
    }

    [SkippableTheory]
    [InlineData("UnsignedByte")]
    [InlineData("SignedMSB2")]
    [InlineData("UnsignedLSB2")]
    [InlineData("UnsignedMSB2")]
    [InlineData("SignedLSB4")]
    [InlineData("UnsignedMSB4")]
    [InlineData("IEEE754LSBSingle")]
    [InlineData("IEEE754MSBSingle")]
    [InlineData("IEEE754MSBDouble")]
    [InlineData("IEEE754LSBDouble")]
    public void Gdal_reads_a_written_array_back_equal(string type)
    {
        Gdal.Require();
        Assert.True(SampleType.TryParse(type, out var sample));
        var values = Enumerable.Range(0, 2 * 3 * 5).Select(i => sample.IsInteger ? i * 7 % 250 : i / 3.0).Select(value => sample.Bytes == 4 && !sample.IsInteger ? (float)value : value).ToArray();
        var data = new byte[values.Length * sample.Bytes];
        for (var i = 0; i < values.Length; i++)
        {
            SampleEncoder.Put(data.AsSpan(i * sample.Bytes), sample, values[i]);
        }

        var array = new ArrayStructure
        {
            Name = "cube",
            Form = "Array_3D_Image",
            FileName = "data.dat",
            SampleType = sample,
            Axes = [new("Band", 2), new("Line", 3), new("Sample", 5)],
            ScalingFactor = 0.25,
            ValueOffset = -3,
            Unit = "m",
        };
        using var folder = new LabelFolder().With(array, data);

        var read = Gdal.Ask("""
            import sys, json
            from osgeo import gdal
            data = gdal.Open(sys.argv[1])
            print(json.dumps({'bands': [data.GetRasterBand(i + 1).ReadAsArray().astype('f8').tolist() for i in range(data.RasterCount)], 'scale': data.GetRasterBand(1).GetScale(), 'offset': data.GetRasterBand(1).GetOffset()}))
            """, folder.Label);

        Assert.Equal((0.25, -3.0), (read.GetProperty("scale").GetDouble(), read.GetProperty("offset").GetDouble()));
        Assert.Equal(values, read.GetProperty("bands").EnumerateArray().SelectMany(band => band.EnumerateArray()).SelectMany(line => line.EnumerateArray()).Select(value => value.GetDouble()));
    }

    [SkippableTheory]
    [InlineData("Table_Binary", null)]
    [InlineData("Table_Character", null)]
    [InlineData("Table_Delimited", ',')]
    public void Gdal_reads_a_written_table_back_equal(string form, char? delimiter)
    {
        Gdal.Require();
        var isBinary = form == "Table_Binary";
        var isDelimited = delimiter is not null;
        var number = new TableField
        {
            Name = "N",
            DataType = isBinary ? "IEEE754MSBDouble" : "ASCII_Real",
            Coding = isBinary ? FieldCoding.Binary : FieldCoding.Real,
            SampleType = SampleType.Of(NumberForm.Real, 8, false),
            Bytes = isDelimited ? 0 : isBinary ? 8 : 12,
            Unit = "m",
        };
        var count = new TableField
        {
            Name = "C",
            DataType = isBinary ? "UnsignedLSB4" : "ASCII_Integer",
            Coding = isBinary ? FieldCoding.Binary : FieldCoding.Integer,
            SampleType = SampleType.Of(NumberForm.UnsignedInteger, 4, true),
            Offset = isDelimited ? 1 : number.Bytes,
            Bytes = isDelimited ? 0 : isBinary ? 4 : 10,
        };
        var text = new TableField { Name = "T", DataType = "ASCII_String", Coding = FieldCoding.Text, Offset = isDelimited ? 2 : count.Offset + count.Bytes, Bytes = isDelimited ? 0 : 8 };
        var end = isDelimited ? 0 : text.Offset + text.Bytes + (isBinary ? 0 : 2);
        var table = new TableStructure { Name = "table", Form = form, FileName = "data.dat", Records = 3, RecordBytes = end, Delimiter = delimiter, Fields = [number, count, text] };
        using var data = new MemoryStream();
        TableWriter.Write(data, table, [new[] { 1.5, -2.25, 1e6 }, new long[] { 0, 70_000, 4_000_000_000 }, new[] { "moon", "far,side", "x" }]);
        using var folder = new LabelFolder().With(table, data.ToArray());

        var read = Gdal.Ask("""
            import sys, json
            from osgeo import gdal
            table = gdal.OpenEx(sys.argv[1], gdal.OF_VECTOR)
            layer = table.GetLayer(0)
            print(json.dumps([[feature.GetField(i) for i in range(feature.GetFieldCount())] for feature in layer]))
            """, folder.Label);

        Assert.Equal(
            ["1.5|0|moon", "-2.25|70000|far,side", "1000000|4000000000|x"],
            read.EnumerateArray().Select(row => string.Create(CultureInfo.InvariantCulture, $"{row[0].GetDouble()}|{(long)row[1].GetDouble()}|{row[2].GetString()}")));
    }
}
