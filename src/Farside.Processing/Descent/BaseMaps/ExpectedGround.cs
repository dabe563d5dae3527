using Farside.Core.Sky;
using Farside.Core.Units;

namespace Farside.Processing.Descent.BaseMaps;

/// <summary>What the map says the camera should see, as contrast: from heights under the frame's Sun, or from the map's picture turned to that Sun.</summary>
sealed class ExpectedGround(BaseMap map, SunPosition sun, Angle pictureSun)
{
    const double FinestShare = 0.9;

    /// <summary>Of the surroundings that contrast is measured against, cells.</summary>
    public const int Surroundings = 14;

    /// <summary>What a spacing can be compared with: what is not too coarse for it; null where all is.</summary>
    public GroundKind? KindAt(double spacingM) => (IsFineEnough(map.Heights, spacingM), IsFineEnough(map.Pictures, spacingM)) switch
    {
        (true, true) => GroundKind.Both,
        (true, false) => GroundKind.Heights,
        (false, true) => GroundKind.Pictures,
        _ => null,
    };

    /// <summary>Spacing of the finest sheet behind a kind of comparison, metres.</summary>
    public double FinestM(GroundKind kind) => (kind is GroundKind.Heights ? map.Heights : map.Pictures)[0].SpacingM;

    /// <summary>Heights of a window; unknown ground is level.</summary>
    public Chip HeightsOf(Chip window) => window.With(new float[window.Samples.Length]).Filled((east, north) =>
    {
        var height = BaseMap.Sample(map.Heights, east, north, window.SpacingM);
        return float.IsNaN(height) ? 0 : height;
    });

    public Chip Of(Chip window, GroundKind kind) => kind switch
    {
        GroundKind.Heights => Heights(window),
        GroundKind.Pictures => Pictures(window),
        _ => Mean(Heights(window), Pictures(window)),
    };

    static bool IsFineEnough(IReadOnlyList<MapSheet> sheets, double spacingM) => sheets.Count > 0 && spacingM >= FinestShare * sheets[0].SpacingM;

    Chip Heights(Chip window) => LocalContrast.Of(Relighting.Heights(Samples(map.Heights, window), sun), Surroundings);

    Chip Pictures(Chip window) =>
        LocalContrast.Of(Relighting.Picture(LocalContrast.Of(Samples(map.Pictures, window), Surroundings), pictureSun, sun.Azimuth), Surroundings);

    static Chip Samples(IReadOnlyList<MapSheet> sheets, Chip window) =>
        window.With(new float[window.Samples.Length]).Filled((east, north) => BaseMap.Sample(sheets, east, north, window.SpacingM));

    // Where one of the two knows nothing, the other speaks alone.
    static Chip Mean(Chip one, Chip other) => one.With([.. one.Samples.Zip(other.Samples, (a, b) => float.IsNaN(a) ? b : float.IsNaN(b) ? a : (a + b) / 2)]);
}
