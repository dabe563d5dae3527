using Farside.Core.Rasters;
using Farside.Formats.Jpeg;
using Farside.Formats.Pfm;
using Farside.Formats.Pictures;
using Farside.Formats.Png;
using Farside.Formats.Tiff;

namespace Farside.Tests.Formats.Pictures;

public sealed class PictureFileTests
{
    [Fact]
    public void A_file_is_known_by_its_first_bytes_whatever_its_name()
    {
        using var folder = new TemporaryFolder();
        var picture = Scene.Make(20, 10, 3, SampleKind.UInt16);
        PngWriter.Write(folder["a.dat"], picture, new PngOptions { Colour = PngColour.Linear, Texts = [new("Copyright", "CNSA")] });
        TiffWriter.Write(folder["b.png"], picture, new TiffOptions { Copyright = "CNSA" });
        PortableMap.Write(folder["c.tif"], picture);
        var found = new[] { "a.dat", "b.png", "c.tif" }.Select(name => PictureFile.ReadPicture(folder[name])).ToList();

        Assert.Equal([PictureFormat.Png, PictureFormat.Tiff, PictureFormat.PortableMap], found.Select(f => f.Format));
        Assert.All(found, f => Scene.SameSamples(picture, f.Pixels));
        Assert.Equal(PngColour.Linear, found[0].Colour);
        Assert.Equal([new PngText("Copyright", "CNSA")], found[0].Texts);
        Assert.Equal([new PngText("Copyright", "CNSA")], found[1].Texts);
    }

    [SkippableFact]
    public void A_jpeg_is_one_of_them()
    {
        Skip.IfNot(Farside.Formats.Jpeg.Jpeg.IsAvailable, "No libjpeg-turbo: apt-get install libturbojpeg0");
        using var folder = new TemporaryFolder();
        Farside.Formats.Jpeg.Jpeg.Write(folder["a"], Scene.Make(20, 10, 1, SampleKind.UInt8), new JpegOptions { Comments = ["SIMULATED"] });

        Assert.Equal(PictureFormat.Jpeg, PictureFile.ReadPicture(folder["a"]).Format);
        Assert.Equal([new PngText("Comment", "SIMULATED")], PictureFile.ReadPicture(folder["a"]).Texts);
    }

    [Fact]
    public void A_file_of_no_known_format_a_folder_and_a_missing_file_get_one_clear_line()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["notes.txt"], "not a picture");
        File.WriteAllText(folder["empty"], "");

        foreach (var name in new[] { "notes.txt", "empty", "absent", "" })
        {
            var error = Assert.Throws<PictureException>(() => PictureFile.Read(folder[name]));
            Assert.StartsWith(folder[name], error.Message, StringComparison.Ordinal);
        }
    }
}
