using Farside.Processing.Numerics;

namespace Farside.Processing.Terrain.Stops;

/// <summary>
/// Stops of one drive, held by their labels and by ties between their grounds: each stop's place, its ground's three turns, and where the mast stands over
/// the place that labels state, by linear least squares.
/// </summary>
/// <remarks>
/// A tie says: the second ground, moved as its stop moves, lies on the first one, moved as its own does. It enters with its information, so that a
/// direction which the ground does not tell pulls at nothing. Ties that contradict the rest are left out one by one, the worst first.
/// </remarks>
public static class StopNetwork
{
    /// <summary>χ² of eight that chance exceeds once in a hundred thousand times.</summary>
    const double MostChi2 = 37;

    /// <summary>Below this many degrees of freedom the labels' own scatter is not known, and the priors stay.</summary>
    internal const double FewestWitnesses = 6;

    /// <summary>Labels are believed no better than this, metres each way from stop to stop.</summary>
    const double BestStepM = 0.005;

    /// <summary>A stretch that is not expected is held, 1/m.</summary>
    const double NoStretch = 1e-7;

    const int MostRounds = 60;
    const double Rad = Math.PI / 180;

    /// <exception cref="ArgumentException">No stop, or a link to none.</exception>
    public static StopSolution Solve(IReadOnlyList<StopPlace> stops, IReadOnlyList<StopLink> links, StopPriors? priors = null)
    {
        ArgumentOutOfRangeException.ThrowIfZero(stops.Count);
        if (links.Any(link => Math.Min(link.First, link.Second) < 0 || Math.Max(link.First, link.Second) >= stops.Count || link.First == link.Second))
            throw new ArgumentException("A link leads to no stop.", nameof(links));

        var (unknowns, rejected, steps) = (new StopUnknowns(stops), new List<int>(), 1.0);
        priors ??= new();
        for (var round = 0; ; round++)
        {
            var (normal, right) = Normal(stops, unknowns, links, rejected, priors, steps);
            var x = SymmetricSystem.Solve(normal, right) ?? throw new TerrainException("stops", "a network that nothing holds", "priors above zero");
            var chi2 = links.Select(link => Chi2(unknowns, link, x)).ToList();
            if (Worst(chi2, rejected) is { } worst)
            {
                rejected.Add(worst);
                continue;
            }

            unknowns.Keep(normal);
            var (wanted, witnesses) = StepFactor(stops, unknowns, x, priors, steps);
            if (witnesses < FewestWitnesses || Math.Abs(Math.Log(wanted / steps)) < 0.01 || round >= MostRounds)
                return Solution(stops, links, unknowns, x, [.. rejected.Order()], chi2) with { StepFactor = steps, StepWitnesses = witnesses, LabelSigmaM = LabelSigmaM(stops, priors, steps) };

            steps = wanted;
        }
    }

    static int? Worst(List<double> chi2, List<int> rejected)
    {
        var open = Enumerable.Range(0, chi2.Count).Where(i => !rejected.Contains(i) && chi2[i] > MostChi2).ToList();
        return open.Count == 0 ? null : open.MaxBy(i => chi2[i]);
    }

    static (double[,] Normal, double[] Right) Normal(IReadOnlyList<StopPlace> stops, StopUnknowns unknowns, IReadOnlyList<StopLink> links, List<int> rejected, StopPriors priors, double steps)
    {
        var (normal, right) = (new double[unknowns.Count, unknowns.Count], new double[unknowns.Count]);
        double[] mast = [priors.MastAheadM, priors.MastAsideM, priors.MastUpM];
        for (var i = 0; i < 3; i++)
        {
            normal[i, i] += 1 / (mast[i] * mast[i]);
            normal[StopUnknowns.PlaceOf(0) + i, StopUnknowns.PlaceOf(0) + i] += 1 / (priors.FirstM * priors.FirstM);
        }

        for (var stop = 0; stop < stops.Count; stop++)
            AddStop(normal, stops, stop, priors, steps);

        for (var i = 0; i < links.Count; i++)
        {
            if (!rejected.Contains(i))
                AddLink(normal, right, unknowns, links[i]);
        }

        return (normal, right);
    }

    static void AddStop(double[,] normal, IReadOnlyList<StopPlace> stops, int stop, StopPriors priors, double steps)
    {
        normal[StopUnknowns.StretchOf(stop), StopUnknowns.StretchOf(stop)] += 1 / Math.Pow(Math.Max(NoStretch, stops[stop].RangeSigma), 2);
        double[] turns = [stops[stop].TiltSigmaDeg * Rad, stops[stop].TiltSigmaDeg * Rad, stops[stop].HeadingSigmaDeg * Rad];
        for (var i = 0; i < 3; i++)
        {
            normal[StopUnknowns.TurnOf(stop) + i, StopUnknowns.TurnOf(stop) + i] += 1 / (turns[i] * turns[i]);
            if (stop == 0)
                continue;

            var (before, here, weight) = (StopUnknowns.PlaceOf(stop - 1) + i, StopUnknowns.PlaceOf(stop) + i, 1 / Math.Pow(StepSigmaM(stops[stop - 1], stops[stop], priors, steps), 2));
            normal[before, before] += weight;
            normal[here, here] += weight;
            normal[before, here] -= weight;
            normal[here, before] -= weight;
        }
    }

    /// <summary>One sigma of how far labels may err from one stop to the next, metres each way.</summary>
    public static double StepSigmaM(StopPlace from, StopPlace to, StopPriors priors, double factor = 1)
    {
        var (east, north) = (to.Place.X - from.Place.X, to.Place.Y - from.Place.Y);
        return Math.Max(BestStepM, factor * Math.Max(priors.LeastStepM, priors.StepShare * Math.Sqrt((east * east) + (north * north))));
    }

    static double LabelSigmaM(IReadOnlyList<StopPlace> stops, StopPriors priors, double factor)
    {
        var square = 0.0;
        for (var stop = 1; stop < stops.Count; stop++)
            square += Math.Pow(StepSigmaM(stops[stop - 1], stops[stop], priors, factor), 2);

        return Math.Sqrt(square);
    }

    // How large the steps' errors are beside what is assumed, and how many degrees of freedom tell it (variance components: Förstner 1979).
    static (double Factor, double Witnesses) StepFactor(IReadOnlyList<StopPlace> stops, StopUnknowns unknowns, double[] x, StopPriors priors, double steps)
    {
        var (sum, witnesses) = (0.0, 0.0);
        for (var stop = 1; stop < stops.Count; stop++)
        {
            var sigma = StepSigmaM(stops[stop - 1], stops[stop], priors, steps);
            for (var i = 0; i < 2; i++)
            {
                var (a, b) = (StopUnknowns.PlaceOf(stop - 1) + i, StopUnknowns.PlaceOf(stop) + i);
                sum += Math.Pow((x[b] - x[a]) / sigma, 2);
                witnesses += 1 - ((unknowns.Covariance(a, a) + unknowns.Covariance(b, b) - (2 * unknowns.Covariance(a, b))) / (sigma * sigma));
            }
        }

        return (Math.Clamp(steps * Math.Sqrt(sum / Math.Max(1e-9, witnesses)), 1e-3, 10), witnesses);
    }

    static double[,] Rows(StopUnknowns unknowns, StopLink link)
    {
        var rows = new double[GroundTie.Unknowns, unknowns.Count];
        unknowns.AddGroundAt(rows, link.Second, link.Tie.Centre, 1);
        unknowns.AddGroundAt(rows, link.First, link.Tie.Centre, -1);
        rows[GroundMove.Unknowns, StopUnknowns.StretchOf(link.First)] = 1;
        rows[GroundMove.Unknowns + 1, StopUnknowns.StretchOf(link.Second)] = 1;
        return rows;
    }

    static void AddLink(double[,] normal, double[] right, StopUnknowns unknowns, StopLink link)
    {
        var rows = Rows(unknowns, link);
        var used = Enumerable.Range(0, unknowns.Count).Where(j => Enumerable.Range(0, GroundTie.Unknowns).Any(i => rows[i, j] != 0)).ToArray();
        foreach (var p in used)
        {
            for (var i = 0; i < GroundTie.Unknowns; i++)
            {
                right[p] += rows[i, p] * link.Tie.Right[i];
                for (var k = 0; k < GroundTie.Unknowns; k++)
                {
                    var weight = rows[i, p] * link.Tie.Information[i, k];
                    foreach (var q in used)
                        normal[p, q] += weight * rows[k, q];
                }
            }
        }
    }

    // The tie's own quadratic at the solution, above its least.
    static double Chi2(StopUnknowns unknowns, StopLink link, double[] x)
    {
        var rows = Rows(unknowns, link);
        var said = Enumerable.Range(0, GroundTie.Unknowns).Select(i => Enumerable.Range(0, unknowns.Count).Sum(j => rows[i, j] * x[j])).ToArray();
        var own = Regular(link.Tie);
        var sum = 0.0;
        for (var i = 0; i < GroundTie.Unknowns; i++)
        {
            for (var k = 0; k < GroundTie.Unknowns; k++)
                sum += (said[i] - own[i]) * link.Tie.Information[i, k] * (said[k] - own[k]);
        }

        return sum;
    }

    // The move that the ground alone would choose; directions it does not tell stay where the tie's own fit left them.
    static double[] Regular(GroundTie tie)
    {
        double[] x = [tie.Move.Shift.East, tie.Move.Shift.North, tie.Move.Shift.Up, tie.Move.Turn.East, tie.Move.Turn.North, tie.Move.Turn.Up, tie.Stretch.Fixed, tie.Stretch.Moving];
        var (n, b) = ((double[,])tie.Information.Clone(), (double[])tie.Right.Clone());
        for (var i = 0; i < GroundTie.Unknowns; i++)
        {
            var little = 1e-6 * Math.Max(1e-12, tie.Information[i, i]);
            n[i, i] += little;
            b[i] += little * x[i];
        }

        return SymmetricSystem.Solve(n, b) ?? x;
    }

    static StopSolution Solution(IReadOnlyList<StopPlace> stops, IReadOnlyList<StopLink> links, StopUnknowns unknowns, double[] x, IReadOnlyList<int> rejected, IReadOnlyList<double> chi2)
    {
        var adjusted = new List<AdjustedStop>();
        for (var stop = 0; stop < stops.Count; stop++)
        {
            var (place, at) = (stops[stop].Place, StopUnknowns.PlaceOf(stop));
            var held = Enumerable.Range(0, links.Count).Count(i => !rejected.Contains(i) && (links[i].First == stop || links[i].Second == stop));
            adjusted.Add(new(stops[stop].Id, new(place.X + x[at], place.Y + x[at + 1], place.Z + x[at + 2]), unknowns.PlaceCovariance(stop), Ground(unknowns, stops[stop], stop, x), held) { Stretch = x[StopUnknowns.StretchOf(stop)], StretchSigma = Math.Sqrt(unknowns.Covariance(StopUnknowns.StretchOf(stop), StopUnknowns.StretchOf(stop))) });
        }

        double Sigma(int i) => Math.Sqrt(unknowns.Covariance(i, i));
        return new(adjusted, (x[0], x[1], x[2]), (Sigma(0), Sigma(1), Sigma(2)), rejected, chi2) { Unknowns = unknowns };
    }

    static GroundMove Ground(StopUnknowns unknowns, StopPlace place, int stop, double[] x)
    {
        var rows = unknowns.GroundAt(stop, place.Pivot);
        var move = Enumerable.Range(0, GroundMove.Unknowns).Select(i => Enumerable.Range(0, unknowns.Count).Sum(j => rows[i, j] * x[j])).ToArray();
        return GroundMove.Of(place.Pivot, move);
    }
}
