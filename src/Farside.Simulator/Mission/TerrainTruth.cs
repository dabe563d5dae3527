using System.Runtime.InteropServices;
using Farside.Core.Rasters;
using Farside.Core.Sky;
using Farside.Formats.Tiff;
using Farside.Simulator.Terrain;

namespace Farside.Simulator.Mission;

/// <summary>Heights of the ground as GeoTIFF: a local orthographic map of the Moon about the lander, metres above the site's level plane, stones and tracks included.</summary>
static class TerrainTruth
{
    /// <param name="name">File name without its ending.</param>
    /// <param name="level">Its lattice gives the pixels: centres lie on whole multiples of the cell.</param>
    /// <param name="within">Middle and half width of the square that is kept, metres; all of the level when null.</param>
    public static void Write(TruthFolder truth, string name, TerrainLevel level, (double X, double Y, double HalfM)? within = null)
    {
        var (left, right, bottom, top) = Bounds(level, within);
        var (width, height) = (right - left + 1, top - bottom + 1);
        var picture = new Bitmap(width, height, 1, SampleKind.Float32);
        for (var row = 0; row < height; row++)
        {
            level.Heights.AsSpan(((top - row) * level.Size) + left, width).CopyTo(MemoryMarshal.Cast<byte, float>(picture.Row(row))); // rows grow north, a map's grow south
        }

        double cell = level.CellM;
        truth.Write($"terrain/{name}.tif", stream => CogWriter.Write(stream, picture, new()
        {
            Description = "SIMULATED: heights above the level plane of the landing site, metres",
            Geo = GeoReference.OrthographicOnSphere("Moon, local orthographic about the Chang'e-4 lander's label position", LunarSite.SphereRadiusM,
                LandingSite.Origin.Latitude.Degrees, LandingSite.Origin.Longitude.Degrees, (level.FirstColumn + left - 0.5) * cell, (level.FirstRow + top + 0.5) * cell, cell),
        }));
    }

    static (int Left, int Right, int Bottom, int Top) Bounds(TerrainLevel level, (double X, double Y, double HalfM)? within)
    {
        if (within is not { } square)
        {
            return (0, level.Size - 1, 0, level.Size - 1);
        }

        int Cell(double metres, int first) => Math.Clamp((int)Math.Round(metres / level.CellM) - first, 0, level.Size - 1);
        return (Cell(square.X - square.HalfM, level.FirstColumn), Cell(square.X + square.HalfM, level.FirstColumn),
            Cell(square.Y - square.HalfM, level.FirstRow), Cell(square.Y + square.HalfM, level.FirstRow));
    }
}
