using Farside.Core.Geometry;
using Farside.Core.Rasters;
using Farside.Processing.Descent.Map;
using Farside.Processing.Photogrammetry;
using Farside.Processing.Terrain;
using Farside.Processing.Terrain.Textures;

namespace Farside.Tests.Processing.Terrain.Textures;

/// <summary>Ground whose heights and light are formulas, as pictures show it that are drawn ray by ray, and as grids of cells know it.</summary>
sealed class PaintedGround(Func<double, double, double> height, Func<double, double, double> light)
{
    const int Width = 300;
    const int Height = 220;

    static readonly PinholeCamera Camera = new(Width, Height, 600, 149.5, 109.5);

    /// <summary>Finer patterns than cells of 4 cm can hold, on wide ones.</summary>
    public static PaintedGround Rolling { get; } = new(
        (x, y) => 0.06 * Math.Sin(1.3 * x) * Math.Cos(1.1 * y),
        (x, y) => 0.35 + (0.1 * Math.Sin(Math.Tau * x / 0.09) * Math.Sin(Math.Tau * y / 0.17)) + (0.08 * Math.Sin(1.7 * x) * Math.Cos(0.9 * y)));

    public double LightAt(double east, double north) => light(east, north);

    /// <param name="hasLight">Whether the cells' own points have light.</param>
    public TerrainModel Model(double westM, double southM, double eastM, double northM, double cellM = 0.04, bool hasLight = true)
    {
        TerrainLevel Level(double cell)
        {
            var level = TerrainLevel.Open(MapGrid.Holding(cell, westM, southM, eastM, northM));
            for (var i = 0; i < level.Heights.Pixels.Length; i++)
            {
                var (east, north) = (level.Grid.EastM(i % level.Grid.Width), level.Grid.NorthOfM(i / level.Grid.Width));
                if (east > westM && east < eastM && north > southM && north < northM)
                {
                    (level.Heights.Pixels[i], level.Sigmas.Pixels[i]) = ((float)height(east, north), 0.002f);
                    level.Light.Pixels[i] = hasLight ? Mean(east, north, cell) : GroundLight.Missing;
                }
            }

            return level;
        }

        return new([Level(cellM), Level(2 * cellM)], new(0, 0, 0, 0, 0), []);
    }

    /// <summary>What a camera sees of it from a place.</summary>
    /// <param name="headingDeg">From north over east.</param>
    /// <param name="exposure">By column and row, from -1 to 1.</param>
    public (TextureView View, ViewLight Light) Seen(string id, Point<SiteFrame> eye, double headingDeg, double downDeg, Func<double, double, double>? exposure = null)
    {
        var view = new View(id, Camera, new(Looking(headingDeg * Math.PI / 180, downDeg * Math.PI / 180), eye));
        var picture = new Raster<GroundLight>(Width, Height);
        for (var i = 0; i < picture.Pixels.Length; i++)
        {
            var (column, row) = (i % Width, i / Width);
            // Four rays a pixel: a detector's pixels have a size.
            var sum = Enumerable.Range(0, 4).Sum(part => Met(eye, view.Ray(column + (0.5 * (part % 2)) - 0.25, row + (0.5 * (part / 2)) - 0.25)));
            var value = (float)(sum / 4 * (exposure?.Invoke((2.0 * column / Width) - 1, (2.0 * row / Height) - 1) ?? 1));
            picture.Pixels[i] = new(value, value, value);
        }

        return (new(view, eye, null), new(picture));
    }

    double Met(Point<SiteFrame> eye, Direction<SiteFrame> ray)
    {
        double Above(double range) => eye.Z + (range * ray.Z) - height(eye.X + (range * ray.X), eye.Y + (range * ray.Y));
        for (var range = 0.5; range < 14; range += 0.02)
        {
            if (Above(range) <= 0)
            {
                var (near, far) = (range - 0.02, range);
                for (var i = 0; i < 20; i++)
                {
                    (near, far) = Above((near + far) / 2) > 0 ? ((near + far) / 2, far) : (near, (near + far) / 2);
                }

                return light(eye.X + (far * ray.X), eye.Y + (far * ray.Y));
            }
        }

        return 0.001;
    }

    GroundLight Mean(double east, double north, double cell)
    {
        var mean = (float)Enumerable.Range(0, 9).Average(i => light(east + (cell * (((i % 3) / 3.0) - (1 / 3.0))), north + (cell * (((i / 3) / 3.0) - (1 / 3.0)))));
        return new(mean, mean, mean);
    }

    static Rotation<SiteFrame, CameraFrame> Looking(double heading, double down)
    {
        var (sh, ch, s, c) = (Math.Sin(heading), Math.Cos(heading), Math.Sin(down), Math.Cos(down));
        return new(ch, sh * s, -sh * c, -sh, ch * s, -ch * c, 0, c, s);
    }

    /// <summary>Pictures in memory.</summary>
    public sealed class Pictures(params (TextureView View, ViewLight Light)[] all) : ITextureViews
    {
        public IReadOnlyList<TextureView> Views { get; } = [.. all.Select(one => one.View)];

        public ViewLight Light(int view) => all[view].Light;
    }
}
