using Farside.Core.Rasters;

namespace Farside.Processing.Imaging.Demosaicing;

/// <summary>
/// The same methods pixel by pixel on whole planes, without vectors, half rows or bands: slow, and what the fast ones are held against, to
/// the last bit.
/// </summary>
public static partial class PlainDemosaic
{
    public static ColourPlanes Bilinear(Raster<Linear> mosaic, BayerPattern pattern)
    {
        var s = PlainPlane.Mirrored(mosaic);
        return Fill(mosaic, pattern, new(
            OwnAtGreen: (x, y) => Sides(s, x, y, 1) * 0.5f,
            OtherAtGreen: (x, y) => Ends(s, x, y, 1) * 0.5f,
            GreenAtChroma: (x, y) => (Sides(s, x, y, 1) + Ends(s, x, y, 1)) * 0.25f,
            OtherAtChroma: (x, y) => Corners(s, x, y) * 0.25f));
    }

    public static ColourPlanes Malvar(Raster<Linear> mosaic, BayerPattern pattern)
    {
        var s = PlainPlane.Mirrored(mosaic);
        return Fill(mosaic, pattern, new(
            OwnAtGreen: (x, y) =>
                ((5 * s[x, y]) + (4 * Sides(s, x, y, 1)) - (Sides(s, x, y, 2) + Corners(s, x, y)) + (0.5f * Ends(s, x, y, 2))) * 0.125f,
            OtherAtGreen: (x, y) =>
                ((5 * s[x, y]) + (4 * Ends(s, x, y, 1)) - (Ends(s, x, y, 2) + Corners(s, x, y)) + (0.5f * Sides(s, x, y, 2))) * 0.125f,
            GreenAtChroma: (x, y) =>
                ((4 * s[x, y]) + (2 * (Sides(s, x, y, 1) + Ends(s, x, y, 1))) - (Sides(s, x, y, 2) + Ends(s, x, y, 2))) * 0.125f,
            OtherAtChroma: (x, y) =>
                ((6 * s[x, y]) + (2 * Corners(s, x, y)) - (1.5f * (Sides(s, x, y, 2) + Ends(s, x, y, 2)))) * 0.125f));
    }

    public static ColourPlanes Menon(Raster<Linear> mosaic, BayerPattern pattern, bool isRefined)
    {
        var s = PlainPlane.Mirrored(mosaic);

        // Own colour − green along the row and the column, how much it steps to the next of its colour, and which way it steps less.
        var alongRow = s.Each(2, (x, y) => s[x, y] - ((0.5f * Sides(s, x, y, 1)) + ((0.5f * s[x, y]) - (0.25f * Sides(s, x, y, 2)))));
        var alongColumn = s.Each(2, (x, y) => s[x, y] - ((0.5f * Ends(s, x, y, 1)) + ((0.5f * s[x, y]) - (0.25f * Ends(s, x, y, 2)))));
        var rowStep = s.Each(4, (x, y) => MathF.Abs(alongRow[x, y] - alongRow[x + 2, y]));
        var columnStep = s.Each(4, (x, y) => MathF.Abs(alongColumn[x, y] - alongColumn[x, y + 2]));
        var isRow = s.Each(6, (x, y) => ColumnSum(columnStep, x, y) - RowSum(rowStep, x, y) >= 0 ? 1 : 0);
        var difference = s.Each(6, (x, y) => isRow[x, y] > 0 ? alongRow[x, y] : alongColumn[x, y]);

        var own = s.Each(7, (x, y) => 0.5f * Sides(difference, x, y, 1));
        var other = s.Each(7, (x, y) => 0.5f * Ends(difference, x, y, 1));
        var turn = s.Each(7, (x, y) => other[x, y] - own[x, y]);
        var turnAtChroma = s.Each(8, (x, y) => 0.5f * (isRow[x, y] > 0 ? Sides(turn, x, y, 1) : -Ends(turn, x, y, 1)));
        if (!isRefined)
        {
            return Fill(mosaic, pattern, new(
                OwnAtGreen: (x, y) => s[x, y] + own[x, y],
                OtherAtGreen: (x, y) => s[x, y] + other[x, y],
                GreenAtChroma: (x, y) => s[x, y] - difference[x, y],
                OtherAtChroma: (x, y) => s[x, y] + turnAtChroma[x, y]));
        }

        // The refining step: the mean of three along the chosen direction, first of own − green, then of other − own.
        var smooth = s.Each(8, (x, y) => ((isRow[x, y] > 0 ? Sides(own, x, y, 1) : Ends(other, x, y, 1)) + difference[x, y]) / 3);
        var smoothOwn = s.Each(9, (x, y) => 0.5f * Sides(smooth, x, y, 1));
        var smoothOther = s.Each(9, (x, y) => 0.5f * Ends(smooth, x, y, 1));
        var smoothTurn = s.Each(9, (x, y) => smoothOther[x, y] - smoothOwn[x, y]);
        return Fill(mosaic, pattern, new(
            OwnAtGreen: (x, y) => s[x, y] + smoothOwn[x, y],
            OtherAtGreen: (x, y) => s[x, y] + smoothOther[x, y],
            GreenAtChroma: (x, y) => s[x, y] - smooth[x, y],
            OtherAtChroma: (x, y) =>
                s[x, y] + (((isRow[x, y] > 0 ? Sides(smoothTurn, x, y, 1) : -Ends(smoothTurn, x, y, 1)) + turnAtChroma[x, y]) / 3)));
    }

    static float RowSum(PlainPlane step, int x, int y) =>
        (3 * Sides(step, x - 1, y, 1)) + (Sides(step, x - 1, y - 2, 1) + Sides(step, x - 1, y + 2, 1)) + Ends(step, x - 1, y, 1);

    static float ColumnSum(PlainPlane step, int x, int y) =>
        (3 * (step[x, y] + step[x, y - 2])) + (Sides(step, x, y, 2) + Sides(step, x, y - 2, 2)) + Sides(step, x, y - 1, 1);

    static float Sides(PlainPlane p, int x, int y, int far) => p[x - far, y] + p[x + far, y];

    static float Ends(PlainPlane p, int x, int y, int far) => p[x, y - far] + p[x, y + far];

    static float Corners(PlainPlane p, int x, int y) => Sides(p, x, y - 1, 1) + Sides(p, x, y + 1, 1);

    static ColourPlanes Fill(Raster<Linear> mosaic, BayerPattern pattern, Missing missing)
    {
        var planes = new ColourPlanes(mosaic.Width, mosaic.Height);
        for (var y = 0; y < mosaic.Height; y++)
        {
            var cfa = CfaRow.Of(pattern, y);
            var (own, other) = cfa.IsRed ? (planes.Red, planes.Blue) : (planes.Blue, planes.Red);
            for (var x = 0; x < mosaic.Width; x++)
            {
                var isChroma = (x & 1) == cfa.Phase;
                own[x, y] = isChroma ? mosaic[x, y] : new(missing.OwnAtGreen(x, y));
                planes.Green[x, y] = isChroma ? new(missing.GreenAtChroma(x, y)) : mosaic[x, y];
                other[x, y] = new(isChroma ? missing.OtherAtChroma(x, y) : missing.OtherAtGreen(x, y));
            }
        }

        return planes;
    }

    /// <summary>The four values a row of a mosaic lacks; own is the red or blue that the row has, other the one it has not.</summary>
    readonly record struct Missing(
        Func<int, int, float> OwnAtGreen,
        Func<int, int, float> OtherAtGreen,
        Func<int, int, float> GreenAtChroma,
        Func<int, int, float> OtherAtChroma);
}
