using Farside.Core.Geometry;

namespace Farside.Tests.Core.Geometry;

public sealed class RoverStopsTests
{
    [Fact]
    public void A_place_within_half_a_metre_of_a_stops_first_place_is_that_stop_and_any_other_a_new_one()
    {
        var stops = new RoverStops();

        Assert.Equal([0, 0, 1, 1, 0], new[] { (0, 0.0), (0.3, 0.4), (0.6, 0.4), (1.0, 0.5), (0.1, 0.0) }.Select(place => stops.Take(place.Item1, place.Item2)));
        Assert.Equal((2, 1, -1), (stops.Count, stops.Find(0.6, 0.3), stops.Find(5, 5)));
        Assert.Equal(["S001", "S042"], [RoverStops.Name(0), RoverStops.Name(41)]);
    }
}
