namespace Farside.Processing.Photogrammetry.Ties;

/// <summary>
/// Finds the spots of one picture in another, from coarse to fine: the pair's common shift on a small copy, each spot along its line of possible distances, the
/// pair's rotation from all of them, each spot again, then the refined place at full size, and what the pair's geometry bears out.
/// </summary>
sealed class PairSearch(GreyPyramid first, GreyPyramid second, TieOptions options, CancellationToken cancel)
{
    const int CoarsePatches = 90;
    const double SearchedSigmas = 2.5;
    const double FirstRadius = 4;
    const double SecondRadius = 3;
    const double FineRadius = 2.5;
    const double BackTolerance = 1.5;
    const double FewVerified = 30;
    const double ChanceMatches = 8;
    const double ChanceShare = 0.3;

    readonly int _coarsest = Math.Min(first.Coarsest, second.Coarsest);
    int _coarse;

    /// <summary>Ties between the pictures; none where chance could have given them.</summary>
    /// <param name="spots">The first picture's spots.</param>
    /// <param name="known">Spots of tracks that already have a point in the first picture and none in the second.</param>
    public PairResult Find(PairView given, IReadOnlyList<Spot> spots, IReadOnlyList<Candidate> known)
    {
        var usual = Find(given, spots, known, _coarsest - 1);
        if (usual.Verified >= FewVerified)
        {
            return usual;
        }

        // Faint texture, or grains whose shadows moved: patches of twice the width have more to say, and show no grains.
        var wide = Find(given, spots, known, _coarsest);
        return wide.Verified > usual.Verified ? wide : usual;
    }

    PairResult Find(PairView given, IReadOnlyList<Spot> spots, IReadOnlyList<Candidate> known, int coarse)
    {
        _coarse = coarse;
        if (Coarsely(given, spots) is not { } pair)
        {
            return PairResult.Nothing(0);
        }

        var candidates = Candidates(pair, spots, known);
        var places = new (double X, double Y, Prediction At)?[candidates.Count];
        InParallel(candidates.Count, i => places[i] = InBand(pair, candidates[i], SecondRadius));
        pair = Turned(pair, candidates, places, _coarse);
        var found = new PairTie?[candidates.Count];
        using var refiners = new ThreadLocal<PatchRefiner>(() => new(options));
        InParallel(candidates.Count, i => found[i] = places[i] is { } place ? Finely(refiners.Value!, candidates[i], place.X, place.Y, place.At.Warp) : null);
        return Verified(given, pair, [.. found.OfType<PairTie>()], candidates.Count);
    }

    // The shift that most patches agree on, then a rotation from the spots that follow it.
    PairView? Coarsely(PairView given, IReadOnlyList<Spot> spots)
    {
        var marginPx = SearchedSigmas * options.PointingSigmaDeg * PixelsPerDegree(given.Second);
        var strongest = Strongest(given, spots, marginPx);
        var patches = strongest.Select(spot => OnCoarse(given, spot)).ToArray();
        var radius = Math.Max(3, (int)Math.Ceiling(marginPx / (1 << _coarse)));
        if (new CommonShift(first[_coarse], second[_coarse], radius).Of(patches) is not { } shift)
        {
            return null;
        }

        var shifted = Array.ConvertAll(strongest, spot => Shifted(given, spot, shift));
        var pair = PairTurn.Fit(given, shifted, 1 << _coarse, PriorRad);
        var places = new (double X, double Y, Prediction At)?[strongest.Length];
        var candidates = Array.ConvertAll(strongest, spot => new Candidate(-1, spot.Column, spot.Row, spot.Strength));
        InParallel(strongest.Length, i => places[i] = InBand(pair, candidates[i], FirstRadius));
        return Turned(pair, candidates, places, _coarse);
    }

    double PriorRad => Math.Max(options.PointingSigmaDeg, 1e-3) * Math.PI / 180;

    static Spot[] Strongest(PairView given, IReadOnlyList<Spot> spots, double marginPx)
    {
        Spot[] inside = [.. spots.Where(spot => IsInside(given, spot.Column, spot.Row, marginPx)).OrderByDescending(spot => spot.Strength)];
        return [.. Spread.Choose([.. inside.Select(spot => (spot.Column, spot.Row))], CoarsePatches).Select(i => inside[i])];
    }

    static bool IsInside(PairView pair, double column, double row, double marginPx) =>
        pair.Place(column, row) is { } at
        && at.Column > -marginPx && at.Row > -marginPx
        && at.Column < pair.Second.Camera.Width - 1 + marginPx && at.Row < pair.Second.Camera.Height - 1 + marginPx;

    (double X, double Y, LevelPrediction Expected) OnCoarse(PairView pair, Spot spot) => (
        GreyPyramid.ToLevel(spot.Column, _coarse), GreyPyramid.ToLevel(spot.Row, _coarse),
        LevelPrediction.On(_coarse, pair.Predict(spot.Column, spot.Row) ?? new(double.MinValue / 4, double.MinValue / 4, Affine2.Identity, 0, 0, 0, 0)));

    MatchedPoint Shifted(PairView pair, Spot spot, (double X, double Y) shift)
    {
        var at = pair.Place(spot.Column, spot.Row) ?? (0, 0);
        return new(spot.Column, spot.Row, at.Column + (shift.X * (1 << _coarse)), at.Row + (shift.Y * (1 << _coarse)));
    }

    List<Candidate> Candidates(PairView pair, IReadOnlyList<Spot> spots, IReadOnlyList<Candidate> known)
    {
        var all = known.Where(spot => IsInside(pair, spot.Column, spot.Row, 0))
            .Concat(spots.Where(spot => IsInside(pair, spot.Column, spot.Row, 0)).OrderByDescending(spot => spot.Strength)
                .Select(spot => new Candidate(-1, spot.Column, spot.Row, spot.Strength)))
            .ToArray();
        return [.. Spread.Choose([.. all.Select(spot => (spot.Column, spot.Row))], options.CandidatesPerPair).Select(i => all[i])];
    }

    // Level coordinates of the spot's place in the second picture, if it is found there and found back.
    (double X, double Y, Prediction At)? InBand(PairView pair, Candidate spot, double radius)
    {
        if (pair.Predict(spot.Column, spot.Row) is not { } at)
        {
            return null;
        }

        var (x, y) = (GreyPyramid.ToLevel(spot.Column, _coarse), GreyPyramid.ToLevel(spot.Row, _coarse));
        var expected = LevelPrediction.On(_coarse, at);
        if (BandSearch.Find(first[_coarse], x, y, second[_coarse], expected, radius) is not { IsUnique: true } there)
        {
            return null;
        }

        var back = BandSearch.Find(second[_coarse], there.X, there.Y, first[_coarse], expected.Back(x, y, there.X, there.Y), radius);
        return back is { } b && Math.Abs(b.X - x) < BackTolerance && Math.Abs(b.Y - y) < BackTolerance ? (there.X, there.Y, at) : null;
    }

    PairView Turned(PairView pair, IReadOnlyList<Candidate> spots, (double X, double Y, Prediction At)?[] places, int level)
    {
        var matches = new List<MatchedPoint>();
        for (var i = 0; i < places.Length; i++)
        {
            if (places[i] is { } place)
            {
                matches.Add(new(spots[i].Column, spots[i].Row, GreyPyramid.FromLevel(place.X, level), GreyPyramid.FromLevel(place.Y, level)));
            }
        }

        return PairTurn.Fit(pair, matches, 0.3 * (1 << level), PriorRad);
    }

    PairTie? Finely(PatchRefiner refiner, Candidate spot, double x, double y, Affine2 warp)
    {
        for (var level = _coarse - 1; level >= 1; level--)
        {
            (x, y) = ((2 * x) + 0.5, (2 * y) + 0.5);
            var expected = LevelPrediction.At(x, y, warp);
            var (fromX, fromY) = (GreyPyramid.ToLevel(spot.Column, level), GreyPyramid.ToLevel(spot.Row, level));
            if (BandSearch.Find(first[level], fromX, fromY, second[level], expected, FineRadius) is not { } peak)
            {
                return null;
            }

            (x, y) = (peak.X, peak.Y);
        }

        var guess = new Refined(GreyPyramid.FromLevel(x, 1), GreyPyramid.FromLevel(y, 1), warp);
        return refiner.RefineBothWays(first.Full, spot.Column, spot.Row, second.Full, guess) is { } match
            ? new(spot.Track, spot.Column, spot.Row, match)
            : null;
    }

    PairResult Verified(PairView given, PairView pair, PairTie[] found, int candidates)
    {
        if (found.Length < options.LeastTies)
        {
            return PairResult.Nothing(candidates) with { Matched = found.Length };
        }

        pair = PairTurn.Fit(pair, [.. found.Select(tie => tie.Point)], options.ToleratedPx, PriorRad);
        var distances = PairGeometry.Distances(pair, [.. found.Select(tie => tie.Point)], options.ToleratedPx);
        PairTie[] verified = [.. found.Where((_, i) => double.IsFinite(distances[i]))];
        if (verified.Length < options.LeastTies || verified.Length <= ChanceMatches + (ChanceShare * found.Length))
        {
            return PairResult.Nothing(candidates) with { Matched = found.Length };
        }

        var residual = Math.Sqrt(distances.Where(double.IsFinite).Average(distance => distance * distance));
        return new(Best(verified), candidates, found.Length, verified.Length, residual, TurnDeg(given, pair));
    }

    // Known tracks first: a spot seen in three pictures holds more than one seen in two.
    PairTie[] Best(PairTie[] verified)
    {
        PairTie[] ordered = [.. verified.OrderBy(tie => tie.Track < 0 ? 1 : 0).ThenBy(tie => tie.Second.SigmaPx)];
        return [.. Spread.Choose([.. ordered.Select(tie => (tie.Column, tie.Row))], options.TiesPerPair).Select(i => ordered[i])];
    }

    static double TurnDeg(PairView given, PairView turned)
    {
        var (a, b) = (given.Second.SiteFromCamera.Rotation, turned.Second.SiteFromCamera.Rotation);
        var trace = (a.M11 * b.M11) + (a.M12 * b.M12) + (a.M13 * b.M13) + (a.M21 * b.M21) + (a.M22 * b.M22) + (a.M23 * b.M23)
            + (a.M31 * b.M31) + (a.M32 * b.M32) + (a.M33 * b.M33);
        return Math.Acos(Math.Clamp((trace - 1) / 2, -1, 1)) * 180 / Math.PI;
    }

    static double PixelsPerDegree(View view)
    {
        var (x, y) = (view.Camera.Width / 2.0, view.Camera.Height / 2.0);
        return Math.PI / 180 / view.Camera.Ray(x, y).AngleToRad(view.Camera.Ray(x + 1, y));
    }

    void InParallel(int count, Action<int> act) => Parallel.For(0, count, new ParallelOptions { CancellationToken = cancel }, act);
}
