namespace Farside.Processing.Photogrammetry.Ties;

/// <summary>
/// The shift that most of an overlap's patches can agree on. No patch is trusted by itself: each gives a map of how well it fits at every shift, whatever
/// its distance, and the maps are added up. So faint texture over a wide overlap counts as much as a few striking rocks.
/// </summary>
sealed class CommonShift(GreyPlane first, GreyPlane second, int radius)
{
    const int Apart = 6;
    const int Smear = 1;
    const double FewPatches = 6;
    const double MostRival = 0.9;
    const double PriorLoss = 0.3;
    readonly int _width = (2 * radius) + 1;

    /// <summary>Shift in pixels of the level; null when two shifts fit alike, as on a pattern that repeats, or nothing overlaps.</summary>
    public (double X, double Y)? Of(IReadOnlyList<(double X, double Y, LevelPrediction Expected)> patches)
    {
        var maps = new float[patches.Count][];
        Parallel.For(0, patches.Count, i => maps[i] = Map(patches[i].X, patches[i].Y, patches[i].Expected));
        var usable = maps.Where(map => map.Length > 0).ToArray();
        if (usable.Length == 0)
        {
            return null;
        }

        var level = usable.SelectMany(map => map).Where(float.IsFinite).Select(score => (double)score).DefaultIfEmpty(0).Average();
        var votes = new double[_width * _width];
        var means = new double[_width * _width];
        for (var i = 0; i < votes.Length; i++)
        {
            (votes[i], means[i]) = Vote(usable, i, level);
        }

        var best = Array.IndexOf(votes, votes.Max());
        var along = Along(patches);
        var rival = Enumerable.Range(0, votes.Length).Where(i => IsApart(i, best, along)).Select(i => means[i]).DefaultIfEmpty(0).Max();
        return votes[best] > 0 && rival < MostRival * means[best] ? (X(best), Y(best)) : null;
    }

    int X(int place) => (place % _width) - radius;

    int Y(int place) => (place / _width) - radius;

    // Squared correlation at each shift, for the best of the patch's distances and its next neighbours.
    float[] Map(double x, double y, LevelPrediction expected)
    {
        Span<float> room = stackalloc float[PatchSearch.Samples];
        var patch = new PatchSearch(first, x, y, expected.Warp, room);
        return patch.IsUsable ? Smeared(Alongside(Scores(patch, expected), expected)) : [];
    }

    ScoreMap Scores(PatchSearch patch, LevelPrediction expected)
    {
        var (x, y) = ((int)Math.Round(expected.X), (int)Math.Round(expected.Y));
        var (left, right) = Reach(expected.AlongX * expected.From, expected.AlongX * expected.To);
        var (top, bottom) = Reach(expected.AlongY * expected.From, expected.AlongY * expected.To);
        var map = new ScoreMap(left, top, right - left + 1, bottom - top + 1);
        for (var v = top; v <= bottom; v++)
        {
            for (var u = left; u <= right; u++)
            {
                map[u, v] = patch.At(second, x + u, y + v);
            }
        }

        return map;
    }

    (int Least, int Most) Reach(double one, double other) =>
        ((int)Math.Round(Math.Min(one, other)) - radius, (int)Math.Round(Math.Max(one, other)) + radius);

    float[] Alongside(ScoreMap scores, LevelPrediction expected)
    {
        var best = new float[_width * _width];
        Array.Fill(best, float.NaN);
        for (var t = (int)Math.Round(expected.From); t <= (int)Math.Round(expected.To); t++)
        {
            var (dx, dy) = ((int)Math.Round(t * expected.AlongX), (int)Math.Round(t * expected.AlongY));
            for (var i = 0; i < best.Length; i++)
            {
                var score = scores[X(i) + dx, Y(i) + dy];
                best[i] = float.IsNaN(best[i]) || score > best[i] ? score : best[i];
            }
        }

        return best;
    }

    float[] Smeared(float[] scores)
    {
        var smeared = new float[scores.Length];
        for (var i = 0; i < scores.Length; i++)
        {
            var greatest = float.NaN;
            for (var v = Math.Max(-radius, Y(i) - Smear); v <= Math.Min(radius, Y(i) + Smear); v++)
            {
                for (var u = Math.Max(-radius, X(i) - Smear); u <= Math.Min(radius, X(i) + Smear); u++)
                {
                    var score = scores[((v + radius) * _width) + u + radius];
                    greatest = float.IsNaN(greatest) || score > greatest ? score : greatest;
                }
            }

            smeared[i] = MathF.Max(0, greatest) * MathF.Max(0, greatest);
        }

        return smeared;
    }

    // How strongly the patches speak for a shift, and how well each of those that can be compared there fits.
    (double Vote, double Mean) Vote(float[][] maps, int place, double level)
    {
        var (sum, count) = (0.0, 0);
        foreach (var map in maps)
        {
            (sum, count) = float.IsFinite(map[place]) ? (sum + map[place] - level, count + 1) : (sum, count);
        }

        // Far shifts are less likely than near ones; this also settles a tie along the parallax.
        var far = ((X(place) * X(place)) + (Y(place) * Y(place))) / (2.0 * radius * radius);
        return (sum / Math.Sqrt(count + FewPatches) * (1 - (PriorLoss * far)), sum / (count + FewPatches));
    }

    // Along the parallax the shift is not determined: only a rival aside of it is one.
    bool IsApart(int place, int best, (double X, double Y) along)
    {
        var (dx, dy) = ((double)(X(place) - X(best)), (double)(Y(place) - Y(best)));
        var t = (dx * along.X) + (dy * along.Y);
        return Math.Max(Math.Abs(dx - (t * along.X)), Math.Abs(dy - (t * along.Y))) >= Apart;
    }

    static (double X, double Y) Along(IReadOnlyList<(double X, double Y, LevelPrediction Expected)> patches)
    {
        var moving = patches.Select(patch => patch.Expected).Where(expected => expected.To - expected.From > 1).ToArray();
        if (moving.Length < Math.Max(1, patches.Count / 4))
        {
            return (0, 0);
        }

        var (x, y) = (moving.Average(expected => expected.AlongX), moving.Average(expected => expected.AlongY));
        var length = Math.Max(1e-9, Math.Sqrt((x * x) + (y * y)));
        return (x / length, y / length);
    }
}
