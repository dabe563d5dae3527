using Farside.Processing.Photogrammetry.Adjustment;

namespace Farside.Processing.Descent.Solution;

/// <summary>Which column of the normal equations belongs to what: six for each key frame (turn, place), then three for the ground below each (logarithm of its depth, two slopes), then the lens's free numbers, then the map's shift.</summary>
sealed class KeyUnknowns
{
    public KeyUnknowns(int keys, InteriorSigmas lens, bool hasMap)
    {
        var sigmas = lens.ToArray();
        LensSigmas = sigmas;
        FreeLens = [.. Enumerable.Range(0, sigmas.Length).Where(i => sigmas[i] > 0)];
        Ground = 6 * keys;
        Lens = 9 * keys;
        Map = hasMap ? Lens + FreeLens.Length : -1;
        Count = Lens + FreeLens.Length + (hasMap ? 3 : 0);
    }

    public int Count { get; }

    public int Ground { get; }

    public int Lens { get; }

    /// <summary>−1 without a map.</summary>
    public int Map { get; }

    /// <summary>Places of the lens's free numbers in the order of <see cref="InteriorSigmas"/>.</summary>
    public int[] FreeLens { get; }

    public double[] LensSigmas { get; }
}
