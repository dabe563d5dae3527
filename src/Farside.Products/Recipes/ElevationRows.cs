using Farside.Core.Rasters;
using Farside.Products.Pictures;

namespace Farside.Products.Recipes;

/// <summary>A panorama on a cylinder as headsets want it: rows evenly spaced in elevation, each drawn straight between two of the cylinder's.</summary>
sealed class ElevationRows : PictureRows
{
    readonly PictureRows _cylinder;
    readonly double _perRadian, _horizonRow, _topRad;
    readonly byte[] _upper, _lower;

    /// <param name="cylinder">8 bits: red, green, blue, opacity.</param>
    /// <param name="perRadian">Its pixels a radian at the horizon.</param>
    /// <param name="horizonRow">Its row of elevation 0.</param>
    public ElevationRows(PictureRows cylinder, double perRadian, double horizonRow)
        : base(cylinder.Width, Rows(cylinder.Height, perRadian, horizonRow), cylinder.Channels, SampleKind.UInt8)
    {
        (_cylinder, _perRadian, _horizonRow) = (cylinder, perRadian, horizonRow);
        _topRad = Math.Atan(horizonRow / perRadian);
        (_upper, _lower) = (new byte[cylinder.Stride], new byte[cylinder.Stride]);
    }

    /// <summary>Row of elevation 0.</summary>
    public double HorizonRow => _topRad * _perRadian;

    public override void Render(int fromRow, int toRow, Span<byte> rows)
    {
        for (var y = fromRow; y < toRow; y++)
        {
            var source = Math.Clamp(_horizonRow - (_perRadian * Math.Tan(_topRad - (y / _perRadian))), 0, _cylinder.Height - 1);
            var first = Math.Min((int)source, Math.Max(0, _cylinder.Height - 2));
            _cylinder.Render(first, first + 1, _upper);
            _cylinder.Render(Math.Min(first + 1, _cylinder.Height - 1), Math.Min(first + 2, _cylinder.Height), _lower);
            Blend((float)(source - first), rows.Slice((y - fromRow) * Stride, Stride));
        }
    }

    // Where one of the two sees nothing the other stands alone: no dark rim.
    void Blend(float share, Span<byte> row)
    {
        for (var i = 0; i < row.Length; i += 4)
        {
            var t = _upper[i + 3] == 0 ? 1 : _lower[i + 3] == 0 ? 0 : share;
            for (var k = 0; k < 4; k++)
            {
                row[i + k] = (byte)(_upper[i + k] + (t * (_lower[i + k] - _upper[i + k])) + 0.5f);
            }
        }
    }

    static int Rows(int height, double perRadian, double horizonRow) =>
        Math.Max(1, (int)Math.Floor(perRadian * (Math.Atan(horizonRow / perRadian) - Math.Atan((horizonRow - height + 1) / perRadian))) + 1);
}
