namespace Farside.Tests.Catalogue;

public sealed class ProductRowTests : IDisposable
{
    readonly ProductsOnDisk _disk = new();

    public void Dispose() => _disk.Dispose();

    [Fact] // the real label of that moment says 72.938297° of solar incidence
    public void The_sun_stands_where_a_real_label_has_it_and_the_day_is_the_missions_first()
    {
        _disk.Make("picture", "A.2B", start: "2019-01-11T19:57:09.000Z");
        _disk.Update();
        var row = _disk.Catalogue.Find("picture/A.2B")!;

        Assert.Equal(90 - 72.938297, row.SunElevationDeg!.Value, 0.02);
        Assert.Equal(1, row.LunarDay);
        Assert.Equal(new DateTimeOffset(2019, 1, 11, 19, 57, 9, TimeSpan.Zero).ToUnixTimeSeconds(), row.StartUnixS);
    }

    [Fact]
    public void A_low_sun_is_found_by_its_elevation_with_both_bounds_included()
    {
        _disk.Make("picture", "A.2B", start: "2019-01-11T19:57:09.000Z");
        _disk.Make("picture", "B.2B", start: "2019-01-20T00:00:00.000Z"); // night
        _disk.Make("picture", "C.2B", start: null);
        _disk.Update();

        Assert.Equal(["picture/A.2B"], _disk.Catalogue.Search(new() { SunMin = 17, SunMax = 17.1 }).Rows.Select(row => row.Key));
        Assert.Equal(["picture/B.2B"], _disk.Catalogue.Search(new() { SunMax = 0 }).Rows.Select(row => row.Key));
        Assert.Equal(2, _disk.Catalogue.Search(new() { SunMin = -90 }).Total);
    }

    [Fact]
    public void What_a_record_says_comes_back_as_it_was()
    {
        _disk.Make("panorama", "pcam-0003-q", title: "A <b>title</b>\twith — 标题", eye: "L", sequence: "0003", inputs: ["X.2B"], rover: "9.732, -12.505, 0.059 m", rules: ["one", "two", "one"],
            quality: [("ties", 527, ""), ("PSNR", null, "dB"), ("tab\there", 0.1, "px\n")], isSimulated: true);
        _disk.Update();
        var row = _disk.Catalogue.Find("panorama/pcam-0003-q")!;

        Assert.Equal(("A <b>title</b>\twith — 标题", "ce4", "PCAM", "Q", "L", "0003", "2B", null), (row.Title, row.Mission, row.Instrument, row.Mode, row.Eye, row.Sequence, row.Level, row.Index));
        Assert.Equal(new(9.732, -12.505, 0.059), row.Rover);
        Assert.Equal(3, row.Repairs);
        Assert.Equal(["one", "two"], row.RepairRules);
        Assert.Equal([("ties", 527.0, ""), ("PSNR", double.NaN, "dB"), ("tab here", 0.1, "px ")], row.Quality.Select(number => (number.Name, number.Value, number.Unit)));
        Assert.Equal(("thumbnail.jpg", 2, 1), (row.Thumbnail!.Name, row.Thumbnail.Width, row.Thumbnail.Height));
        Assert.True(row.IsSimulated && row.HasPage);
        Assert.Equal("products/panorama/pcam-0003-q/", row.Address);
        Assert.Equal(1, _disk.Find("标题").Total);
    }

    [Theory]
    [InlineData(0, 50)]
    [InlineData(98.5, 0.75)]
    [InlineData(150, 50)] // nonsense is not believed
    public void A_picture_is_worth_the_share_of_it_that_shows_something(double lostPercent, double score)
    {
        _disk.Make("picture", "A.2B", quality: [("samples at full scale", lostPercent, "%")]);
        _disk.Update();

        Assert.Equal(score, _disk.Catalogue.Find("picture/A.2B")!.Score, 2);
    }
}
