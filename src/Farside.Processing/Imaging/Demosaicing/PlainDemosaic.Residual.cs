using Farside.Core.Rasters;

namespace Farside.Processing.Imaging.Demosaicing;

public static partial class PlainDemosaic
{
    const float Flat = 1e-2f;

    /// <param name="scale">A power of two that brings the largest sample to 128…256.</param>
    public static ColourPlanes Residual(Raster<Linear> mosaic, BayerPattern pattern, float scale)
    {
        var s = PlainPlane.Mirrored(mosaic).Each(0, value => value * scale);
        var first = Blend(Along(s, pattern, 1, 0), Along(s, pattern, 0, 1), margin: 7, length: 4, sum => sum * sum * sum);
        var opposite = first.Each(10, (x, y) =>
            ((10 * (Sides(first, x, y - 1, 1) + Sides(first, x, y + 1, 1)))
                - (Sides(first, x, y - 1, 3) + Sides(first, x, y + 1, 3) + (Sides(first, x, y - 3, 1) + Sides(first, x, y + 3, 1)))) * (1f / 32));

        var green = s.Each(11, (x, y) => IsGreen(pattern, x, y) ? s[x, y] : s[x, y] + first[x, y]);
        PlainPlane Chroma(PlainPlane beside, PlainPlane above) => s.Each(11, (x, y) =>
            IsGreen(pattern, x, y) ? s[x, y] - (0.25f * (Sides(beside, x, y, 1) + Ends(above, x, y, 1))) : s[x, y]);
        var rows = Refine(green, Chroma(first, opposite), pattern, 1, 0);
        var columns = Refine(green, Chroma(opposite, first), pattern, 0, 1);

        var blend = Blend(rows.Difference, columns.Difference, margin: 59, length: 5, sum => sum * sum);
        var difference = blend.Each(59, (x, y) =>
        {
            var (rowMisses, columnMisses) = (rows.Criterion[x, y] + 1e-6f, columns.Criterion[x, y] + 1e-6f);
            var chosen = rows.Difference[x, y] + ((columns.Difference[x, y] - rows.Difference[x, y]) * (rowMisses / (rowMisses + columnMisses)));
            return blend[x, y] + (0.3f * (chosen - blend[x, y]));
        });
        var corners = difference.Each(62, (x, y) => Corner(difference, x, y));
        return Fill(mosaic, pattern, new(
            OwnAtGreen: (x, y) => mosaic[x, y].Value - (Between(difference, corners, x, y) * (1 / scale)),
            OtherAtGreen: (x, y) => mosaic[x, y].Value - (Between(corners, difference, x, y) * (1 / scale)),
            GreenAtChroma: (x, y) => mosaic[x, y].Value + (difference[x, y] * (1 / scale)),
            OtherAtChroma: (x, y) => mosaic[x, y].Value + (difference[x, y] * (1 / scale)) - (corners[x, y] * (1 / scale))));
    }

    static PlainPlane Along(PlainPlane s, BayerPattern pattern, int dx, int dy) => s.Each(2, (x, y) =>
    {
        float Pair(int far) => s[x - (far * dx), y - (far * dy)] + s[x + (far * dx), y + (far * dy)];
        var curve = (0.5f * (Pair(1) - s[x, y])) - (0.25f * Pair(2));
        return IsGreen(pattern, x, y) ? -curve : curve;
    });

    static PlainPlane Blend(PlainPlane rows, PlainPlane columns, int margin, int length, Func<float, float> power)
    {
        var rowWeight = Weight(rows, 1, 0, margin - 2, power);
        var columnWeight = Weight(columns, 0, 1, margin - 2, power);
        return rows.Each(margin, (x, y) =>
        {
            var centre = 0.5f * (rows[x, y] + columns[x, y]);
            float Side(PlainPlane p, int dx, int dy)
            {
                var sum = p[x, y] - centre;
                for (var k = 1; k < length; k++)
                {
                    sum += p[x + (k * dx), y + (k * dy)] - centre;
                }

                return sum;
            }

            var (west, east, north, south) = (rowWeight[x - 2, y], rowWeight[x + 2, y], columnWeight[x, y - 2], columnWeight[x, y + 2]);
            var sums = (west * Side(rows, -1, 0)) + (east * Side(rows, 1, 0)) + ((north * Side(columns, 0, -1)) + (south * Side(columns, 0, 1)));
            return centre + (sums / (length * (west + east + (north + south))));
        });
    }

    static PlainPlane Weight(PlainPlane p, int dx, int dy, int margin, Func<float, float> power)
    {
        var steps = p.Each(margin - 4, (x, y) => Step(p, x, y, dx, dy));
        var sums = p.Each(margin - 2, (x, y) => steps[x, y] + Sides(steps, x, y, 1) + Sides(steps, x, y, 2));
        return p.Each(margin, (x, y) => 1 / (power(sums[x, y] + Ends(sums, x, y, 1) + Ends(sums, x, y, 2)) + Flat));
    }

    static float Step(PlainPlane p, int x, int y, int dx, int dy) => MathF.Abs(p[x + dx, y + dy] - p[x - dx, y - dy]);

    static (PlainPlane Difference, PlainPlane Criterion) Refine(PlainPlane green, PlainPlane chroma, BayerPattern pattern, int dx, int dy)
    {
        var (best, criterion) = (green, green.Each(0, _ => 1e32f));
        var margin = 11;
        for (var window = 3; window <= 6; window++)
        {
            var chromaMiss = Missed(green, chroma, window, margin, dx, dy);
            var greenMiss = Missed(chroma, green, window, margin, dx, dy);
            margin += (2 * window) + 1;
            float Bend(PlainPlane p, int x, int y) => (0.5f * (p[x - dx, y - dy] + p[x + dx, y + dy])) - p[x, y];
            var (lastGreen, lastChroma, lastBest, lastCriterion) = (green, chroma, best, criterion);
            green = lastGreen.Each(margin, (x, y) => IsGreen(pattern, x, y) ? lastGreen[x, y] : lastGreen[x, y] + Bend(greenMiss, x, y));
            chroma = lastChroma.Each(margin, (x, y) => IsGreen(pattern, x, y) ? lastChroma[x, y] + Bend(chromaMiss, x, y) : lastChroma[x, y]);

            var size = Smooth(green.Each(margin, (x, y) => MathF.Abs(greenMiss[x, y]) + MathF.Abs(chromaMiss[x, y])), margin);
            var step = Smooth(green.Each(margin, (x, y) => Step(greenMiss, x, y, dx, dy) + Step(chromaMiss, x, y, dx, dy)), margin);
            var now = green.Each(margin + 2, (x, y) => size[x, y] * size[x, y] * step[x, y]);
            var (newGreen, newChroma) = (green, chroma);
            best = now.Each(margin + 2, (x, y) => now[x, y] - lastCriterion[x, y] >= 0 ? lastBest[x, y] : newGreen[x, y] - newChroma[x, y]);
            criterion = now.Each(margin + 2, (x, y) => now[x, y] - lastCriterion[x, y] >= 0 ? lastCriterion[x, y] : now[x, y]);
        }

        return (best, criterion);
    }

    /// <summary>What the mean of the local lines misses of <paramref name="to"/>, predicted from <paramref name="from"/>.</summary>
    static PlainPlane Missed(PlainPlane from, PlainPlane to, int window, int margin, int dx, int dy)
    {
        var weight = from.Each(margin + window, (x, y) => Line(from, to, window, x, y, dx, dy).Weight);
        var slope = from.Each(margin + window, (x, y) => Line(from, to, window, x, y, dx, dy).Slope);
        var height = from.Each(margin + window, (x, y) => Line(from, to, window, x, y, dx, dy).Height);
        return from.Each(margin + (2 * window), (x, y) =>
        {
            var (missed, weights) = (0f, 0f);
            for (var k = -window; k <= window; k++)
            {
                var (u, v) = (x + (k * dx), y + (k * dy));
                missed += (weight[u, v] * (to[x, y] - to[u, v])) - height[u, v] - (slope[u, v] * (from[x, y] - from[u, v]));
                weights += weight[u, v];
            }

            return missed / weights;
        });
    }

    static (float Weight, float Slope, float Height) Line(PlainPlane from, PlainPlane to, int window, int x, int y, int dx, int dy)
    {
        var (sumX, sumY, sumXX, sumYY, sumXY) = (0f, 0f, 0f, 0f, 0f);
        for (var k = -window; k <= window; k++)
        {
            var (a, b) = (from[x + (k * dx), y + (k * dy)] - from[x, y], to[x + (k * dx), y + (k * dy)] - to[x, y]);
            (sumX, sumY, sumXX, sumYY, sumXY) = (sumX + a, sumY + b, sumXX + (a * a), sumYY + (b * b), sumXY + (a * b));
        }

        var share = 1f / ((2 * window) + 1);
        var (meanX, meanY) = (sumX * share, sumY * share);
        var (varX, varY, cov) = ((sumXX * share) - (meanX * meanX), (sumYY * share) - (meanY * meanY), (sumXY * share) - (meanX * meanY));
        var slope = cov / (varX + 1e-2f);
        var misfit = varY - (slope * (cov + cov - (slope * varX)));
        var weight = 1 / ((misfit >= 0 ? misfit : 0) + 2.5e-3f);
        return (weight, weight * slope, weight * (meanY - (slope * meanX)));
    }

    static PlainPlane Smooth(PlainPlane p, int margin)
    {
        static float Gauss(float centre, float near, float far) => (0.25137913f * centre) + (0.22184130f * near) + (0.15246914f * far);
        var column = p.Each(margin + 2, (x, y) => Gauss(p[x, y], Ends(p, x, y, 1), Ends(p, x, y, 2)));
        return p.Each(margin + 2, (x, y) => Gauss(column[x, y], Sides(column, x, y, 1), Sides(column, x, y, 2)));
    }

    static float Corner(PlainPlane p, int x, int y)
    {
        float Beyond(int dx, int dy) => MathF.Abs(p[x, y] - p[x + (2 * dx), y + (2 * dy)]);
        var (fall, rise) = (Step(p, x, y, 1, 1), Step(p, x, y, 1, -1));
        return Mean(p[x - 1, y - 1], [
            Neighbour(p, x, y, -1, -1, fall + Beyond(-1, -1)), Neighbour(p, x, y, 1, 1, fall + Beyond(1, 1)),
            Neighbour(p, x, y, -1, 1, rise + Beyond(-1, 1)), Neighbour(p, x, y, 1, -1, rise + Beyond(1, -1))]);
    }

    static float Between(PlainPlane inRow, PlainPlane inColumn, int x, int y)
    {
        var (beside, above) = (Step(inRow, x, y, 1, 0), Step(inColumn, x, y, 0, 1));
        return Mean(inRow[x - 1, y], [
            Neighbour(inRow, x, y, -1, 0, beside), Neighbour(inRow, x, y, 1, 0, beside),
            Neighbour(inColumn, x, y, 0, -1, above), Neighbour(inColumn, x, y, 0, 1, above)]);
    }

    static (float Value, float Weight) Neighbour(PlainPlane p, int x, int y, int dx, int dy, float changes)
    {
        var change = changes + MathF.Abs(p[x + dx, y + dy] - p[x + (3 * dx), y + (3 * dy)]);
        return (p[x + dx, y + dy], 1 / ((change * change) + Flat));
    }

    static float Mean(float about, (float Value, float Weight)[] neighbours)
    {
        var (sum, weights) = (0f, 0f);
        foreach (var (value, weight) in neighbours)
        {
            (sum, weights) = (sum + (weight * (value - about)), weights + weight);
        }

        return about + (sum / weights);
    }
}
