using Farside.Core.Geometry;
using Farside.Core.Rasters;
using Farside.Core.Sky;
using Farside.Core.Units;

namespace Farside.Processing.Descent.BaseMaps;

/// <summary>Joins a descent that knows no north of its own to a map from orbit: the Sun in its pictures turns it, and without one all headings are tried.</summary>
public static class FreeHeading
{
    // The search of one heading reaches 9° either way, and half a turn away as well.
    const double StepDeg = 18;

    /// <param name="sunInTrack">Azimuth of the Sun in the track's own axes; null where it is not known.</param>
    /// <inheritdoc cref="BaseMapRegistrar.Register"/>
    public static BaseMapRegistration Register(
        IReadOnlyList<ApproximatePose> track, Angle? sunInTrack, BrownCamera camera, Func<int, Raster<Linear>?> grey, BaseMap map, SunPosition sun, BaseMapOptions options, CancellationToken cancellation = default)
    {
        BaseMapRegistration? joined = null;
        foreach (var turn in Turns(sunInTrack, sun))
        {
            var change = TrackChange.None with { Turn = turn };
            joined = BaseMapRegistrar.Register([.. track.Select(pose => pose with { SiteFromCamera = change.Of(pose.SiteFromCamera) })], camera, grey, map, sun, options, cancellation);
            if (joined.Refusal is null)
            {
                break;
            }
        }

        return joined!;
    }

    static IEnumerable<Angle> Turns(Angle? sunInTrack, SunPosition sun) =>
        sunInTrack is { } azimuth ? [Angle.FromRadians(sun.Azimuth.Radians - azimuth.Radians)] : Enumerable.Range(0, 10).Select(i => Angle.FromDegrees(StepDeg * i));
}
