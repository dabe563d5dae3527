namespace Farside.Processing.Terrain;

/// <summary>
/// How much of their errors views from one place have in common: stones hide the same ground from all of them, and windows smooth the same relief away. It is what
/// their differences lack against their sigmas.
/// </summary>
/// <param name="clouds">The views.</param>
/// <param name="share">Correlation of the errors of two views from one place, 0 to 1; nothing is known to be shared by views from different places.</param>
sealed class CommonErrors(IReadOnlyList<ITerrainCloud> clouds, double share)
{
    /// <summary>Eyes so near to each other see ground from one place, metres.</summary>
    const double OnePlaceM = 1;

    /// <summary>Fewer cells that two views see tell nothing.</summary>
    const int FewestCells = 100;

    /// <summary>The share where too few cells tell: what pairs about one mast have, measured on simulated ones.</summary>
    const double UsualShare = 0.5;

    /// <summary>Something is each view's own.</summary>
    const double MostShare = 0.9;

    /// <summary>Half of the squares of normal errors lie below this.</summary>
    const double NormalMedian = 0.4549;

    public double Share => share;

    /// <param name="levels">Of each level, what each view says.</param>
    public static CommonErrors Of(IReadOnlyList<ITerrainCloud> clouds, IReadOnlyList<IReadOnlyList<ViewCell[]>> levels)
    {
        var shares = new List<double>();
        foreach (var views in levels)
        {
            for (var first = 0; first < views.Count; first++)
            {
                for (var second = first + 1; second < views.Count; second++)
                {
                    if (IsOnePlace(clouds[first], clouds[second]))
                        Compare(clouds, views, first, second, shares);
                }
            }
        }

        if (shares.Count < FewestCells)
            return new(clouds, UsualShare);

        shares.Sort();
        return new(clouds, Math.Clamp(1 - (shares[shares.Count / 2] / NormalMedian), 0, MostShare));
    }

    public double Between(int first, int second) => first == second ? 1 : IsOnePlace(clouds[first], clouds[second]) ? share : 0;

    /// <summary>Of a cell's height by one view, its view's own doubt included.</summary>
    public static double Variance(ITerrainCloud cloud, in ViewCell cell) => (cell.SigmaM * (double)cell.SigmaM) + (cloud.SharedSigmaM * cloud.SharedSigmaM);

    static void Compare(IReadOnlyList<ITerrainCloud> clouds, IReadOnlyList<ViewCell[]> views, int first, int second, List<double> shares)
    {
        var (i, j) = (0, 0);
        while (i < views[first].Length && j < views[second].Length)
        {
            ref readonly var a = ref views[first][i];
            ref readonly var b = ref views[second][j];
            if (a.Cell == b.Cell)
            {
                var off = a.HeightM - (double)b.HeightM;
                shares.Add(off * off / (Variance(clouds[first], a) + Variance(clouds[second], b)));
            }

            (i, j) = (a.Cell <= b.Cell ? i + 1 : i, b.Cell <= a.Cell ? j + 1 : j);
        }
    }

    static bool IsOnePlace(ITerrainCloud a, ITerrainCloud b)
    {
        var (east, north, up) = (a.Eye.X - b.Eye.X, a.Eye.Y - b.Eye.Y, a.Eye.Z - b.Eye.Z);
        return (east * east) + (north * north) + (up * up) <= OnePlaceM * OnePlaceM;
    }
}
