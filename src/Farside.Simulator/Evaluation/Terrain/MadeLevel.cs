using Farside.Core.Rasters;
using Farside.Formats.Tiff;

namespace Farside.Simulator.Evaluation.Terrain;

/// <summary>One raster of a terrain product with its place: heights and sigmas, or light.</summary>
sealed class MadeLevel
{
    readonly float[] _samples;
    readonly int _channels;
    readonly double _left, _top;

    MadeLevel(float[] samples, int channels, int width, int height, double left, double top, double cellM) =>
        (_samples, _channels, Width, Height, _left, _top, CellM) = (samples, channels, width, height, left, top, cellM);

    public int Width { get; }

    public int Height { get; }

    /// <summary>Edge of a cell, metres.</summary>
    public double CellM { get; }

    /// <param name="channels">At least so many.</param>
    public static MadeLevel Read(string path, int channels)
    {
        using var tiff = TiffReader.Open(path);
        var page = tiff.Pages[0];
        return page.Geo is { } geo && page.Kind == SampleKind.Float32 && page.Channels >= channels
            ? new(page.Read().Samples<float>().ToArray(), page.Channels, page.Width, page.Height, geo.OriginX, geo.OriginY, geo.PixelWidth)
            : throw new SimulationException(path, $"{page.Channels} × {page.Kind}{(page.Geo is null ? " without a place on a map" : "")}", $"{channels} planes of floats or more with a place", "Make it again.");
    }

    /// <summary>A product's rasters of a kind, the finest first.</summary>
    public static IReadOnlyList<MadeLevel> ReadAll(string folder, string kind, int channels) =>
        [.. Directory.EnumerateFiles(folder, kind + "-*.tif").Order(StringComparer.Ordinal).Select(path => Read(path, channels)).OrderBy(level => level.CellM)];

    public float At(int column, int row, int channel) => _samples[(((row * Width) + column) * _channels) + channel];

    /// <summary>East and north of a cell's middle, metres.</summary>
    public (double East, double North) Middle(double column, double row) => (_left + ((column + 0.5) * CellM), _top - ((row + 0.5) * CellM));

    /// <summary>The cell that holds a place; null outside.</summary>
    public (int Column, int Row)? Cell(double east, double north)
    {
        var (column, row) = (Math.Floor((east - _left) / CellM), Math.Floor((_top - north) / CellM));
        return column >= 0 && row >= 0 && column < Width && row < Height ? ((int)column, (int)row) : null;
    }

    public bool IsFilled(double east, double north) => Cell(east, north) is var (column, row) && float.IsFinite(At(column, row, 0));
}
