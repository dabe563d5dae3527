using System.Text.Json;
using Farside.Products.Recipes.Timeline;
using Farside.Tests.Products.Recipes.Traverse;

namespace Farside.Tests.Products.Recipes.Timeline;

public sealed class TimelineRecipeTests : IDisposable
{
    readonly TemporaryFolder _temp = new();
    readonly RoverArchive _archive = new();

    public TimelineRecipeTests()
    {
        _archive.AddPcam("0001", "20190104041502", 0, 0);
        _archive.AddVnis("0002", "20190112112528", 30, 0);
        _archive.AddPcam("0014", "20190331041502", 60, 0);
    }

    public void Dispose()
    {
        _archive.Dispose();
        _temp.Dispose();
    }

    [Fact]
    public void Every_lunar_day_from_the_first_product_to_the_last_is_there_with_its_sun_and_its_relay()
    {
        Make();
        using var json = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Folder, "timeline.json")));
        var days = json.RootElement.GetProperty("days").EnumerateArray().ToList();

        Assert.Equal([1, 2, 3, 4], days.Select(day => day.GetProperty("lunarDay").GetInt32()));
        Assert.Equal([2, 0, 0, 1], days.Select(day => day.GetProperty("products").GetInt32()));
        Assert.Equal("2018-12-30T03:20Z", days[0].GetProperty("sunrise").GetString());
        // A lunar night at 45° is half a month of 29.53 days, give or take the season's.
        Assert.All(days, day => Assert.InRange(day.GetProperty("nightHours").GetDouble(), 330, 375));
        Assert.All(days, day => Assert.True(day.GetProperty("relayWindows").GetArrayLength() > 10 && day.GetProperty("relayBytes").GetDouble() > 1e10));
        Assert.Equal(["PCAM", "VNIS"], days[0].GetProperty("instruments").EnumerateArray().Select(one => one.GetProperty("instrument").GetString()));
        Assert.Contains(">day 4<", File.ReadAllText(Path.Combine(Folder, "timeline.svg")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_product_more_makes_it_anew_and_nothing_more_does_not()
    {
        Assert.Single(Make().Made);
        Assert.Empty(Make().Made);
        _archive.AddPcam("0015", "20190401041502", 60, 0);
        Assert.Single(Make().Made);
    }

    [Fact]
    public void The_same_names_give_the_same_bytes()
    {
        Make();
        Made.Run([new TimelineRecipe()], _archive.Folder, _temp["again"], new() { Jobs = 1 });
        Assert.Equal(Made.Bytes(_temp["products"]), Made.Bytes(_temp["again"]));
    }

    string Folder => _temp["products/timeline/ce4"];

    Farside.Products.Runner.RunReport Make() => Made.Run([new TimelineRecipe()], _archive.Folder, _temp["products"]);
}
