using Farside.Simulator.Instruments;
using Farside.Simulator.Terrain;

namespace Farside.Simulator.Mission;

/// <summary>How the rover stands after so many metres.</summary>
static class Rovers
{
    // At its first stops the rover had turned to look at the lander.
    const double FirstHeadingDeg = 87.3;
    const double SecondHeadingDeg = 101.6;

    public static RoverStance StanceAt(TerrainPyramid ground, double drivenM)
    {
        var (x, y) = RoverRoute.PlaceAt(drivenM);
        return RoverStance.On(ground, x, y, HeadingDegAt(drivenM));
    }

    static double HeadingDegAt(double drivenM) =>
        Math.Abs(drivenM - RoverDiary.FirstStopM) < 0.01 ? FirstHeadingDeg
        : Math.Abs(drivenM - RoverDiary.SecondStopM) < 0.01 ? SecondHeadingDeg
        : RoverRoute.HeadingDegAt(drivenM);
}
