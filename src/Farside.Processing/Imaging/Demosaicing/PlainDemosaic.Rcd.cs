using Farside.Core.Rasters;

namespace Farside.Processing.Imaging.Demosaicing;

public static partial class PlainDemosaic
{
    const float Tiny = 1e-20f;
    const float TinySquare = 1e-30f;

    public static ColourPlanes Rcd(Raster<Linear> mosaic, BayerPattern pattern)
    {
        var s = PlainPlane.Mirrored(mosaic);

        // The share of the edges that lies along the column, and along the falling diagonal; where it tells little, that of the corner neighbours.
        var upright = Clear(s, Share(s, (0, 1), (1, 0)), 5);
        var diagonal = Clear(s, Share(s, (1, 1), (-1, 1)), 5);

        var low = s.Each(1, (x, y) => MathF.Max(0, (4 * s[x, y]) + (2 * (Ends(s, x, y, 1) + Sides(s, x, y, 1))) + Corners(s, x, y)));
        var green = s.Each(5, (x, y) =>
            IsGreen(pattern, x, y) ? s[x, y] : Mix(upright[x, y], GreenFrom(s, low, x, y, 1, 0), GreenFrom(s, low, x, y, 0, 1)));
        var own = s.Each(5, (x, y) => IsGreen(pattern, x, y) ? float.NaN : s[x, y]);
        var other = s.Each(8, (x, y) => IsGreen(pattern, x, y)
            ? float.NaN
            : green[x, y] + Mix(diagonal[x, y], Difference(own, green, x, y, 1, -1), Difference(own, green, x, y, -1, -1)));
        return Fill(mosaic, pattern, new(
            OwnAtGreen: (x, y) => green[x, y] + Mix(upright[x, y], Difference(own, green, x, y, -1, 0), Difference(other, green, x, y, 0, -1)),
            OtherAtGreen: (x, y) => green[x, y] + Mix(upright[x, y], Difference(other, green, x, y, -1, 0), Difference(own, green, x, y, 0, -1)),
            GreenAtChroma: (x, y) => green[x, y],
            OtherAtChroma: (x, y) => other[x, y]));
    }

    static bool IsGreen(BayerPattern pattern, int x, int y) => (x & 1) != CfaRow.Of(pattern, y).Phase;

    static PlainPlane Share(PlainPlane s, (int X, int Y) along, (int X, int Y) across)
    {
        var (alongEdge, acrossEdge) = (Edge(s, along), Edge(s, across));
        return s.Each(4, (x, y) =>
        {
            var guarded = ThreeOf(alongEdge, x, y, along) + TinySquare;
            return guarded / (guarded + (ThreeOf(acrossEdge, x, y, across) + TinySquare));
        });
    }

    static float ThreeOf(PlainPlane p, int x, int y, (int X, int Y) step) => p[x - step.X, y - step.Y] + p[x, y] + p[x + step.X, y + step.Y];

    static PlainPlane Edge(PlainPlane s, (int X, int Y) step) => s.Each(3, (x, y) =>
    {
        float Pair(int far) => s[x - (far * step.X), y - (far * step.Y)] + s[x + (far * step.X), y + (far * step.Y)];
        var high = (6 * s[x, y]) - Pair(1) - (3 * Pair(2)) + Pair(3);
        return high * high;
    });

    static PlainPlane Clear(PlainPlane s, PlainPlane share, int margin) => s.Each(margin, (x, y) =>
    {
        var corners = 0.25f * Corners(share, x, y);
        return MathF.Abs(0.5f - share[x, y]) >= MathF.Abs(0.5f - corners) ? share[x, y] : corners;
    });

    static float GreenFrom(PlainPlane s, PlainPlane low, int x, int y, int dx, int dy)
    {
        float At(int far) => s[x + (far * dx), y + (far * dy)];
        var step = MathF.Abs(At(-1) - At(1)) + Tiny;
        float Gradient(int side) =>
            step + MathF.Abs(s[x, y] - At(2 * side)) + MathF.Abs(At(side) - At(3 * side)) + MathF.Abs(At(2 * side) - At(4 * side));
        float Scaled(int side)
        {
            var level = low[x, y];
            return At(side) * ((level + level + Tiny) / (level + low[x + (2 * side * dx), y + (2 * side * dy)] + Tiny));
        }

        return Between(Scaled(-1), Gradient(-1), Scaled(1), Gradient(1));
    }

    /// <summary>A colour's difference from green, between the two neighbours a step to either side.</summary>
    static float Difference(PlainPlane colour, PlainPlane green, int x, int y, int dx, int dy)
    {
        float At(int far) => colour[x + (far * dx), y + (far * dy)];
        var step = MathF.Abs(At(1) - At(-1)) + Tiny;
        float Gradient(int side)
        {
            var colourChange = MathF.Abs(At(side) - At(3 * side));
            var greenChange = MathF.Abs(green[x, y] - green[x + (2 * side * dx), y + (2 * side * dy)]);
            return dx * dy == 0 ? step + greenChange + colourChange : step + colourChange + greenChange;
        }

        return Between(At(1) - green[x + dx, y + dy], Gradient(1), At(-1) - green[x - dx, y - dy], Gradient(-1));
    }

    static float Between(float a, float aGradient, float b, float bGradient) => a + ((b - a) * (aGradient / (aGradient + bGradient)));

    static float Mix(float share, float of, float and) => and + (share * (of - and));
}
