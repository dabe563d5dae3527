using System.Runtime.InteropServices;
using Farside.Core.Rasters;
using Farside.Processing.Photogrammetry;
using Farside.Processing.Photogrammetry.Ties;

namespace Farside.Processing.Descent.Mosaics;

/// <summary>
/// A mosaic of frames of one plane, drawn one over the other from the coarsest to the finest: each is brought to the light that lies there already, part by
/// part, and fades out towards its edges.
/// </summary>
public sealed class FrameMosaic
{
    const double FadeShare = 0.12;
    const int LevelsMost = 12;

    readonly MosaicGrid _grid;
    readonly ushort[][] _planes;

    /// <param name="planes">1 for grey, 3 for colour.</param>
    public FrameMosaic(MosaicGrid grid, int planes)
    {
        _grid = grid;
        _planes = [.. Enumerable.Range(0, planes).Select(_ => new ushort[checked(grid.Width * grid.Height)])];
    }

    public MosaicGrid Grid => _grid;

    /// <summary>1 for grey, 3 for colour.</summary>
    public int Planes => _planes.Length;

    /// <summary>One row of a plane: 0 where no frame shows anything, else 1 to 65535 for 0 to <c>fullScale</c>.</summary>
    public ReadOnlySpan<ushort> Row(int plane, int y) => _planes[plane].AsSpan(y * _grid.Width, _grid.Width);

    /// <summary>Draws a frame over what is there.</summary>
    /// <param name="planes">As many as the mosaic has; NaN where nothing is known.</param>
    /// <param name="fullScale">The frame's white.</param>
    public void Draw(IReadOnlyList<Raster<Linear>> planes, double fullScale, Homography firstFromFrame)
    {
        var frameFromMosaic = firstFromFrame.Inverse() * _grid.FirstFromMosaic;
        var (width, height) = (planes[0].Width, planes[0].Height);
        var area = Area(firstFromFrame, width, height);
        if (area.Right <= area.Left || area.Bottom <= area.Top)
        {
            return;
        }

        var middle = ((area.Left + area.Right) / 2.0, (area.Top + area.Bottom) / 2.0);
        var level = Math.Clamp((int)Math.Round(Math.Log2(frameFromMosaic.ScaleAt(middle.Item1, middle.Item2))), 0, LevelsMost);
        for (var k = 0; k < _planes.Length; k++)
        {
            var light = Halved(planes[k], 65534 / fullScale, ref level);
            var gains = LightGains.Of(_planes[k], _grid.Width, area, frameFromMosaic, light, level, width, height);
            var plane = _planes[k];
            Parallel.For(area.Top, area.Bottom, y => DrawRow(plane.AsSpan(y * _grid.Width, _grid.Width), y, area, frameFromMosaic, light, level, gains, width, height));
        }
    }

    static GreyPlane Halved(Raster<Linear> plane, double scale, ref int level)
    {
        var light = new GreyPlane(plane.Width, plane.Height, Array.ConvertAll(MemoryMarshal.Cast<Linear, float>(plane.Pixels).ToArray(), sample => (float)(sample * scale)));
        var halvings = 0;
        for (; halvings < level && Math.Min(light.Width, light.Height) >= 8; halvings++)
        {
            light = GreyPyramid.Halved(light);
        }

        level = halvings;
        return light;
    }

    static void DrawRow(Span<ushort> row, int y, (int Left, int Top, int Right, int Bottom) area, Homography frameFromMosaic, GreyPlane light, int level, LightGains gains, int width, int height)
    {
        var fade = FadeShare * Math.Min(width, height);
        for (var x = area.Left; x < area.Right; x++)
        {
            if (frameFromMosaic.Times(x, y) is not { } at)
            {
                continue;
            }

            var edge = Math.Min(Math.Min(at.Column, width - 1 - at.Column), Math.Min(at.Row, height - 1 - at.Row));
            var (u, v) = (GreyPyramid.ToLevel(at.Column, level), GreyPyramid.ToLevel(at.Row, level));
            if (edge <= 0 || !light.CanSample(u, v))
            {
                continue;
            }

            var sample = light.Cubic(u, v) * gains.At(at.Column, at.Row);
            if (float.IsNaN(sample))
            {
                continue;
            }

            var share = row[x] == 0 ? 1 : Math.Min(1, edge / fade);
            share = share * share * (3 - (2 * share));
            row[x] = (ushort)Math.Clamp(Math.Round(row[x] + (share * (sample + 1 - row[x]))), 1, ushort.MaxValue);
        }
    }

    (int Left, int Top, int Right, int Bottom) Area(Homography firstFromFrame, int width, int height)
    {
        var mosaicFromFrame = _grid.FirstFromMosaic.Inverse() * firstFromFrame;
        var (left, top, right, bottom) = (double.MaxValue, double.MaxValue, double.MinValue, double.MinValue);
        foreach (var (x, y) in ((double, double)[])[(0, 0), (width - 1, 0), (width - 1, height - 1), (0, height - 1)])
        {
            if (mosaicFromFrame.Times(x, y) is not { } at)
            {
                return (0, 0, _grid.Width, _grid.Height);
            }

            (left, right, top, bottom) = (Math.Min(left, at.Column), Math.Max(right, at.Column), Math.Min(top, at.Row), Math.Max(bottom, at.Row));
        }

        return (Whole(left, _grid.Width), Whole(top, _grid.Height), Whole(right + 1, _grid.Width), Whole(bottom + 1, _grid.Height));
    }

    static int Whole(double place, int most) => (int)Math.Ceiling(Math.Clamp(place, 0, most));
}
