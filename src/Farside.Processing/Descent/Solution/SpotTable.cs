using Farside.Processing.Photogrammetry.Adjustment;

namespace Farside.Processing.Descent.Solution;

/// <summary>Tracks over the key frames of one part, as flat lists: which key frame saw each spot where.</summary>
sealed class SpotTable
{
    readonly int[] _start;

    SpotTable(int[] start, int[] key, double[] column, double[] row, double[] spread, bool[] isHeldOut)
    {
        (_start, Key, Column, Row, Spread, IsHeldOut) = (start, key, column, row, spread, isHeldOut);
        IsAccepted = new bool[key.Length];
        Array.Fill(IsAccepted, true);
        Spots = new V3[start.Length - 1];
        Low = new int[start.Length - 1];
    }

    public int Count => Spots.Length;

    /// <summary>Of each sight: the key frame's place in its part.</summary>
    public int[] Key { get; }

    public double[] Column { get; }

    public double[] Row { get; }

    /// <summary>Of each sight: its standard deviation over that of the median one.</summary>
    public double[] Spread { get; }

    public bool[] IsAccepted { get; }

    /// <summary>Of each spot: whether it only judges.</summary>
    public bool[] IsHeldOut { get; }

    /// <summary>Where each spot lies, as believed now.</summary>
    public V3[] Spots { get; }

    /// <summary>The lowest key frame that sees each spot.</summary>
    public int[] Low { get; }

    /// <param name="tracks">Each at least two sights, one a key frame at most.</param>
    public static SpotTable Of(IReadOnlyList<List<Sight>> tracks, double heldOutShare)
    {
        var start = new int[tracks.Count + 1];
        for (var i = 0; i < tracks.Count; i++)
        {
            start[i + 1] = start[i] + tracks[i].Count;
        }

        var all = tracks.SelectMany(track => track).ToArray();
        return new(
            start, [.. all.Select(sight => sight.Key)], [.. all.Select(sight => sight.Column)], [.. all.Select(sight => sight.Row)], [.. all.Select(sight => sight.Spread)],
            [.. tracks.Select(track => Chooses(track, heldOutShare))]);
    }

    /// <summary>Places of a spot's sights in the lists.</summary>
    public (int From, int To) Of(int spot) => (_start[spot], _start[spot + 1]);

    public int Accepted(int spot)
    {
        var count = 0;
        for (var i = _start[spot]; i < _start[spot + 1]; i++)
        {
            count += IsAccepted[i] ? 1 : 0;
        }

        return count;
    }

    /// <summary>Whether a spot takes part in the solution.</summary>
    public bool Counts(int spot) => !IsHeldOut[spot] && Accepted(spot) >= 2;

    // What a track measured decides, whatever the order of tracks. Two sights cannot be judged by each other.
    static bool Chooses(List<Sight> track, double share)
    {
        var hash = 0x9e3779b97f4a7c15UL;
        foreach (var sight in track)
        {
            hash = Mix(hash ^ BitConverter.DoubleToUInt64Bits(sight.Column));
            hash = Mix(hash ^ BitConverter.DoubleToUInt64Bits(sight.Row));
        }

        return track.Count > 2 && (hash >> 11) * (1.0 / (1UL << 53)) < share;
    }

    // Source: Steele, Lea & Flood 2014, SplitMix64's finaliser.
    static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9UL;
        z = (z ^ (z >> 27)) * 0x94d049bb133111ebUL;
        return z ^ (z >> 31);
    }
}
