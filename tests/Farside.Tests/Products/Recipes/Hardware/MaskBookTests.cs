using Farside.Core.Rasters;
using Farside.Formats.Png;
using Farside.Products.Recipes.Hardware;
using Farside.Products.Runner;

namespace Farside.Tests.Products.Recipes.Hardware;

public sealed class MaskBookTests : IDisposable
{
    const string Left24 = "CE4_GRAS_PCAML-Q-024_SCI_N_20190112081544_20190112081544_0003_B.2B";
    const string Left24Elsewhere = "CE4_GRAS_PCAML-Q-024_SCI_N_20190212081544_20190212081544_0012_B.2B";
    const string Left25 = "CE4_GRAS_PCAML-Q-025_SCI_N_20190112081704_20190112081704_0003_B.2B";
    const string Right24 = "CE4_GRAS_PCAMR-Q-024_SCI_N_20190112081538_20190112081538_0003_B.2B";

    readonly TemporaryFolder _temp = new();

    public void Dispose() => _temp.Dispose();

    [Theory]
    [InlineData("PCAML", Left24, Left25)]
    [InlineData("PCAML-Q-024", Left24, Left24Elsewhere)]
    [InlineData("pcaml-q-025", Left25)]
    [InlineData("*PCAML-Q-024*_0003_*", Left24)]
    [InlineData(Right24, Right24)]
    [InlineData("PCAML-Q-02")]
    public void A_pattern_names_whole_parts_or_matches_the_whole_name(string pattern, params string[] named)
    {
        var book = Book("masks.csv", $"frame,polygon,column,row\n{pattern},a,0,0\n{pattern},a,9,0\n{pattern},a,0,9\n");

        string[] all = [Left24, Left24Elsewhere, Left25, Right24];
        if (pattern == "PCAML")
        {
            named = [Left24, Left24Elsewhere, Left25];
        }

        Assert.Equal(named, all.Where(book.Knows));
    }

    [Fact]
    public void A_polygon_holds_the_pixels_whose_centres_lie_in_it()
    {
        var mask = Book("masks.csv", "frame,polygon,column,row\nPCAML,rod,2,-5\nPCAML,rod,6.5,-5\nPCAML,rod,6.5,7\nPCAML,rod,2,7\n").For(Left24, 10, 10)!;

        for (var i = 0; i < 100; i++)
        {
            Assert.Equal(i % 10 is >= 2 and <= 6 && i / 10 < 7, mask[i % 10, i / 10] != 0);
        }
    }

    [Fact]
    public void A_hole_in_a_GeoJSON_polygon_stays_open()
    {
        var mask = Book("deck.geojson", """
            { "type": "FeatureCollection", "features": [ { "type": "Feature", "properties": { "frame": "PCAML-Q" }, "geometry": { "type": "Polygon", "coordinates": [
              [[1.5, 1.5], [17.5, 1.5], [17.5, 17.5], [1.5, 17.5], [1.5, 1.5]], [[5.5, 5.5], [9.5, 5.5], [9.5, 9.5], [5.5, 9.5], [5.5, 5.5]] ] } } ] }
            """).For(Left24, 20, 20)!;

        Assert.Equal((16 * 16) - (4 * 4), 400 - mask.Pixels.Count((byte)0));
        Assert.Equal((0, 255), (mask[7, 7], mask[3, 7]));
    }

    [Fact]
    public void A_picture_over_the_full_detector_serves_frames_that_join_its_pixels()
    {
        var picture = new Bitmap(40, 30, 4, SampleKind.UInt8);
        for (var i = 0; i < 40 * 30; i++)
        {
            picture.Bytes[(4 * i) + 1] = 200; // green everywhere, opaque on the right half only
            picture.Bytes[(4 * i) + 3] = (byte)(i % 40 < 20 ? 0 : 255);
        }

        PngWriter.Write(_temp["PCAML.png"], picture);
        var mask = MaskBook.Read([_temp["PCAML.png"]]).For(Left24, 20, 15)!;

        Assert.Equal((0, 255), (mask[9, 7], mask[10, 7]));
        Assert.Equal(150, mask.Pixels.Count(byte.MaxValue));
    }

    [Fact]
    public void What_is_masked_is_missing_afterwards_and_nothing_else_is()
    {
        var samples = new Raster<Linear>(10, 10);
        var book = Book("masks.csv", "frame,polygon,column,row\nPCAML,rod,2,2\nPCAML,rod,6,2\nPCAML,rod,6,6\nPCAML,rod,2,6\n");

        book.Blank(Right24, samples);
        Assert.DoesNotContain(samples.Pixels.ToArray(), sample => float.IsNaN(sample.Value));

        book.Blank(Left24, samples);
        Assert.True(float.IsNaN(samples[4, 4].Value));
        Assert.Equal(0, samples[8, 4].Value);
    }

    [Theory]
    [InlineData("masks.csv", "frame,column,row\nPCAML,1,2\n", "frame,polygon,column,row")]
    [InlineData("masks.csv", "frame,polygon,column,row\nPCAML,a,1,north\n", "PCAML,a,1,north")]
    [InlineData("masks.csv", "frame,polygon,column,row\nPCAML,a,1,2\nPCAML,a,4,2\n", "three at least")]
    [InlineData("masks.geojson", "{ \"features\": [ {} ] }", "property frame")]
    [InlineData("masks.geojson", "{", "no JSON")]
    [InlineData("masks.svg", "<svg/>", ".svg")]
    public void What_is_no_mask_is_told_in_one_line(string name, string text, string told)
    {
        var error = Assert.Throws<ProductException>(() => Book(name, text));

        Assert.Contains(told, error.Message, StringComparison.Ordinal);
        Assert.Contains(name, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_mask_of_another_shape_or_that_is_not_there_is_told()
    {
        PngWriter.Write(_temp["PCAML.png"], new Bitmap(40, 40, 1, SampleKind.UInt8));
        var book = MaskBook.Read([_temp["PCAML.png"]]);

        Assert.Contains("40 × 40", Assert.Throws<ProductException>(() => book.For(Left24, 20, 15)).Message, StringComparison.Ordinal);
        Assert.Contains("nothing there", Assert.Throws<ProductException>(() => MaskBook.Read([_temp["none.png"]])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Other_bytes_are_another_stamp()
    {
        var one = Book("masks.csv", "frame,polygon,column,row\nPCAML,a,0,0\nPCAML,a,9,0\nPCAML,a,0,9\n").Stamps;
        var other = Book("masks.csv", "frame,polygon,column,row\nPCAML,a,0,0\nPCAML,a,9,0\nPCAML,a,0,8\n").Stamps;

        Assert.NotEqual(one, other);
        Assert.StartsWith("masks.csv ", Assert.Single(one), StringComparison.Ordinal);
    }

    MaskBook Book(string name, string text)
    {
        File.WriteAllText(_temp[name], text);
        return MaskBook.Read([_temp[name]]);
    }
}
