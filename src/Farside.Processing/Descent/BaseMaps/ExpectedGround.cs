using Farside.Core.Sky;
using Farside.Core.Units;

namespace Farside.Processing.Descent.BaseMaps;

/// <summary>What the map says the camera should see, as contrast: from heights under the frame's Sun, or from the map's picture turned to that Sun.</summary>
sealed class ExpectedGround(BaseMap map, SunPosition sun, Angle pictureSun)
{
    /// <summary>Of the surroundings that contrast is measured against, cells.</summary>
    public const int Surroundings = 14;

    public bool HasHeights => map.Heights.Count > 0;

    public bool HasPictures => map.Pictures.Count > 0;

    /// <summary>Spacing of the finest sheet that a kind of comparison could use, metres.</summary>
    public double FinestM(bool byHeights) => (byHeights ? map.Heights : map.Pictures)[0].SpacingM;

    /// <summary>Heights of a window; unknown ground is level.</summary>
    public Chip HeightsOf(Chip window) => window.With(new float[window.Samples.Length]).Filled((east, north) =>
    {
        var height = BaseMap.Sample(map.Heights, east, north, window.SpacingM);
        return float.IsNaN(height) ? 0 : height;
    });

    public Chip Of(Chip window, bool byHeights)
    {
        var sheets = byHeights ? map.Heights : map.Pictures;
        var samples = window.With(new float[window.Samples.Length]).Filled((east, north) => BaseMap.Sample(sheets, east, north, window.SpacingM));
        var light = byHeights ? Relighting.Heights(samples, sun) : Relighting.Picture(LocalContrast.Of(samples, Surroundings), pictureSun, sun.Azimuth);
        return LocalContrast.Of(light, Surroundings);
    }
}
