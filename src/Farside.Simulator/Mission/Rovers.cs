using Farside.Simulator.Terrain;
using Farside.Simulator.Vehicles;

namespace Farside.Simulator.Mission;

/// <summary>The rover where it stands after so many metres.</summary>
static class Rovers
{
    // At its first stops the rover had turned to look at the lander.
    const double FirstHeadingDeg = 87.3;
    const double SecondHeadingDeg = 101.6;

    public static double HeadingDegAt(double drivenM) =>
        Math.Abs(drivenM - RoverDiary.FirstStopM) < 0.01 ? FirstHeadingDeg
        : Math.Abs(drivenM - RoverDiary.SecondStopM) < 0.01 ? SecondHeadingDeg
        : RoverRoute.HeadingDegAt(drivenM);

    public static Vehicle At(TerrainPyramid ground, double drivenM)
    {
        var (x, y) = RoverRoute.PlaceAt(drivenM);
        return Rover.StandingAt(new((float)x, (float)y, ground.HeightAt(x, y, 4)), (float)(HeadingDegAt(drivenM) * Math.PI / 180));
    }
}
