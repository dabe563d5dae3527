using Farside.Archive.Store;
using Farside.Core.Geometry;
using Farside.Simulator.Evaluation.Geometry;
using Farside.Simulator.Mission;

namespace Farside.Simulator.Evaluation.Terrain;

/// <summary>Backplanes against the true ground behind each pixel: where it lies, and how it leans over the patch that a window of pixels shows.</summary>
sealed class BackplaneErrors : ITerrainQuantity
{
    public const string Place = "terrain: places on backplanes, median error over the range";
    public const string Incidence = "terrain: incidence on backplanes, median error";
    public const string Emission = "terrain: emission on backplanes, median error";
    public const string Phase = "terrain: phase on backplanes, median error";
    public const string Slope = "terrain: slope on backplanes, median error";

    /// <summary>Of each frame so many pixels are judged, about.</summary>
    const int MostPixels = 1500;

    const double FarthestM = 12;

    /// <summary>As far to either side as the recipe says of its planes, and so many places of the window across.</summary>
    const double ReachRad = 0.005;
    const int Across = 5;

    public IReadOnlyList<string> Quantities => [Place, Incidence, Emission, Phase, Slope];

    public IEnumerable<TerrainFinding> Measure(TerrainCase terrain)
    {
        var errors = terrain.Views.Where(view => view.Eye == "L").SelectMany(left => MadeBackplanes.Read(terrain.Folder, left) is { } made ? Errors(terrain, left, made) : []).ToList();
        if (errors.Count == 0)
        {
            yield break;
        }

        for (var i = 0; i < Quantities.Count; i++)
        {
            List<double> sorted = [.. errors.Select(error => error[i]).Order()];
            yield return new(Quantities[i], "", sorted[sorted.Count / 2], sorted.Count, sorted.Count);
        }
    }

    static IEnumerable<double[]> Errors(TerrainCase terrain, JudgedView left, MadeBackplanes made)
    {
        var step = Math.Max(1, (int)Math.Sqrt(made.Width * made.Height / (double)MostPixels));
        var sun = ProductName.TryParse(left.Id, out var name) ? LandingSite.SunAt(name.Start) : throw new SimulationException(left.Id, "a name without a time", "a frame's", "Make it again.");
        var toSun = Of(sun.Azimuth.Radians, sun.Elevation.Radians);
        for (var y = step / 2; y < made.Height; y += step)
        {
            for (var x = step / 2; x < made.Width; x += step)
            {
                if (made.RangeM(x, y) < FarthestM && made.AnglesDeg(x, y).All(double.IsFinite) && True(terrain, left, made, x, y, toSun) is var (place, angles))
                {
                    var there = terrain.ToTrue(made.Place(x, y));
                    yield return [Length(there, place) / made.RangeM(x, y), .. made.AnglesDeg(x, y).Zip(angles, (one, other) => Math.Abs(one - other))];
                }
            }
        }
    }

    static (Point<SiteFrame> Place, double[] AnglesDeg)? True(TerrainCase terrain, JudgedView left, MadeBackplanes made, int x, int y, (double X, double Y, double Z) toSun)
    {
        var (column, row) = made.Pixel(x, y);
        var reach = ReachRad * left.True.FocalLengthPx;
        var seen = new List<Point<SiteFrame>>();
        for (var i = 0; i < Across * Across; i++)
        {
            var (right, down) = (((i % Across) - (Across / 2)) * 2 * reach / (Across - 1), ((i / Across) - (Across / 2)) * 2 * reach / (Across - 1));
            if (Ground(terrain, left, column + right, row + down) is { } place)
            {
                seen.Add(place);
            }
        }

        if (seen.Count < Across * Across || Ground(terrain, left, column, row) is not { } middle || Normal(seen) is not { } normal)
        {
            return null;
        }

        var eye = left.TruePose.Origin;
        var toEye = Unit(eye.X - middle.X, eye.Y - middle.Y, eye.Z - middle.Z);
        return (middle, [Degrees(normal, toSun), Degrees(normal, toEye), Degrees(toEye, toSun), Degrees(normal, (0, 0, 1))]);
    }

    static Point<SiteFrame>? Ground(TerrainCase terrain, JudgedView left, double column, double row)
    {
        var (ray, eye) = (left.TrueRay(column, row), left.TruePose.Origin);
        return terrain.Ground.Meet(eye, ray, 2 * FarthestM) is { } far ? new(eye.X + (ray.X * far), eye.Y + (ray.Y * far), eye.Z + (ray.Z * far)) : null;
    }

    // Heights are single-valued: up = a · east + b · north + c by least squares.
    static (double X, double Y, double Z)? Normal(List<Point<SiteFrame>> places)
    {
        var (x0, y0, z0) = (places.Average(place => place.X), places.Average(place => place.Y), places.Average(place => place.Z));
        var (xx, xy, yy, xz, yz) = (0.0, 0.0, 0.0, 0.0, 0.0);
        foreach (var place in places)
        {
            var (x, y, z) = (place.X - x0, place.Y - y0, place.Z - z0);
            (xx, xy, yy, xz, yz) = (xx + (x * x), xy + (x * y), yy + (y * y), xz + (x * z), yz + (y * z));
        }

        var determinant = (xx * yy) - (xy * xy);
        return determinant > 0 ? Unit(-((xz * yy) - (yz * xy)) / determinant, -((yz * xx) - (xz * xy)) / determinant, 1) : null;
    }

    static (double X, double Y, double Z) Of(double azimuthRad, double elevationRad) => (Math.Sin(azimuthRad) * Math.Cos(elevationRad), Math.Cos(azimuthRad) * Math.Cos(elevationRad), Math.Sin(elevationRad));

    static (double X, double Y, double Z) Unit(double x, double y, double z) => Math.Sqrt((x * x) + (y * y) + (z * z)) is var length ? (x / length, y / length, z / length) : default;

    static double Degrees((double X, double Y, double Z) a, (double X, double Y, double Z) b) => Math.Acos(Math.Clamp((a.X * b.X) + (a.Y * b.Y) + (a.Z * b.Z), -1, 1)) * 180 / Math.PI;

    static double Length(Point<SiteFrame> a, Point<SiteFrame> b) => Math.Sqrt(Math.Pow(a.X - b.X, 2) + Math.Pow(a.Y - b.Y, 2) + Math.Pow(a.Z - b.Z, 2));
}
