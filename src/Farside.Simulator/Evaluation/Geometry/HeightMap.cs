using Farside.Core.Rasters;
using Farside.Formats.Tiff;

namespace Farside.Simulator.Evaluation.Geometry;

/// <summary>Heights of the true ground on a lattice of cells, from one file of the truth.</summary>
sealed class HeightMap
{
    readonly float[] _heights;
    readonly int _width;
    readonly int _height;
    readonly double _left;
    readonly double _top;

    HeightMap(float[] heights, int width, int height, double left, double top, double cellM) =>
        (_heights, _width, _height, _left, _top, CellM) = (heights, width, height, left, top, cellM);

    /// <summary>Edge of a cell, metres.</summary>
    public double CellM { get; }

    public float Highest => _heights.Max();

    public static HeightMap Read(string path)
    {
        using var tiff = TiffReader.Open(path);
        var page = tiff.Pages[0];
        if (page.Geo is not { } geo || page.Kind != SampleKind.Float32 || page.Channels != 1)
        {
            throw new SimulationException(path, $"{page.Channels} × {page.Kind}{(page.Geo is null ? " without a place on a map" : "")}", "one plane of float heights with a place", "Simulate the archive again.");
        }

        // A map's origin is the outer corner of its first pixel; heights belong to the pixels' middles.
        return new(page.Read().Samples<float>().ToArray(), page.Width, page.Height, geo.OriginX + (geo.PixelWidth / 2), geo.OriginY - (geo.PixelHeight / 2), geo.PixelWidth);
    }

    /// <summary>Metres above the site's level plane, between four cells; NaN outside.</summary>
    public double HeightAt(double east, double north)
    {
        var (x, y) = ((east - _left) / CellM, (_top - north) / CellM);
        if (!(x >= 0 && y >= 0 && x < _width - 1 && y < _height - 1))
        {
            return double.NaN;
        }

        var (column, row) = ((int)x, (int)y);
        var (fx, fy, at) = (x - column, y - row, (row * _width) + column);
        var near = _heights[at] + ((_heights[at + 1] - _heights[at]) * fx);
        var far = _heights[at + _width] + ((_heights[at + _width + 1] - _heights[at + _width]) * fx);
        return near + ((far - near) * fy);
    }
}
