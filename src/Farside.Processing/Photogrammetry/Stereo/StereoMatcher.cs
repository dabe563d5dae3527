using Farside.Core.Rasters;

namespace Farside.Processing.Photogrammetry.Stereo;

/// <summary>
/// Finds spots of a rectified pair in both pictures, spread over all of it: the strongest corner of every cell, searched from coarse to fine, kept
/// where the way back from right to left ends at the same spot.
/// </summary>
public sealed class StereoMatcher
{
    const int TopWidth = 150, TopHeight = 56, TopRadius = 4, MiddleRadius = 4, LastRadius = 7;
    const double TopScore = 0.55, LastScore = 0.7, Ambiguous = 0.93, BackPx = 0.6;

    /// <summary>Likeness must fall by this, one pixel aside: along a skyline every place looks the same, and depth is anybody's guess.</summary>
    const double LeastFall = 0.012;

    readonly GreyLevels _left, _right;
    readonly int _levels;
    readonly int _cellsAcross;

    public StereoMatcher(Raster<Linear> left, Raster<Linear> right, int cellsAcross)
    {
        var halvings = Math.Min(Math.Round(Math.Log2(left.Width / (double)TopWidth)), Math.Floor(Math.Log2(left.Height / (double)TopHeight)));
        _levels = (int)Math.Clamp(halvings + 1, 1, 6);
        (_left, _right, _cellsAcross) = (new(left, _levels), new(right, _levels), cellsAcross);
    }

    /// <summary>Ties, in the order of the cells.</summary>
    /// <param name="least">Least disparity, pixels; below 0 where pointing errs.</param>
    /// <param name="most">Largest disparity, pixels.</param>
    /// <param name="rowError">Rows are searched so far up and down, pixels.</param>
    public IReadOnlyList<StereoTie> Match(double least, double most, double rowError)
    {
        var spots = Spots();
        var coarse = new (double Dx, double Dy)?[spots.Count];
        Parallel.For(0, spots.Count, i => coarse[i] = Search(spots[i], least, most, rowError));
        var lean = DisparityPlane.Fit([.. spots.Zip(coarse).Where(pair => pair.Second is not null)
            .Select(pair => new StereoTie(pair.First.X, pair.First.Y, pair.Second!.Value.Dx, pair.Second.Value.Dy, 1, false))]);
        var ties = new StereoTie?[spots.Count];
        Parallel.For(0, spots.Count, i => ties[i] = coarse[i] is { } found ? Refine(spots[i], found, lean, i) : null);
        return [.. ties.OfType<StereoTie>()];
    }

    /// <summary>The strongest corner of every cell, at half size where there is one; places of level 0.</summary>
    List<(int X, int Y)> Spots()
    {
        var level = Math.Min(1, _levels - 1);
        var picture = _left[level];
        var cell = Math.Max(4, picture.Width / (double)_cellsAcross);
        var spots = new List<(int X, int Y)>();
        for (var top = 0.0; top < picture.Height; top += cell)
        {
            for (var first = 0.0; first < picture.Width; first += cell)
            {
                if (Corner(picture, (int)first, (int)top, (int)cell) is var (x, y))
                {
                    spots.Add((x << level, y << level));
                }
            }
        }

        return spots;
    }

    static (int X, int Y)? Corner(Raster<Linear> picture, int left, int top, int size)
    {
        const int Border = 5;
        var (best, at) = (0.0, ((int X, int Y)?)null);
        for (var y = Math.Max(top, Border); y < Math.Min(top + size, picture.Height - Border); y += 2)
        {
            for (var x = Math.Max(left, Border); x < Math.Min(left + size, picture.Width - Border); x += 2)
            {
                var strength = Strength(picture, x, y);
                (best, at) = strength > best ? (strength, (x, y)) : (best, at);
            }
        }

        return at;
    }

    // Shi and Tomasi's corner: the lesser eigenvalue of the gradients' second moments. NaN is never larger than the best.
    static double Strength(Raster<Linear> picture, int x, int y)
    {
        double xx = 0, yy = 0, xy = 0;
        for (var j = -3; j <= 3; j++)
        {
            var above = picture.Row(y + j - 1);
            var row = picture.Row(y + j);
            var below = picture.Row(y + j + 1);
            for (var i = -3; i <= 3; i++)
            {
                double gx = row[x + i + 1].Value - row[x + i - 1].Value, gy = below[x + i].Value - above[x + i].Value;
                (xx, yy, xy) = (xx + (gx * gx), yy + (gy * gy), xy + (gx * gy));
            }
        }

        return (xx + yy - Math.Sqrt(((xx - yy) * (xx - yy)) + (4 * xy * xy))) / 2;
    }

    /// <summary>Disparity and row error at level 0 of the best place at the coarsest level; null when a second place is nearly as good.</summary>
    (double Dx, double Dy)? Search((int X, int Y) spot, double least, double most, double rowError)
    {
        var top = _levels - 1;
        var scale = 1 << top;
        var match = new WindowMatch(_left[top], _right[top], TopRadius);
        var (x, y) = (spot.X / scale, spot.Y / scale);
        if (!match.Take(x, y, 0, 0))
        {
            return null;
        }

        var (first, last, reach) = ((int)Math.Floor(least / scale), (int)Math.Ceiling(most / scale), (int)Math.Ceiling(rowError / scale));
        var (best, second, at) = (-1.0, -1.0, (Dx: 0, Dy: 0));
        for (var dy = -reach; dy <= reach; dy++)
        {
            for (var dx = first; dx <= last; dx++)
            {
                var score = match.Score(x - dx, y + dy);
                if (score > best)
                {
                    second = Math.Abs(dx - at.Dx) > 2 || Math.Abs(dy - at.Dy) > 2 ? best : second;
                    (best, at) = (score, (dx, dy));
                }
                else if (score > second && (Math.Abs(dx - at.Dx) > 2 || Math.Abs(dy - at.Dy) > 2))
                {
                    second = score;
                }
            }
        }

        return best > TopScore && second < Ambiguous * best ? (at.Dx * scale, at.Dy * scale) : null;
    }

    StereoTie? Refine((int X, int Y) spot, (double Dx, double Dy) found, DisparityPlane lean, int number)
    {
        var (dx, dy, score) = (found.Dx, found.Dy, 0.0);
        for (var level = Math.Max(0, _levels - 2); level >= 0; level--)
        {
            var scale = 1 << level;
            var match = new WindowMatch(_left[level], _right[level], level == 0 ? LastRadius : MiddleRadius);
            if (!match.Take(spot.X / scale, spot.Y / scale, lean.SlopeX, lean.SlopeY) || Best(match, spot.X / scale, spot.Y / scale, dx / scale, dy / scale, 2) is not var (bx, by, s))
            {
                return null;
            }

            (dx, dy, score) = (bx * scale, by * scale, s);
        }

        return score >= LastScore && IsPlain(spot, dx, dy, score, lean) && ComesBack(spot, dx, dy, lean)
            ? new(spot.X, spot.Y, dx, dy, score, number % 3 == 2)
            : null;
    }

    // The lesser fall of both sides counts.
    bool IsPlain((int X, int Y) spot, double dx, double dy, double score, DisparityPlane lean)
    {
        var match = new WindowMatch(_left[0], _right[0], LastRadius);
        return match.Take(spot.X, spot.Y, lean.SlopeX, lean.SlopeY)
            && score - Math.Max(match.Score(spot.X - dx - 1, spot.Y + dy), match.Score(spot.X - dx + 1, spot.Y + dy)) > LeastFall;
    }

    // From the right spot's nearest pixel back to the left picture: the same disparity must come out.
    bool ComesBack((int X, int Y) spot, double dx, double dy, DisparityPlane lean)
    {
        var (x, y) = ((int)Math.Round(spot.X - dx), (int)Math.Round(spot.Y + dy));
        var back = new WindowMatch(_right[0], _left[0], LastRadius);
        if (!back.Take(x, y, -lean.SlopeX, -lean.SlopeY) || Best(back, x, y, -dx, -dy, 2) is not var (bx, by, _))
        {
            return false;
        }

        var expected = dx - (lean.SlopeX * (spot.X - dx - x)) + (lean.SlopeY * (y - spot.Y - dy));
        return Math.Abs(bx + expected) < BackPx && Math.Abs(by + dy) < BackPx;
    }

    /// <summary>The best place within a reach of a guess, to a fraction of a pixel by a parabola each way; null at the rim of the search.</summary>
    static (double Dx, double Dy, double Score)? Best(WindowMatch match, int x, int y, double dx, double dy, int reach)
    {
        var (cx, cy) = ((int)Math.Round(dx), (int)Math.Round(dy));
        var size = (2 * reach) + 3;
        var scores = new double[size, size];
        var (best, bi, bj) = (-1.0, 0, 0);
        for (var j = 0; j < size; j++)
        {
            for (var i = 0; i < size; i++)
            {
                scores[j, i] = match.Score(x - (cx + i - reach - 1), y + cy + j - reach - 1);
                (best, bi, bj) = scores[j, i] > best ? (scores[j, i], i, j) : (best, bi, bj);
            }
        }

        return bi == 0 || bj == 0 || bi == size - 1 || bj == size - 1
            ? null
            : (cx + bi - reach - 1 + Peak(scores[bj, bi - 1], best, scores[bj, bi + 1]), cy + bj - reach - 1 + Peak(scores[bj - 1, bi], best, scores[bj + 1, bi]), best);
    }

    static double Peak(double before, double at, double after)
    {
        var curve = before - (2 * at) + after;
        return curve < 0 ? Math.Clamp((before - after) / (2 * curve), -0.5, 0.5) : 0;
    }
}
