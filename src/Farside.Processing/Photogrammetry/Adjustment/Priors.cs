namespace Farside.Processing.Photogrammetry.Adjustment;

/// <summary>What a network knew beforehand, as residuals at a state.</summary>
sealed class Priors(Network network, Unknowns unknowns, double robustThreshold)
{
    // Places in a lens's numbers.
    const int PrincipalColumn = 1;
    const int PrincipalRow = 2;

    /// <summary>Scalar residuals of the lenses: column, believed now − known beforehand, 1/σ.</summary>
    public IEnumerable<(int Column, double Residual, double InverseSigma)> Lenses(State state)
    {
        for (var c = 0; c < network.Cameras.Count; c++)
        {
            if (network.Cameras[c] is not { Model: Core.Geometry.BrownCamera model } camera)
                continue;
            var (prior, sigmas) = (State.NumbersOf(camera.Prior ?? model), camera.Sigmas.ToArray());
            for (var i = 0; i < prior.Length; i++)
            {
                if (unknowns.Lens[c][i] >= 0)
                    yield return (unknowns.Lens[c][i], state.Lenses[c][i] - prior[i], 1 / sigmas[i]);
            }
        }
    }

    public IEnumerable<PriorTerm> Terms(State state) =>
        Stations(state).Concat(Shared(state)).Concat(Eyes(state)).Concat(Masts(state));

    public double Cost(State state) =>
        Terms(state).Sum(term => term.Cost(robustThreshold)) + Lenses(state).Sum(lens => Square(lens.Residual * lens.InverseSigma));

    /// <summary>Adds them to the normal equations N δ = g.</summary>
    public void AddTo(State state, EnvelopeMatrix n, double[] g)
    {
        foreach (var term in Terms(state))
        {
            var weight = term.Weight(robustThreshold);
            for (var k = 0; k < 3; k++)
                AddRow(term, k, weight * Square(term.InverseSigma[k]), n, g);
        }

        foreach (var (column, residual, inverseSigma) in Lenses(state))
        {
            n[column, column] += Square(inverseSigma);
            g[column] -= Square(inverseSigma) * residual;
        }
    }

    /// <summary>How many of the unknowns the priors pay for rather than the ties: the trace of N⁻¹ times the priors' part of N.</summary>
    public double Paid(State state, EnvelopeMatrix factor)
    {
        var paid = 0.0;
        var row = new double[factor.Size];
        foreach (var term in Terms(state))
        {
            for (var k = 0; k < 3; k++)
            {
                Array.Clear(row);
                Put(row, term.Column, Row(term.Slope, k));
                Put(row, term.OtherColumn, Row(term.OtherSlope, k));
                paid += Paid(row, term.Weight(robustThreshold) * Square(term.InverseSigma[k]), factor);
            }
        }

        foreach (var (column, _, inverseSigma) in Lenses(state))
        {
            Array.Clear(row);
            row[column] = 1;
            paid += Paid(row, Square(inverseSigma), factor);
        }

        return paid;
    }

    /// <summary>
    /// How far stations' stated turns about their own level axis (pitch) are off beside the mean of all: sum of squares, and how many numbers of ties that sum rests on.
    /// </summary>
    public (double Sum, double Spare) Pitches(State state, EnvelopeMatrix factor)
    {
        var (errors, spare) = (new List<double>(), -1.0);
        foreach (var term in Stations(state).Where(term => term.Column >= 0 && unknowns.StationRotation.Contains(term.Column)))
        {
            var station = state.Stations[Array.IndexOf(unknowns.StationRotation, term.Column)];
            var right = station.Rotation * new V3(1, 0, 0);
            if (new V3(right.X, right.Y, 0) is not { Length: > 0.5 } across)
                continue;
            var level = across.Unit;
            errors.Add(term.Residual.Dot(level));
            var row = new double[factor.Size];
            Put(row, term.Column, term.Slope.Transposed * level);
            Put(row, term.OtherColumn, term.OtherSlope.Transposed * level);
            spare += 1 - Paid(row, term.Weight(robustThreshold) * Square(term.InverseSigma.X), factor);
        }

        var mean = errors.DefaultIfEmpty().Average();
        return (errors.Sum(error => Square(error - mean)), spare);
    }

    /// <summary>How far principal points are off what was stated of them, in its sigmas: sum of squares, and how many numbers of ties that sum rests on.</summary>
    public (double Sum, double Spare) Centres(State state, EnvelopeMatrix factor)
    {
        var (sum, spare) = (0.0, 0.0);
        var centres = unknowns.Lens.SelectMany(lens => lens[PrincipalColumn..(PrincipalRow + 1)]).ToHashSet();
        foreach (var (column, residual, inverseSigma) in Lenses(state).Where(lens => centres.Contains(lens.Column)))
        {
            var row = new double[factor.Size];
            row[column] = 1;
            sum += Square(residual * inverseSigma);
            spare += 1 - Paid(row, Square(inverseSigma), factor);
        }

        return (sum, spare);
    }

    static double Paid(double[] row, double weight, EnvelopeMatrix factor)
    {
        if (weight == 0)
            return 0;
        var from = Array.FindIndex(row, value => value != 0);
        if (from < 0)
            return 0;
        factor.SolveLower(row, from);
        return weight * EnvelopeMatrix.Sum(row, row);
    }

    static void Put(double[] row, int column, V3 slope)
    {
        if (column >= 0)
            (row[column], row[column + 1], row[column + 2]) = (slope.X, slope.Y, slope.Z);
    }

    static V3 Row(M3 m, int k) => k == 0 ? m.R1 : k == 1 ? m.R2 : m.R3;

    static void AddRow(in PriorTerm term, int k, double weight, EnvelopeMatrix n, double[] g)
    {
        if (weight == 0)
            return;
        var (own, other) = (Row(term.Slope, k), Row(term.OtherSlope, k));
        AddSquare(term.Column, own, weight, term.Residual[k], n, g);
        AddSquare(term.OtherColumn, other, weight, term.Residual[k], n, g);
        for (var i = 0; i < 3 && term.Column >= 0 && term.OtherColumn >= 0; i++)
        {
            for (var j = 0; j < 3; j++)
                n[Math.Max(term.Column + i, term.OtherColumn + j), Math.Min(term.Column + i, term.OtherColumn + j)] += weight * own[i] * other[j];
        }
    }

    static void AddSquare(int column, V3 slope, double weight, double residual, EnvelopeMatrix n, double[] g)
    {
        for (var i = 0; i < 3 && column >= 0; i++)
        {
            g[column + i] -= weight * slope[i] * residual;
            for (var j = 0; j <= i; j++)
                n[column + i, column + j] += weight * slope[i] * slope[j];
        }
    }

    IEnumerable<PriorTerm> Stations(State state)
    {
        for (var i = 0; i < network.Stations.Count; i++)
        {
            var station = network.Stations[i];
            var (now, prior) = (state.Stations[i], Stand.From(station.Prior.Mean));
            var (turn, shift) = (-1, -1);
            var shared = new Stand(M3.Identity, default);
            if (station.SharedError is { } error)
                (shared, turn, shift) = (state.Shared[error], unknowns.SharedRotation[error], unknowns.SharedShift[error]);

            if (unknowns.StationRotation[i] >= 0)
            {
                var back = shared.Rotation.Transposed;
                var residual = (back * now.Rotation * prior.Rotation.Transposed).Log();
                var slope = M3.LogSlope(residual) * back;
                yield return new(residual, Inverse(station.Prior.RotationRad), true, unknowns.StationRotation[i], slope, turn, slope * -1);
            }

            if (unknowns.StationPlace[i] >= 0)
            {
                yield return new(
                    now.Origin - prior.Origin - shared.Origin, Inverse(station.Prior.PositionM), true,
                    unknowns.StationPlace[i], M3.Identity, shift, M3.Identity * -1);
            }
        }
    }

    IEnumerable<PriorTerm> Shared(State state)
    {
        for (var i = 0; i < network.SharedErrors.Count; i++)
        {
            var error = network.SharedErrors[i];
            if (unknowns.SharedRotation[i] >= 0)
            {
                var turn = state.Shared[i].Rotation.Log();
                yield return Single(turn, error.RotationRad, unknowns.SharedRotation[i], M3.LogSlope(turn));
            }

            if (unknowns.SharedShift[i] >= 0)
                yield return Single(state.Shared[i].Origin, error.PositionM, unknowns.SharedShift[i], M3.Identity);
        }
    }

    IEnumerable<PriorTerm> Eyes(State state)
    {
        for (var i = 1; i < network.Eyes.Count; i++)
        {
            if (network.Eyes[i].Prior is not { } prior)
                continue;
            var (now, mean) = (state.Eyes[i], Stand.From(prior.Mean));
            if (unknowns.EyeRotation[i] >= 0)
            {
                var turn = (now.Rotation * mean.Rotation.Transposed).Log();
                yield return Single(turn, prior.RotationRad, unknowns.EyeRotation[i], M3.LogSlope(turn));
            }

            if (unknowns.EyePlace[i] < 0)
                continue;
            yield return Single(now.Origin - mean.Origin, prior.PositionM, unknowns.EyePlace[i], M3.Identity);
            if (network.Eyes[i].Baseline is { } baseline)
            {
                var along = new M3(now.Origin.Unit, default, default);
                yield return Single(new(now.Origin.Length - baseline.LengthM, 0, 0), Sigma3.Each(baseline.SigmaM), unknowns.EyePlace[i], along);
            }
        }
    }

    IEnumerable<PriorTerm> Masts(State state)
    {
        if (unknowns.Lever >= 0 && network.Mast is { } mast)
            yield return Single(state.Lever - V3.From(mast.PriorM), mast.SigmaM, unknowns.Lever, M3.Identity);
        for (var i = 0; i < network.Pivots.Count; i++)
        {
            if (unknowns.Pivot[i] >= 0)
                yield return Single(state.Pivots[i] - V3.From(network.Pivots[i].PriorM), network.Pivots[i].SigmaM, unknowns.Pivot[i], M3.Identity);
        }
    }

    static PriorTerm Single(V3 residual, Sigma3 sigma, int column, M3 slope) => new(residual, Inverse(sigma), false, column, slope, -1, default);

    static V3 Inverse(Sigma3 sigma) => new(1 / sigma.X, 1 / sigma.Y, 1 / sigma.Z);

    static double Square(double x) => x * x;
}
