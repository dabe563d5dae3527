using Farside.Core.Geometry;
using Farside.Processing.Photogrammetry.Adjustment;

namespace Farside.Processing.Descent.Solution;

/// <summary>A chain of poses over a plane, in units of its own, roughly into the site's axes: scale, north and place as the statements have them.</summary>
static class FirstStands
{
    const int Turns = 144;

    /// <summary>Metres that the highest camera gets where nobody states a length: the shape is all there is.</summary>
    public const double UnknownHeightM = 1000;

    public static Stand[] Of(Stand[] chain, BrownCamera lens, Datum datum, IReadOnlyList<Control> controls)
    {
        var (turn, scale) = controls.Count > 1 ? FromControls(chain, lens, controls) : (double.NaN, double.NaN);
        if (datum.Heights.Count > 0 && double.IsNaN(scale))
        {
            scale = datum.Heights.Select(height => height.HeightM / chain[height.Key].Origin.Z).Order().ElementAt(datum.Heights.Count / 2);
        }
        else if (double.IsNaN(scale))
        {
            scale = UnknownHeightM / chain[0].Origin.Z;
        }

        if (datum.Suns.Count > 0 && double.IsNaN(turn))
        {
            turn = FromSuns(chain, lens, datum.Suns);
        }

        var about = M3.Exp(new(0, 0, double.IsNaN(turn) ? 0 : turn));
        var foot = about * chain[datum.Lowest].Origin * scale;
        var shift = new V3(datum.Place.East - foot.X, datum.Place.North - foot.Y, 0);
        return [.. chain.Select(stand => new Stand(about * stand.Rotation, (about * stand.Origin * scale) + shift))];
    }

    static double FromSuns(Stand[] chain, BrownCamera lens, IReadOnlyList<SunSighting> suns)
    {
        double[] numbers = [lens.FocalLengthPx, lens.PrincipalColumn, lens.PrincipalRow, lens.K1, lens.K2, lens.K3, lens.P1, lens.P2];
        return Enumerable.Range(0, Turns).Select(i => i * 2 * Math.PI / Turns).MinBy(turn =>
        {
            var about = M3.Exp(new(0, 0, turn));
            return suns.Sum(sun => Datum.SunResidual(new(about * chain[sun.Frame].Rotation, about * chain[sun.Frame].Origin), numbers, sun) is { } off
                ? Math.Min(off * off / (sun.SigmaRad * sun.SigmaRad), 25)
                : 0);
        });
    }

    // The level similarity that takes where the chain sees the spots to where the map has them.
    static (double Turn, double Scale) FromControls(Stand[] chain, BrownCamera lens, IReadOnlyList<Control> controls)
    {
        var seen = controls.Select(control => (control.Place, Spot: Spot(chain[control.Key], lens.Ray(control.Column, control.Row)))).Where(one => one.Spot is not null).Select(one => (one.Place, Spot: one.Spot!.Value)).ToList();
        var (mx, my, sx, sy) = (seen.Average(one => one.Place.X), seen.Average(one => one.Place.Y), seen.Average(one => one.Spot.X), seen.Average(one => one.Spot.Y));
        var (cos, sin, square) = (0.0, 0.0, 0.0);
        foreach (var (place, spot) in seen)
        {
            var (ax, ay, bx, by) = (spot.X - sx, spot.Y - sy, place.X - mx, place.Y - my);
            (cos, sin, square) = (cos + (ax * bx) + (ay * by), sin + (ax * by) - (ay * bx), square + (ax * ax) + (ay * ay));
        }

        return (Math.Atan2(sin, cos), Math.Sqrt((cos * cos) + (sin * sin)) / square);
    }

    static V3? Spot(Stand stand, Direction<CameraFrame> ray)
    {
        var way = stand.Rotation * V3.From(ray);
        return way.Z < -0.1 ? stand.Origin + (way * (-stand.Origin.Z / way.Z)) : null;
    }
}
