using System.Runtime.Intrinsics;

namespace Farside.Processing.Photogrammetry.Mosaics;

/// <summary>
/// Brightness that follows the pictures' own exposures: a smooth field of gains, near each picture's middle its own. Times this a mosaic of automatically
/// exposed pictures stays within a screen's range, without steps, where light proportional to the scene's would not.
/// </summary>
public sealed class ExposureField
{
    /// <summary>Cells from node to node.</summary>
    const int NodeCells = 8;

    readonly Vector128<float>[] _gains;
    readonly CellGrid _grid;
    readonly int _across;
    readonly int _down;

    /// <param name="reach">How far gains are smoothed, in cells.</param>
    internal ExposureField(MosaicSurvey survey, MosaicPhotometry photometry, int reach)
    {
        _grid = survey.Plan.Cells;
        (_across, _down) = (CellGrid.Across(_grid.Columns, NodeCells), CellGrid.Across(_grid.Rows, NodeCells));
        var sums = Sums(survey, photometry);
        var radius = Math.Max(1, reach / NodeCells);
        for (var pass = 0; pass < 3; pass++)
        {
            sums = Boxed(Boxed(sums, radius, isAcross: true), radius, isAcross: false);
        }

        _gains = Array.ConvertAll(sums, Gain);
    }

    /// <summary>The factors along one row of pixels, as far as <paramref name="factors"/> is long.</summary>
    internal void Row(int column, int row, Span<Vector128<float>> factors)
    {
        var nodePx = (float)(NodeCells * _grid.CellPx);
        var y = ((row + 0.5f) / nodePx) - 0.5f;
        var upper = (int)MathF.Floor(y);
        for (var i = 0; i < factors.Length; i++)
        {
            var x = ((column + i + 0.5f) / nodePx) - 0.5f;
            var left = (int)MathF.Floor(x);
            var (across, down) = (Vector128.Create(x - left), Vector128.Create(y - upper));
            var above = Mixed(Node(left, upper), Node(left + 1, upper), across);
            factors[i] = Mixed(above, Mixed(Node(left, upper + 1), Node(left + 1, upper + 1), across), down);
        }
    }

    // a + (b − a) t, in that order everywhere.
    static Vector128<float> Mixed(Vector128<float> a, Vector128<float> b, Vector128<float> t) => a + ((b - a) * t);

    Vector128<float> Node(int column, int row) => _gains[(Math.Clamp(row, 0, _down - 1) * _across) + Inside(column)];

    int Inside(int column) => _grid.Wraps ? ((column % _across) + _across) % _across : Math.Clamp(column, 0, _across - 1);

    // Logarithms of gains, weighted towards the pictures' middles and falling to nothing at their edges; the weight in the last lane.
    Vector128<float>[] Sums(MosaicSurvey survey, MosaicPhotometry photometry)
    {
        var sums = new Vector128<float>[_across * _down];
        for (var node = 0; node < sums.Length; node++)
        {
            var column = Math.Min((node % _across * NodeCells) + (NodeCells / 2), _grid.Columns - 1);
            var row = Math.Min((node / _across * NodeCells) + (NodeCells / 2), _grid.Rows - 1);
            foreach (var layer in survey.Layers)
            {
                if (layer.Index(column, row) is >= 0 and var index && layer.IsKnown(index))
                {
                    sums[node] += Logarithms(photometry.Shown(layer.View)) * Weight(survey.Plan.Source(layer.View), layer.Places[index]);
                }
            }
        }

        return sums;
    }

    static Vector128<float> Logarithms(ColourGain gain) =>
        Vector128.Create((float)Math.Log(gain.Red), (float)Math.Log(gain.Green), (float)Math.Log(gain.Blue), 1);

    static float Weight(SourceView source, (float Column, float Row) place)
    {
        var x = ((place.Column - source.Left) / (source.Right - source.Left) * 2) - 1;
        var y = ((place.Row - source.Top) / (source.Bottom - source.Top) * 2) - 1;
        var (across, down) = (1 - (x * x), 1 - (y * y));
        return across * down;
    }

    Vector128<float>[] Boxed(Vector128<float>[] sums, int radius, bool isAcross)
    {
        var boxed = new Vector128<float>[sums.Length];
        for (var node = 0; node < sums.Length; node++)
        {
            var (column, row) = (node % _across, node / _across);
            for (var by = -radius; by <= radius; by++)
            {
                var (x, y) = isAcross ? (Inside(column + by), row) : (column, Math.Clamp(row + by, 0, _down - 1));
                boxed[node] += sums[(y * _across) + x];
            }
        }

        return boxed;
    }

    static Vector128<float> Gain(Vector128<float> sum)
    {
        var weight = sum.GetElement(3);
        return weight > 0
            ? Vector128.Create(MathF.Exp(sum.GetElement(0) / weight), MathF.Exp(sum.GetElement(1) / weight), MathF.Exp(sum.GetElement(2) / weight), 1)
            : Vector128<float>.One;
    }
}
