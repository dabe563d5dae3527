namespace Farside.Processing.Photogrammetry.Adjustment;

/// <summary>The turn between two pictures from rays to the same spots, some of them wrong.</summary>
static class PairRotation
{
    const int Guesses = 24;
    const int Refinements = 4;

    /// <summary>First from second: a ≈ R · b.</summary>
    /// <param name="tolerance">The largest angle between rays that belong together, radians.</param>
    /// <param name="seed">Chooses which rays are tried.</param>
    /// <returns>The rotation and its cost: the mean over rays of min((angle / tolerance)², 1).</returns>
    public static (M3 Rotation, double Cost) Fit(V3[] a, V3[] b, double tolerance, int seed)
    {
        var (best, least) = (M3.Identity, double.PositiveInfinity);
        for (var guess = 0; guess < Guesses; guess++)
        {
            var first = Pick(seed, 2 * guess, a.Length);
            var second = Pick(seed, (2 * guess) + 1, a.Length);
            if (first == second || Between(a[first], a[second]) is not { } left || Between(b[first], b[second]) is not { } right)
                continue;
            var rotation = left * right.Transposed;
            var cost = Cost(a, b, rotation, tolerance);
            if (cost < least)
                (best, least) = (rotation, cost);
        }

        for (var i = 0; i < Refinements; i++)
        {
            var rotation = Refined(a, b, best, tolerance);
            var cost = Cost(a, b, rotation, tolerance);
            if (cost >= least)
                break;
            (best, least) = (rotation, cost);
        }

        return (best, least);
    }

    static double Cost(V3[] a, V3[] b, M3 rotation, double tolerance)
    {
        var sum = 0.0;
        for (var i = 0; i < a.Length; i++)
            sum += Math.Min(1, Squared(a[i] - (rotation * b[i])) / (tolerance * tolerance));
        return sum / a.Length;
    }

    // Axes from two rays: along their middle, across both, and the third.
    static M3? Between(V3 first, V3 second)
    {
        var across = first.Cross(second);
        if (across.Length < 1e-4)
            return null;
        var (z, x) = ((first + second).Unit, across.Unit);
        return new M3(x, z.Cross(x), z).Transposed;
    }

    // One Gauss–Newton step over rays within the tolerance: for a small turn w about the first's axes, a − R b = w × R b.
    static M3 Refined(V3[] a, V3[] b, M3 rotation, double tolerance)
    {
        var n = new EnvelopeMatrix([0, 0, 0]);
        var g = new double[3];
        for (var i = 0; i < a.Length; i++)
        {
            var turned = rotation * b[i];
            var away = a[i] - turned;
            if (Squared(away) > tolerance * tolerance)
                continue;
            var pull = turned.Cross(away);
            for (var r = 0; r < 3; r++)
            {
                g[r] += pull[r];
                for (var c = 0; c <= r; c++)
                    n[r, c] += (r == c ? 1 : 0) - (turned[r] * turned[c]);
            }
        }

        if (n.Factor() >= 0)
            return rotation;
        n.SolveLower(g);
        n.SolveUpper(g);
        return M3.Exp(new(g[0], g[1], g[2])) * rotation;
    }

    static double Squared(V3 v) => v.Dot(v);

    static int Pick(int seed, int turn, int count) => (int)(Hash((ulong)(uint)seed << 32 | (uint)turn) % (uint)count);

    // Source: Steele, Lea & Flood 2014, SplitMix64.
    static ulong Hash(ulong z)
    {
        z += 0x9e3779b97f4a7c15UL;
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9UL;
        z = (z ^ (z >> 27)) * 0x94d049bb133111ebUL;
        return z ^ (z >> 31);
    }
}
