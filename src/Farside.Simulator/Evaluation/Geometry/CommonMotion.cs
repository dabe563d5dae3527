using Farside.Core.Geometry;

namespace Farside.Simulator.Evaluation.Geometry;

/// <summary>
/// The one rotation and shift that a sequence as a whole is off by: nothing within a sequence can tell it, so it is taken off before views are compared.
/// </summary>
readonly record struct CommonMotion(Pose<SiteFrame, SiteFrame> MadeFromTrue)
{
    const int MostSteps = 12;
    const double SmallTurn = 1e-7;
    const double SmallShiftM = 1e-6;

    public Rotation<SiteFrame, SiteFrame> Rotation => MadeFromTrue.Rotation;

    /// <summary>By where pixels look and where cameras stand.</summary>
    public static CommonMotion Of(IReadOnlyList<JudgedView> views)
    {
        var turn = RotationFit.Between([.. views.SelectMany(view => view.Looks)]);
        var turned = new Pose<SiteFrame, SiteFrame>(turn, default);
        double Mean(Func<Point<SiteFrame>, double> axis) => views.Average(view => axis(view.MadePose.Origin) - axis(turned * view.TruePose.Origin));
        return new(turned with { Origin = new(Mean(p => p.X), Mean(p => p.Y), Mean(p => p.Z)) });
    }

    /// <summary>Improved so that true points fall on their true pixels through the product's cameras with the least sum of squares (Gauss-Newton).</summary>
    public CommonMotion Improved(IReadOnlyList<(JudgedView View, Point<SiteFrame> Point, double Column, double Row)> seen)
    {
        var best = this;
        for (var step = 0; step < MostSteps; step++)
        {
            var (next, change) = best.Step(seen);
            if (!(next.SumOfSquares(seen) < best.SumOfSquares(seen)))
            {
                break;
            }

            best = next;
            if (change < 1e-10)
            {
                break;
            }
        }

        return best;
    }

    /// <summary>Column and row by which a true point misses its true pixel; null where the product's camera does not see it.</summary>
    public (double Column, double Row)? Miss(JudgedView view, Point<SiteFrame> point, double column, double row) =>
        view.MadePixel(MadeFromTrue * point) is { } at ? (at.Column - column, at.Row - row) : null;

    double SumOfSquares(IReadOnlyList<(JudgedView View, Point<SiteFrame> Point, double Column, double Row)> seen)
    {
        var (motion, sum) = (this, 0.0);
        foreach (var (view, point, column, row) in seen)
        {
            var miss = motion.Miss(view, point, column, row) ?? (view.True.Width, view.True.Height);
            sum += (miss.Column * miss.Column) + (miss.Row * miss.Row);
        }

        return sum;
    }

    (CommonMotion Next, double Change) Step(IReadOnlyList<(JudgedView View, Point<SiteFrame> Point, double Column, double Row)> seen)
    {
        var moved = new CommonMotion[6];
        for (var i = 0; i < 6; i++)
        {
            moved[i] = MovedBy(i, i < 3 ? SmallTurn : SmallShiftM);
        }

        var (normal, right) = (new double[6, 6], new double[6]);
        var (columns, rows) = (new double[6], new double[6]);
        foreach (var (view, point, column, row) in seen)
        {
            if (Miss(view, point, column, row) is not { } miss || !Slopes(moved, view, point, column, row, miss, columns, rows))
            {
                continue;
            }

            for (var i = 0; i < 6; i++)
            {
                right[i] -= (columns[i] * miss.Column) + (rows[i] * miss.Row);
                for (var j = 0; j < 6; j++)
                {
                    normal[i, j] += (columns[i] * columns[j]) + (rows[i] * rows[j]);
                }
            }
        }

        var change = SmallSystem.Solve(normal, right);
        return (MovedBy(change), change.Sum(x => x * x));
    }

    static bool Slopes(CommonMotion[] moved, JudgedView view, Point<SiteFrame> point, double column, double row, (double Column, double Row) miss, double[] columns, double[] rows)
    {
        for (var i = 0; i < 6; i++)
        {
            var step = i < 3 ? SmallTurn : SmallShiftM;
            if (moved[i].Miss(view, point, column, row) is not { } there)
            {
                return false;
            }

            (columns[i], rows[i]) = ((there.Column - miss.Column) / step, (there.Row - miss.Row) / step);
        }

        return true;
    }

    CommonMotion MovedBy(int unknown, double by)
    {
        var change = new double[6];
        change[unknown] = by;
        return MovedBy(change);
    }

    CommonMotion MovedBy(double[] change)
    {
        var o = MadeFromTrue.Origin;
        return new(new Pose<SiteFrame, SiteFrame>(MadeFromTrue.Rotation.Then(RotationFit.Turn(change.AsSpan(0, 3))), new(o.X + change[3], o.Y + change[4], o.Z + change[5])));
    }
}
