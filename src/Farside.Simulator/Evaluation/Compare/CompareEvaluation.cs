using Farside.Core.Rasters;
using Farside.Formats.Pictures;

namespace Farside.Simulator.Evaluation.Compare;

/// <summary>Looks at the same ground at two times against the truth: whether they lie on each other, and whether the shadows that moved are told from what stayed.</summary>
sealed class CompareEvaluation : IEvaluation
{
    public const string Registration = "compare: registration on true ground, RMS";
    public const string Registration95 = "compare: registration on true ground, 95 %";
    public const string Darkened = "compare: ground that fell into shadow and is told so";
    public const string Lightened = "compare: ground that came out of shadow and is told so";
    public const string Mistaken = "compare: ground lit at both times that is said to have changed";

    /// <summary>Pixels of the difference that are judged, about.</summary>
    const int MostPixels = 40_000;

    /// <summary>Shadows' edges are soft and half a pixel may be off: what is judged is alike so many pixels about.</summary>
    const int MarginPx = 2;

    /// <summary>Fewer pixels say nothing.</summary>
    const int Fewest = 20;

    public IReadOnlyList<string> Quantities => [Registration, Registration95, Darkened, Lightened, Mistaken];

    public IEnumerable<Finding> Judge(EvaluationInput input, CancellationToken cancel)
    {
        var ids = input.Products.Ids("compare");
        if (ids.Count == 0)
        {
            input.SayAbsent("compare (" + string.Join("; ", Quantities) + ")", "no product of that recipe");
            return [];
        }

        var shots = input.Truth.PosedShots();
        return input.Choose(ids).SelectMany(id => input.TryRead($"compare/{id}", () => Judge(input, id, shots)) ?? []);
    }

    static List<Finding> Judge(EvaluationInput input, string id, IReadOnlyDictionary<string, TrueShot> shots)
    {
        if (input.Products.Find("compare", id) is not { } made || ComparedPair.Open(input, made, shots) is not { } pair)
        {
            input.SayAbsent($"compare, {id}", "the truth does not know its frames");
            return [];
        }

        return [.. Registered(pair, id), .. Changed(pair, PictureFile.Read(made.File("difference.png")), id)];
    }

    static IEnumerable<Finding> Registered(ComparedPair pair, string id)
    {
        var errors = new List<double>();
        foreach (var place in pair.Places)
        {
            if (pair.SeenTwice(place[0], place[1]) is { } ground && pair.LaterPixel(ground) is var (column, row))
            {
                errors.Add(Math.Sqrt(Math.Pow(place[2] - column, 2) + Math.Pow(place[3] - row, 2)));
            }
        }

        if (errors.Count >= Fewest)
        {
            errors.Sort();
            yield return new(Registration, id, Math.Sqrt(errors.Average(error => error * error)), errors.Count, pair.Places.Count);
            yield return new(Registration95, id, errors[(int)(0.95 * (errors.Count - 1))], errors.Count, pair.Places.Count);
        }
    }

    static IEnumerable<Finding> Changed(ComparedPair pair, Bitmap difference, string id)
    {
        var (dark, light, same) = ((Told: 0, Of: 0), (Told: 0, Of: 0), (Told: 0, Of: 0));
        var step = Math.Max(1, (int)Math.Sqrt((double)pair.Width * pair.Height / MostPixels));
        for (var y = MarginPx + step; y < pair.Height - MarginPx; y += step)
        {
            for (var x = MarginPx + step; x < pair.Width - MarginPx; x += step)
            {
                if (Stops(difference, x, y) is not { } stops || Lit(pair, x, y) is not { } lit)
                {
                    continue;
                }

                dark = lit is { Before: true, After: false } ? (dark.Told + (stops < -1 ? 1 : 0), dark.Of + 1) : dark;
                light = lit is { Before: false, After: true } ? (light.Told + (stops > 1 ? 1 : 0), light.Of + 1) : light;
                same = lit is { Before: true, After: true } ? (same.Told + (Math.Abs(stops) > 1 ? 1 : 0), same.Of + 1) : same;
            }
        }

        foreach (var (quantity, count) in new[] { (Darkened, dark), (Lightened, light), (Mistaken, same) })
        {
            if (count.Of >= Fewest)
            {
                yield return new(quantity, id, count.Told / (double)count.Of, count.Of, count.Of);
            }
        }
    }

    // Of the middle and four places about it, all alike.
    static (bool Before, bool After)? Lit(ComparedPair pair, int x, int y)
    {
        (bool Before, bool After)? all = null;
        foreach (var (dx, dy) in (ReadOnlySpan<(int, int)>)[(0, 0), (-MarginPx, -MarginPx), (MarginPx, -MarginPx), (-MarginPx, MarginPx), (MarginPx, MarginPx)])
        {
            if (pair.SeenTwice(x + dx, y + dy) is not { } place || pair.IsLit(place) is var lit && (all ?? lit) != lit || pair.IsBehindLander(place))
            {
                return null;
            }

            all = lit;
        }

        return all;
    }

    // As the picture's colours say: from grey (58, 58, 60) to ochre (246, 190, 92) or blue (74, 150, 236) over two stops; black where one of both sees nothing.
    static double? Stops(Bitmap difference, int x, int y)
    {
        var pixel = difference.Row(y).Slice(difference.Channels * x, 3);
        var (red, blue) = ((double)pixel[0], (double)pixel[2]);
        return red + blue == 0 ? null : red - blue + 2 is var warm && warm >= 0 ? 2 * warm / 156 : 2 * (red - blue + 2) / 160;
    }
}
