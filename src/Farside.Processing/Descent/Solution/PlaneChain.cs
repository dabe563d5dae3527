using Farside.Core.Geometry;
using Farside.Processing.Photogrammetry;
using Farside.Processing.Photogrammetry.Adjustment;

namespace Farside.Processing.Descent.Solution;

/// <summary>
/// First poses of a part's key frames, as if the ground were one plane: maps from frame to frame are chained from the highest frame down, and the plane's
/// tilt is the one that makes all of them views of a rigid camera. Going down, errors of tilt shrink by as much as the view does; going up they would grow.
/// </summary>
/// <remarks>
/// A plane's map to a picture is, up to a factor, [r1 r2 t]: two columns of a rotation and a place. Sources: Zhang 2000, IEEE PAMI 22, 1330–1334, for reading a
/// pose from it; Triggs 1998, Lecture Notes in Computer Science 1406, 89–105, for finding what makes several of them rigid at once.
/// </remarks>
static class PlaneChain
{
    const double MostTiltRad = 1.1;

    /// <summary>Frames zoomed in further than this say little of the plane as a whole.</summary>
    const double MostZoom = 8;

    /// <summary>How much a frame may contradict a tilt before it counts as wild.</summary>
    const double WildShare = 0.1;

    /// <summary>Poses over the plane z = 0, the first frame (the highest) at height 1; in order of the part's key frames.</summary>
    /// <returns>Null where the chain does not reach every frame.</returns>
    public static Stand[]? Of(KeyPairs pairs, int keys, BrownCamera lens)
    {
        var fromTop = Chain(pairs, keys, lens);
        if (fromTop.Any(map => map is null))
        {
            return null;
        }

        var maps = fromTop.Select(map => map!).ToArray();
        var (right, down) = Tilt([.. maps.Where(map => map.ScaleAt(0, 0) < MostZoom)]);
        var plane = PlaneOf(right, down);
        return [.. maps.Select(map => PoseOf(map, plane))];
    }

    // Shortest ways by the variance that each link adds to the tilt: few points, or points close together in the lower frame, make a link weak.
    static Homography?[] Chain(KeyPairs pairs, int keys, BrownCamera lens)
    {
        var links = pairs.Keys.Select(pair => (pair, link: pairs.Link(pair, lens))).Where(one => one.link is not null).Select(one => (one.pair.A, one.pair.B, Link: one.link!.Value)).ToList();
        var (cost, isDone, way) = (new double[keys], new bool[keys], new Homography?[keys]);
        Array.Fill(cost, double.PositiveInfinity);
        (cost[0], way[0]) = (0, Homography.Identity);
        for (var i = 0; i < keys; i++)
        {
            var next = Enumerable.Range(0, keys).Where(key => !isDone[key] && way[key] is not null).OrderBy(key => cost[key]).FirstOrDefault(-1);
            if (next < 0)
            {
                break;
            }

            isDone[next] = true;
            foreach (var (a, b, link) in links.Where(one => one.A == next || one.B == next))
            {
                var other = a == next ? b : a;
                var spread = a == next ? link.SpreadB : link.SpreadA;
                var through = cost[next] + (Square(link.Rms + 1e-5) / (link.Points * Square(Square(spread))));
                if (!isDone[other] && through < cost[other])
                {
                    // A map to A's tangents from B's: first the other's into this frame's, then on into OtherFromTop.
                    (cost[other], way[other]) = (through, a == next ? link.Map.Inverse() * way[next]! : link.Map * way[next]!);
                }
            }
        }

        return way;
    }

    /// <summary>The plane's normal in the top camera: tangents right and down of the axis.</summary>
    static (double Right, double Down) Tilt(Homography[] maps)
    {
        var (best, least) = ((Right: 0.0, Down: 0.0), double.PositiveInfinity);
        for (var tilt = 0.0; tilt < MostTiltRad; tilt += 0.08)
        {
            for (var turn = 0; turn < 24; turn++)
            {
                var (s, c) = Math.SinCos(turn * Math.PI / 12);
                Try((Math.Tan(tilt) * c, Math.Tan(tilt) * s));
            }
        }

        for (var step = 0.05; step > 1e-5; step *= 0.5)
        {
            for (var again = true; again;)
            {
                var (x, y) = best;
                again = Try((x + step, y)) | Try((x - step, y)) | Try((x, y + step)) | Try((x, y - step));
            }
        }

        return best;

        bool Try((double Right, double Down) normal)
        {
            var plane = PlaneOf(normal.Right, normal.Down);
            var cost = maps.Sum(map => Contradiction(map, plane));
            if (!(cost < least))
            {
                return false;
            }

            (best, least) = (normal, cost);
            return true;
        }
    }

    static double Contradiction(Homography map, M3 plane)
    {
        var (a, b, _) = Columns(map, plane);
        var (skew, stretch) = (a.Dot(b) / (a.Length * b.Length), Math.Log(a.Length / b.Length));
        return Math.Min((skew * skew) + (stretch * stretch), WildShare * WildShare);
    }

    // Columns: two axes along the plane, then its foot below the top camera, one unit away.
    static M3 PlaneOf(double right, double down)
    {
        var normal = new V3(right, down, 1).Unit;
        var first = (new V3(1, 0, 0) - (normal * normal.X)).Unit;
        return new M3(first, normal.Cross(first), normal).Transposed;
    }

    static (V3 A, V3 B, V3 C) Columns(Homography map, M3 plane)
    {
        var h = new M3(new(map.H00, map.H01, map.H02), new(map.H10, map.H11, map.H12), new(map.H20, map.H21, map.H22));
        var m = h * plane;
        var (a, b, c) = (m.Column(0), m.Column(1), m.Column(2));

        // Seen from the same side of the plane, a map's determinant is positive: the ratio of both heights.
        return h.R1.Cross(h.R2).Dot(h.R3) < 0 ? (a * -1, b * -1, c * -1) : (a, b, c);
    }

    /// <summary>The pose over the plane z = 0 of a camera whose tangents are seen through a map.</summary>
    /// <param name="map">Tangents right and down of the axis, from the top camera's; or from the plane itself where <paramref name="plane"/> is the identity.</param>
    public static Stand PoseOf(Homography map, M3 plane)
    {
        // About the spot that the camera's axis meets: a turn that is off by little must not swing a camera near the ground about a spot that lies kilometres aside.
        var (a, b, c) = Columns(map, plane);
        var (x, y) = Met(a, b, c);
        var unit = 2 / (a.Length + b.Length);
        var middle = (a.Unit + b.Unit).Unit; // the nearest pair of axes at right angles
        var aside = (a.Unit - b.Unit - (middle * (a.Unit - b.Unit).Dot(middle))).Unit;
        var (first, second) = ((middle + aside) * Math.Sqrt(0.5), (middle - aside) * Math.Sqrt(0.5));
        var opticalFromPlane = new M3(first, second, first.Cross(second)).Transposed;
        var place = new V3(x, y, 0) - (opticalFromPlane.Transposed * (((a * x) + (b * y) + c) * unit));

        // Optical axes look along z with y down, the plane's third axis points into the ground: both are half turns about x away from ours.
        var turn = new M3(new(1, 0, 0), new(0, -1, 0), new(0, 0, -1));
        return new(turn * opticalFromPlane.Transposed * turn, turn * place);
    }

    // Where the camera's axis meets the plane; its origin where it meets none.
    static (double X, double Y) Met(V3 a, V3 b, V3 c)
    {
        var determinant = (a.X * b.Y) - (b.X * a.Y);
        var (x, y) = (((b.X * c.Y) - (c.X * b.Y)) / determinant, ((c.X * a.Y) - (a.X * c.Y)) / determinant);
        return double.IsFinite(x) && double.IsFinite(y) ? (x, y) : (0, 0);
    }

    static double Square(double x) => x * x;
}
