using System.Globalization;
using Farside.Core.Geometry;
using Farside.Core.Sky;
using Farside.Core.Units;
using Farside.Processing.Descent;
using Farside.Processing.Descent.BaseMaps;
using Farside.Processing.Descent.Solution;
using Farside.Products.Descent;

namespace Farside.Products.Recipes.Descent;

/// <summary>What the Sun and a map say about frames whose poses are roughly known.</summary>
sealed class DescentLook(DescentPictures pictures, PinholeCamera camera, SunPosition? sun, BaseMap? map, bool findsSun, CancellationToken cancel)
{
    readonly List<string> _remarks = [];

    /// <summary>What was found, a line each.</summary>
    public IReadOnlyList<string> Remarks => _remarks;

    public Sightings At(IReadOnlyList<ApproximatePose> track)
    {
        if (sun is not { } position)
        {
            return new([], []);
        }

        var found = findsSun ? Sun(track, position) : null;
        return new(
            found is { } shading && Sighting(track, shading, position) is { } sighting ? [sighting] : [],
            map is null ? [] : Controls(track, found?.Azimuth, map, position));
    }

    SunDirection? Sun(IReadOnlyList<ApproximatePose> track, SunPosition position)
    {
        var found = SunDirectionFinder.Find([.. High(track).Select(one => SunFrame.Of(one.Frame, one.SiteFromCamera))], BrownCamera.From(camera), pictures.Grey, position.Elevation, cancel);
        if (found is not null)
        {
            _remarks.Add(string.Create(CultureInfo.InvariantCulture, $"North from the Sun: shading of {found.Frames} frames, sigma {found.Sigma.Degrees:0.0}°; which way along it by {found.SignSigmas:0.0} sigmas."));
        }

        return found;
    }

    // Which end of the line of shading the Sun is at may be a guess: half a turn, as likely as that.
    SunSighting? Sighting(IReadOnlyList<ApproximatePose> track, SunDirection found, SunPosition position)
    {
        var wrong = 0.5 * Erfc(found.SignSigmas / Math.Sqrt(2));
        var sigma = Math.Sqrt(Math.Pow(found.Sigma.Radians, 2) + (Math.PI * Math.PI * wrong * (1 - wrong)));
        var straight = High(track).OrderBy(one => Math.Abs(1 - one.SiteFromCamera.Rotation.M33)).First();
        return SunSighting.Of(straight.Frame, straight.SiteFromCamera, camera, found.Azimuth.Radians, sigma, position.Azimuth.Radians);
    }

    static IEnumerable<ApproximatePose> High(IReadOnlyList<ApproximatePose> track) => track.Where(one => one.SiteFromCamera.Origin.Z > 0);

    IReadOnlyList<GroundControl> Controls(IReadOnlyList<ApproximatePose> track, Angle? sunInTrack, BaseMap orbit, SunPosition position)
    {
        var joined = FreeHeading.Register(track, sunInTrack, BrownCamera.From(camera), pictures.Grey, orbit, position, new(), cancel);
        _remarks.Add(joined.Refusal is { } why
            ? $"The base map says nothing: {why}"
            : string.Create(CultureInfo.InvariantCulture, $"The base map joins {joined.Fixes.Count} frames by {joined.Points.Count} spots."));
        return joined.Points;
    }

    // Source: Abramowitz & Stegun 1964, Handbook of Mathematical Functions, 7.1.26; good to 1.5e-7 for x at or above 0.
    static double Erfc(double x)
    {
        var t = 1 / (1 + (0.3275911 * Math.Abs(x)));
        return t * (0.254829592 + (t * (-0.284496736 + (t * (1.421413741 + (t * (-1.453152027 + (t * 1.061405429)))))))) * Math.Exp(-x * x);
    }
}
