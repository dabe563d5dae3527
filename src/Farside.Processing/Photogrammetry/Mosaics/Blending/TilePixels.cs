using System.Runtime.Intrinsics;
using Farside.Core.Rasters;

namespace Farside.Processing.Photogrammetry.Mosaics.Blending;

/// <summary>The rasters of one tile, filled again for each.</summary>
sealed class TilePixels(int width, int height)
{
    readonly ColourPlanes _colour = new(width, height);
    readonly Raster<byte> _alpha = new(width, height);
    readonly Raster<ushort> _sources = new(width, height);

    public int Width => width;
    public int Height => height;

    public MosaicTile Tile(TileArea at) => new(at.X, at.Y, _colour, _alpha, _sources);

    /// <summary>Everything transparent.</summary>
    public void Clear()
    {
        _colour.Red.Pixels.Fill(new(float.NaN));
        _colour.Green.Pixels.Fill(new(float.NaN));
        _colour.Blue.Pixels.Fill(new(float.NaN));
        _alpha.Pixels.Clear();
        _sources.Pixels.Clear();
    }

    /// <summary>Colours, from a column on, for those that have an owner.</summary>
    public void SetRow(int column, int row, ReadOnlySpan<Vector128<float>> colours, ReadOnlySpan<ushort> owners)
    {
        var red = _colour.Red.Row(row)[column..];
        var green = _colour.Green.Row(row)[column..];
        var blue = _colour.Blue.Row(row)[column..];
        var alpha = _alpha.Row(row)[column..];
        var sources = _sources.Row(row)[column..];
        for (var x = 0; x < owners.Length; x++)
        {
            if (owners[x] != 0)
            {
                var colour = colours[x];
                (red[x], green[x], blue[x]) = (new(colour.GetElement(0)), new(colour.GetElement(1)), new(colour.GetElement(2)));
                (alpha[x], sources[x]) = (byte.MaxValue, owners[x]);
            }
        }
    }

    /// <summary>Multiplies all colours by a field; what is NaN stays so.</summary>
    public void Multiply(ExposureField field, TileArea at)
    {
        var factors = new Vector128<float>[width];
        for (var row = 0; row < height; row++)
        {
            field.Row(at.X, at.Y + row, factors);
            Multiply(_colour.Red.Row(row), factors, 0);
            Multiply(_colour.Green.Row(row), factors, 1);
            Multiply(_colour.Blue.Row(row), factors, 2);
        }
    }

    /// <summary>Goes over from another tile's colours, which count alone before its first column, to its own; as far as the other one reaches.</summary>
    public void FadeFrom(TilePixels other)
    {
        for (var row = 0; row < height; row++)
        {
            FadeRow(_colour.Red.Row(row), other._colour.Red.Row(row));
            FadeRow(_colour.Green.Row(row), other._colour.Green.Row(row));
            FadeRow(_colour.Blue.Row(row), other._colour.Blue.Row(row));
        }
    }

    static void FadeRow(Span<Linear> to, ReadOnlySpan<Linear> from)
    {
        for (var x = 0; x < from.Length; x++)
        {
            var faded = float.Lerp(from[x].Value, to[x].Value, (x + 0.5f) / from.Length);
            to[x] = float.IsNaN(faded) ? to[x] : new(faded);
        }
    }

    static void Multiply(Span<Linear> colours, ReadOnlySpan<Vector128<float>> factors, int lane)
    {
        for (var x = 0; x < colours.Length; x++)
        {
            colours[x] = new(colours[x].Value * factors[x].GetElement(lane));
        }
    }
}
