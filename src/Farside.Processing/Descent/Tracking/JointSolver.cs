using Farside.Processing.Photogrammetry.Adjustment;

namespace Farside.Processing.Descent.Tracking;

/// <summary>
/// Solves the maps of all frames together over all links: damped least squares with Huber's weights, each link weighted by the spread of its own points.
/// Frames are numbered from 0 as the model and the links have them.
/// </summary>
sealed class JointSolver(IReadOnlyList<MeasuredLink> links, FrameShape[] shapes, int threads)
{
    const int MostSteps = 40;
    const double SmallGain = 1e-7;
    const double FirstDamping = 1e-6;
    const double MostDamping = 1e6;
    readonly int[] _order = BandOrder.Of([.. Enumerable.Range(0, shapes.Length).Select(frame =>
        (IReadOnlyCollection<int>)links.Where(link => link.Template == frame || link.Frame == frame).Select(link => link.Template + link.Frame - frame).Distinct().Order().ToArray())]);

    /// <summary>Standard deviation of each link's points along one axis, pixels of its template, under a model.</summary>
    public double[] Spreads(IFrameModel model, double bend)
    {
        var with = Bent(bend);
        return [.. links.Select(link => LinkEquations.Spread(link, with[link.Template], with[link.Frame], model[link.Template], model[link.Frame]))];
    }

    /// <summary>The best model near a first one.</summary>
    /// <param name="spreads">Of each link; the same for models that are to be compared.</param>
    /// <param name="isBendFree">Whether the lens's bend is an unknown too.</param>
    public JointResult Solve(IFrameModel first, double bend, double[] spreads, bool isBendFree, CancellationToken cancel)
    {
        var (model, damping) = (first, FirstDamping);
        var equations = Equations(model, bend, spreads);
        for (var step = 0; step < MostSteps && damping < MostDamping; step++)
        {
            cancel.ThrowIfCancellationRequested();
            if (Step(model, equations, damping, isBendFree) is not { } change)
            {
                damping *= 100;
                continue;
            }

            var (moved, moreBend) = (model.Moved(change.AsSpan(0, change.Length - 1)), bend + change[^1]);
            var after = Equations(moved, moreBend, spreads);
            var (before, now) = (Cost(equations), Cost(after));
            if (!(now <= before) || after.Sum(one => one.Points) < equations.Sum(one => one.Points))
            {
                damping *= 30;
                continue;
            }

            (model, bend, equations, damping) = (moved, moreBend, after, damping / 10);
            if (before - now < SmallGain * before)
            {
                break;
            }
        }

        return new(model, bend, Cost(equations), 2 * equations.Sum(one => one.Points), Enumerable.Range(0, shapes.Length).Sum(model.Unknowns) + (isBendFree ? 1 : 0));
    }

    static double Cost(LinkEquations[] equations) => equations.Sum(one => one.Cost);

    FrameShape[] Bent(double bend) => Array.ConvertAll(shapes, shape => shape.WithBend(bend));

    LinkEquations[] Equations(IFrameModel model, double bend, double[] spreads)
    {
        var (with, equations) = (Bent(bend), new LinkEquations[links.Count]);
        Parallel.For(0, links.Count, new ParallelOptions { MaxDegreeOfParallelism = threads }, i =>
        {
            var (template, frame) = (links[i].Template, links[i].Frame);
            equations[i] = LinkEquations.Of(links[i], with[template], with[frame], model[template], model[frame], spreads[i]);
        });
        return equations;
    }

    // The step in the model's order; the last number is the bend's.
    double[]? Step(IFrameModel model, LinkEquations[] equations, double damping, bool isBendFree)
    {
        var (starts, all) = Places(model, isBendFree);
        var matrix = new EnvelopeMatrix(Envelope(model, starts, all, isBendFree));
        var right = new double[all];
        var bases = Enumerable.Range(0, shapes.Length).Select(model.Basis).ToArray();
        for (var i = 0; i < links.Count; i++)
        {
            Add(matrix, right, equations[i], Columns(model, bases, links[i], starts, all, isBendFree));
        }

        for (var k = 0; k < all; k++)
        {
            matrix[k, k] = (matrix[k, k] * (1 + damping)) + 1e-12;
        }

        if (matrix.Factor() >= 0)
        {
            return null;
        }

        matrix.SolveLower(right);
        matrix.SolveUpper(right);
        return InModelOrder(model, starts, right, isBendFree);
    }

    (int[] Starts, int All) Places(IFrameModel model, bool isBendFree)
    {
        var (starts, all) = (new int[shapes.Length], 0);
        foreach (var frame in _order)
        {
            starts[frame] = all;
            all += model.Unknowns(frame);
        }

        return (starts, all + (isBendFree ? 1 : 0));
    }

    int[] Envelope(IFrameModel model, int[] starts, int all, bool isBendFree)
    {
        var first = new int[all];
        for (var frame = 0; frame < shapes.Length; frame++)
        {
            var least = starts[frame];
            foreach (var link in links.Where(link => link.Template == frame || link.Frame == frame))
            {
                least = Math.Min(least, starts[link.Template + link.Frame - frame]);
            }

            first.AsSpan(starts[frame], model.Unknowns(frame)).Fill(least);
        }

        if (isBendFree)
        {
            first[^1] = 0;
        }

        return first;
    }

    // Where each unknown of a link stands among all, and how it changes the link's nineteen numbers.
    static (int Place, double[] Changes)[] Columns(IFrameModel model, double[][] bases, MeasuredLink link, int[] starts, int all, bool isBendFree)
    {
        var columns = new List<(int, double[])>();
        foreach (var (frame, from) in ((int, int)[])[(link.Template, 0), (link.Frame, LinkEquations.Changes)])
        {
            var count = model.Unknowns(frame);
            for (var k = 0; k < count; k++)
            {
                var changes = new double[LinkEquations.Size];
                for (var row = 0; row < LinkEquations.Changes; row++)
                {
                    changes[from + row] = bases[frame][(row * count) + k];
                }

                columns.Add((starts[frame] + k, changes));
            }
        }

        if (isBendFree)
        {
            var changes = new double[LinkEquations.Size];
            changes[^1] = 1;
            columns.Add((all - 1, changes));
        }

        return [.. columns];
    }

    static void Add(EnvelopeMatrix matrix, double[] right, LinkEquations equations, (int Place, double[] Changes)[] columns)
    {
        Span<double> image = stackalloc double[LinkEquations.Size];
        foreach (var (place, changes) in columns)
        {
            Times(equations.Normal, changes, image);
            foreach (var (other, otherChanges) in columns)
            {
                if (other <= place)
                {
                    matrix[place, other] += Dot(image, otherChanges);
                }
            }

            right[place] += Dot(equations.Right, changes);
        }
    }

    // Only the lower triangle of the normal matrix is kept.
    static void Times(double[] normal, double[] v, Span<double> image)
    {
        image.Clear();
        for (var i = 0; i < LinkEquations.Size; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                var entry = normal[(i * LinkEquations.Size) + j];
                image[i] += entry * v[j];
                if (j < i)
                {
                    image[j] += entry * v[i];
                }
            }
        }
    }

    static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        var sum = 0.0;
        for (var i = 0; i < a.Length; i++)
        {
            sum += a[i] * b[i];
        }

        return sum;
    }

    double[] InModelOrder(IFrameModel model, int[] starts, double[] solved, bool isBendFree)
    {
        var step = new List<double>(solved.Length + 1);
        for (var frame = 0; frame < shapes.Length; frame++)
        {
            step.AddRange(solved.AsSpan(starts[frame], model.Unknowns(frame)));
        }

        step.Add(isBendFree ? solved[^1] : 0);
        return [.. step];
    }
}
