using System.Text;
using Farside.Core.Geometry;
using Farside.Products.Panoramas;
using Farside.Products.Runner;

namespace Farside.Tests.Products.Panoramas;

public sealed class PosesCsvTests : IDisposable
{
    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Columns_are_found_by_their_names()
    {
        var poses = PosesCsv.Read(File("note,roll_deg,file,elevation_deg,azimuth_deg\nx,1.5,frames/a.png,-10,350\n\ny,0,b.png,-9.5,5\r\n"));

        Assert.Equal(["a.png", "b.png"], poses.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(Looking.FromDegrees(350, -10, 1.5), poses["a.png"].Looking);
    }

    [Fact]
    public void What_is_written_is_read_back()
    {
        GivenPose pose = new("a.png", Looking.FromDegrees(12.34567, -45.5, 0.125));

        var read = PosesCsv.Read(File(Encoding.UTF8.GetString(PosesCsv.Write([pose]))));

        Assert.Equal(12.34567, read["a.png"].Looking.Azimuth.Degrees, 9);
        Assert.Equal(-45.5, read["a.png"].Looking.Elevation.Degrees, 9);
        Assert.Equal(0.125, read["a.png"].Looking.Roll.Degrees, 9);
    }

    [Fact]
    public void A_path_that_leads_nowhere_is_one_clear_line()
    {
        Assert.Equal(
            $"{_folder["none.csv"]}: poses: found no such file; expected a table with file, azimuth_deg, elevation_deg and roll_deg.",
            Assert.Throws<ProductException>(() => PosesCsv.Read(_folder["none.csv"])).Message);
        Assert.Contains(": poses: found a folder;", Assert.Throws<ProductException>(() => PosesCsv.Read(_folder.Path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_with_commas_and_quotes_survives()
    {
        const string name = "rim, \"north\".png";

        var read = PosesCsv.Read(File(Encoding.UTF8.GetString(PosesCsv.Write([new(name, Looking.FromDegrees(1, 2, 3))]))));

        Assert.Equal([name], read.Keys);
    }

    [Theory]
    [InlineData("", "line 1: found nothing; expected file,azimuth_deg")]
    [InlineData("file,azimuth\n", "line 1: found file,azimuth; expected")]
    [InlineData("file,azimuth_deg,elevation_deg\na.png,1\n", "line 2, elevation_deg: found nothing; expected degrees")]
    [InlineData("file,azimuth_deg,elevation_deg\na.png,NaN,1\n", "line 2, azimuth_deg: found NaN; expected degrees")]
    [InlineData("file,azimuth_deg,elevation_deg\na.png,1,1\na.png,1,1\n", "line 3: found a.png a second time")]
    public void A_broken_table_is_refused_with_its_line(string text, string expected) =>
        Assert.Contains(expected, Assert.Throws<ProductException>(() => PosesCsv.Read(File(text))).Message, StringComparison.Ordinal);

    string File(string text)
    {
        var path = Path.Combine(_folder.Path, "poses.csv");
        System.IO.File.WriteAllText(path, text);
        return path;
    }
}
