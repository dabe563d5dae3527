using Farside.Core.Geometry;
using Farside.Core.Rasters;
using Farside.Processing.Photogrammetry;
using Farside.Processing.Photogrammetry.Mosaics;

namespace Farside.Tests.Processing.Photogrammetry.Mosaics;

/// <summary>A scene whose light is a formula, and cameras that take pictures of it: the truth of every mosaic pixel is known.</summary>
sealed class MadeScene : IMosaicPictures
{
    readonly Dictionary<int, MosaicPicture> _made = [];
    int _opened;

    public required IReadOnlyList<View> Views { get; init; }

    /// <summary>What the rays end on.</summary>
    public ISurface Ground { get; init; } = SphereSurface.Infinite;

    public Func<int, ColourGain> Gain { get; init; } = _ => ColourGain.One;

    /// <summary>V(r²), r being 1 at half the diagonal from the principal point.</summary>
    public Func<double, double> Vignetting { get; init; } = _ => 1;

    /// <summary>What a picture shows instead of the scene at a pixel; null for the scene.</summary>
    public Func<int, int, int, double?> Instead { get; init; } = (_, _, _) => null;

    /// <summary>How much brighter ground looks along a ray than along others.</summary>
    public Func<Direction<SiteFrame>, double> Side { get; init; } = _ => 1;

    public Func<int, Raster<byte>?> Mask { get; init; } = _ => null;

    public double Noise { get; init; }

    public int Count => Views.Count;

    public int Opened => _opened;

    /// <summary>Light of one colour along a ray: waves of 14 pixels and more for the cameras beside this.</summary>
    public static double Light(Point<SiteFrame> from, Direction<SiteFrame> ray, double distanceM, int colour)
    {
        var (x, y, z) = double.IsPositiveInfinity(distanceM)
            ? (8 * ray.X, 8 * ray.Y, 8 * ray.Z)
            : (from.X + (distanceM * ray.X), from.Y + (distanceM * ray.Y), from.Z + (distanceM * ray.Z));
        var waves = (0.10 * Math.Sin((1.7 * x) + (0.4 * y))) + (0.08 * Math.Sin((2.1 * y) - (0.9 * z))) + (0.06 * Math.Sin((5 * x) + (6 * z))) + (0.05 * Math.Cos(7 * y))
            + (0.03 * Math.Sin((7 * x) - (7 * y) + (5 * z))) + (0.03 * Math.Sin((8 * z) - (6 * x) - (4 * y)));
        return (0.45 + waves) * (1 - (0.1 * colour));
    }

    public MosaicPicture Open(int index)
    {
        lock (_made)
        {
            _opened++;
            return _made.TryGetValue(index, out var picture) ? picture : _made[index] = Make(index);
        }
    }

    MosaicPicture Make(int index)
    {
        var (view, camera) = (Views[index], Views[index].Camera);
        var planes = new ColourPlanes(camera.Width, camera.Height);
        Raster<Linear>[] colours = [planes.Red, planes.Green, planes.Blue];
        for (var row = 0; row < camera.Height; row++)
        {
            for (var column = 0; column < camera.Width; column++)
            {
                Expose(index, view, column, row, colours);
            }
        }

        return new(planes, Mask(index));
    }

    void Expose(int index, View view, int column, int row, Raster<Linear>[] colours)
    {
        var (origin, ray) = (view.SiteFromCamera.Origin, view.Ray(column, row));
        var distanceM = Ground.DistanceM(origin, ray);
        var fall = Vignetting(RadiusSquared(view.Camera, column, row));
        for (var colour = 0; colour < 3; colour++)
        {
            var light = Instead(index, column, row) ?? (Light(origin, ray, distanceM, colour) * Side(ray));
            colours[colour][column, row] = new((float)((light * Gain(index)[colour] * fall) + (Noise * Normal(index, column, row, colour))));
        }
    }

    static double RadiusSquared(ICameraModel camera, double column, double row)
    {
        var (middleColumn, middleRow) = camera.Project(new(0, 0, -1))!.Value;
        var half = Math.Sqrt(((double)camera.Width * camera.Width) + ((double)camera.Height * camera.Height)) / 2;
        var (x, y) = ((column - middleColumn) / half, (row - middleRow) / half);
        return (x * x) + (y * y);
    }

    // Twelve hashed numbers from 0 to 1, less six: nearly normal.
    static double Normal(int index, int column, int row, int colour)
    {
        var (state, sum) = ((ulong)((((((index * 4099L) + column) * 4099) + row) * 3) + colour + 1) * 0x9E3779B97F4A7C15UL, -6.0);
        for (var i = 0; i < 12; i++)
        {
            state = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9UL;
            state = (state ^ (state >> 27)) * 0x94D049BB133111EBUL;
            state ^= state >> 31;
            sum += (state >> 11) * (1.0 / (1UL << 53));
        }

        return sum;
    }
}
