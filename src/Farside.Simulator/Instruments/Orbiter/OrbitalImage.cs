using System.Numerics;
using Farside.Core.Rasters;
using Farside.Simulator.Surfaces;
using Farside.Simulator.Terrain;

namespace Farside.Simulator.Instruments.Orbiter;

/// <summary>A map-projected picture from orbit, looking straight down: ground under a Sun of its own, blurred and noisy as a narrow-angle camera's.</summary>
/// <remarks>
/// Blur 1 4 1 each way is about what LROC's narrow-angle cameras show at their pixel (Mahanti et al. 2016, Space Sci. Rev. 200, 393); noise of 1.2 % at the mean is a ratio of
/// 80. Both are stated in the truth.
/// </remarks>
static class OrbitalImage
{
    public const float Blur = 1 / 6f;
    public const float NoiseShare = 0.012f;
    const float MeanDn = 105;
    const float MostDn = 255;

    /// <summary>8-bit numbers proportional to light, the mean of all lit ground near 105.</summary>
    /// <param name="scene">Its shadows are cast; the first level is as fine as the map's pixel or finer.</param>
    public static Bitmap Of(Scene scene, MapGrid grid, uint seed)
    {
        var light = Shaded(scene, grid);
        var gain = MeanDn / Mean(light);
        var picture = new Bitmap(grid.Size, grid.Size, 1, SampleKind.UInt8);
        Parallel.For(0, grid.Size, row =>
        {
            var line = picture.Row(row);
            for (var column = 0; column < grid.Size; column++)
            {
                var signal = gain * Blurred(light, grid.Size, column, row);
                var noise = NoiseShare * MathF.Sqrt(MeanDn * Math.Max(signal, 1)) * Chance.Normal(Chance.Of(seed, column, row));
                line[column] = (byte)Math.Clamp(signal + noise + 0.5f, 0, MostDn);
            }
        });
        return picture;
    }

    static float[] Shaded(Scene scene, MapGrid grid)
    {
        var light = new float[grid.Size * grid.Size];
        var finest = Finest(scene.Ground, grid.PixelM);
        Parallel.For(0, grid.Size, row =>
        {
            for (var column = 0; column < grid.Size; column++)
            {
                var (x, y) = grid.MapOf(column, row);
                var (east, north, _) = MapGrid.Ground(x, y, (e, n) => scene.Ground.HeightAt(e, n, finest));
                light[(row * grid.Size) + column] = Shade(scene, (float)east, (float)north, finest, (float)grid.PixelM);
            }
        });
        return light;
    }

    // The first level whose cells are no finer than the map's pixels: a pixel shows the mean of what is finer.
    static int Finest(TerrainPyramid ground, double pixelM) => Enumerable.Range(0, ground.Coarsest).FirstOrDefault(k => ground.Levels[k].CellM >= pixelM, ground.Coarsest);

    static float Shade(Scene scene, float east, float north, int finest, float pixelM)
    {
        var number = scene.Ground.LevelAt(east, north, finest);
        if (number < 0)
        {
            return 0;
        }

        var level = scene.Ground.Levels[number];
        var (slopeEast, slopeNorth) = level.SlopeAt(east, north);
        var normal = Vector3.Normalize(new(-slopeEast, -slopeNorth, 1));
        var colour = GroundMix.Of(level.CoverAt(east, north), Maturity.Of(level, east, north, normal.Z, pixelM)).Colour;
        var direct = level.LitAt(east, north) * Photometry.Soil(Vector3.Dot(normal, scene.TowardsSun), normal.Z, scene.TowardsSun.Z);
        return colour.Y * (direct + Photometry.FromGround(scene.TowardsSun.Z, normal.Z));
    }

    static float Mean(float[] light)
    {
        var (sum, count) = (0.0, 0);
        foreach (var sample in light)
        {
            (sum, count) = sample > 0 ? (sum + sample, count + 1) : (sum, count);
        }

        return (float)(sum / Math.Max(1, count));
    }

    static float Blurred(float[] light, int size, int column, int row)
    {
        var (left, right) = (Math.Max(0, column - 1), Math.Min(size - 1, column + 1));
        return (Blur * (Line(Math.Max(0, row - 1)) + Line(Math.Min(size - 1, row + 1)))) + ((1 - (2 * Blur)) * Line(row));

        float Line(int at) => (Blur * (light[(at * size) + left] + light[(at * size) + right])) + ((1 - (2 * Blur)) * light[(at * size) + column]);
    }
}
