using Farside.Formats.Pictures;
using Farside.Products.Pictures.Conversion;

namespace Farside.Tests.Products.Pictures;

[Trait("Data", "shared")]
public sealed class ConvertRealFilesTests : IDisposable
{
    readonly string _folder = Directory.CreateTempSubdirectory("farside-convert-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>GDAL reads both the product and our picture of it; where we say missing, it may hold anything.</summary>
    [SkippableTheory]
    [InlineData("rover/mer/1N491020376ILFCNY9P0706L0M1.IMG")]
    [InlineData("pds/planetaryimage/pds3_1band.IMG")]
    [InlineData("pds/planetaryimage/pds3_1band_float.IMG")]
    [InlineData("pds/planetaryimage/pds3_3bands.IMG")]
    [InlineData("pds/planetaryimage/pattern.cub")]
    [InlineData("pds/gdal/vicar/vicar_float32_bip.vic")]
    [InlineData("pds/gdal/vicar/vicar_vax_float64.vic")]
    [InlineData("pds/gdal/vicar/vicar_int32.vic")]
    [InlineData("pds/gdal/isis3/isis3_detached.lbl")]
    [InlineData("pds/gdal/pds4/byte_pds4_cart_1700.xml")]
    public void Linear_pictures_hold_the_values_that_gdal_reads(string relative)
    {
        var picture = Convert(SharedData.Require(relative), new() { Rendering = Rendering.Linear }).Picture;

        var verdict = Judge.AskGdal(
            """
            import sys, numpy as np
            from osgeo import gdal
            theirs, ours = gdal.Open(sys.argv[1]), gdal.Open(sys.argv[2])
            for i in range(1, ours.RasterCount + 1):
                band = theirs.GetRasterBand(i)
                value = band.ReadAsArray().astype(float) * (band.GetScale() or 1) + (band.GetOffset() or 0)
                mine = ours.GetRasterBand(i).ReadAsArray().astype(float)
                held = np.isfinite(mine)
                assert mine.shape == value.shape and held.any() and np.allclose(mine[held], value[held], rtol=1e-6, atol=1e-30), i
            print('same')
            """,
            SharedData.Require(relative), picture);

        Assert.Equal("same", verdict);
    }

    [SkippableFact]
    public void A_rover_s_picture_shows_its_full_range()
    {
        var converted = Convert(SharedData.Require("rover/mer/1N491020376ILFCNY9P0706L0M1.IMG"), new());

        Assert.Equal((1024, 1024, 1, 8), (converted.Width, converted.Height, converted.Channels, converted.Bits));
        var shown = PictureFile.Read(converted.Picture).Bytes;
        Assert.InRange(shown.Count(value => value == 0), 0, shown.Length / 50);
        Assert.InRange(shown.Max(), 200, 255);
    }

    [SkippableFact]
    public void A_table_is_refused_with_what_it_is()
    {
        var file = SharedData.Require("ce4/CE4_GRAS_LPR-1_SCI_N_20231216075001_20231217065500_0316_A.2B");

        var report = new ConvertBatch(new(), 1, _ => { }).Run([file], _folder, default);

        Assert.Contains("a radargram: no picture", Assert.Single(report.Refused).Why, StringComparison.Ordinal);
    }

    ConvertedPicture Convert(string file, ConvertOptions options)
    {
        var report = new ConvertBatch(options, 1, _ => { }).Run([file], _folder, default);
        Assert.Empty(report.Refused);
        return Assert.Single(report.Converted);
    }
}
