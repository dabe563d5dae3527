using Farside.Core.Rasters;
using Farside.Processing.Imaging;
using Farside.Processing.Photogrammetry.Stereo;
using Farside.Products.Pictures;

namespace Farside.Products.Recipes;

/// <summary>Two panoramas of 8-bit red, green, blue and opacity mixed for red-cyan glasses, row by row.</summary>
/// <param name="shiftPx">Columns by which the right one is moved to the right.</param>
/// <param name="wraps">Whether the column after the last is the first.</param>
sealed class AnaglyphRows(PictureRows left, PictureRows right, int shiftPx, bool wraps, AnaglyphMatrix matrix) : PictureRows(left.Width, left.Height, 4, SampleKind.UInt8)
{
    const int Levels = 1 << 14;
    static readonly float[] Light = [.. Enumerable.Range(0, 256).Select(number => (float)SrgbCurve.Decode(number / 255.0))];
    static readonly byte[] Shown = [.. Enumerable.Range(0, Levels).Select(i => (byte)Math.Round(255 * SrgbCurve.Encode(i / (Levels - 1.0))))];

    readonly byte[] _left = new byte[left.Stride], _right = new byte[left.Stride];
    readonly Linear[][] _planes = [.. Enumerable.Range(0, 6).Select(_ => new Linear[left.Width])];
    readonly float[] _mixed = new float[3 * left.Width];

    public override void Render(int fromRow, int toRow, Span<byte> rows)
    {
        for (var y = fromRow; y < toRow; y++)
        {
            left.Render(y, y + 1, _left);
            right.Render(y, y + 1, _right);
            Mix(rows.Slice((y - fromRow) * Stride, Stride));
        }
    }

    void Mix(Span<byte> row)
    {
        for (var x = 0; x < Width; x++)
        {
            var other = Partner(x);
            for (var k = 0; k < 3; k++)
            {
                _planes[k][x] = new(Light[_left[(4 * x) + k]]);
                _planes[k + 3][x] = new(other < 0 ? 0 : Light[_right[(4 * other) + k]]);
            }

            row[(4 * x) + 3] = Math.Max(_left[(4 * x) + 3], other < 0 ? (byte)0 : _right[(4 * other) + 3]);
        }

        matrix.Mix(_planes[0], _planes[1], _planes[2], _planes[3], _planes[4], _planes[5], _mixed);
        for (var x = 0; x < Width; x++)
        {
            for (var k = 0; k < 3; k++)
            {
                row[(4 * x) + k] = row[(4 * x) + 3] == 0 ? (byte)0 : Shown[(int)((_mixed[(3 * x) + k] * (Levels - 1)) + 0.5f)];
            }
        }
    }

    int Partner(int x)
    {
        var other = x - shiftPx;
        return wraps ? ((other % Width) + Width) % Width : other >= 0 && other < Width ? other : -1;
    }
}
