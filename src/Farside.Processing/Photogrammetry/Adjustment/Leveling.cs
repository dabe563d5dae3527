namespace Farside.Processing.Photogrammetry.Adjustment;

/// <summary>Guesses what is up when nobody says: people and masts hold cameras level, so the pictures' right sides lie in one plane.</summary>
/// <remarks>Source: Brown &amp; Lowe 2007, section 5.</remarks>
static class Leveling
{
    /// <summary>Turns rotations so that the axis across all right sides is up, and the first placed picture looks north.</summary>
    /// <param name="placed">Those that count; null where nothing is known.</param>
    public static M3[] Level(M3[] rotations, IReadOnlyList<M3?> placed)
    {
        var known = placed.Where(rotation => rotation is not null).Select(rotation => rotation!.Value).ToArray();
        if (known.Length == 0)
            return rotations;
        var ups = known.Aggregate(default(V3), (sum, rotation) => sum + rotation.Column(1));
        var up = Across(known.Select(rotation => rotation.Column(0)), ups.Unit);
        var ahead = known[0].Column(2) * -1;
        var north = (ahead - (up * up.Dot(ahead))).Unit;
        var turn = new M3(north.Cross(up), north, up);
        return Array.ConvertAll(rotations, rotation => turn * rotation);
    }

    // The direction that lies least along any of the given ones: Newton steps on the sphere from the guess, damped by the guess's own weight.
    static V3 Across(IEnumerable<V3> sides, V3 guess)
    {
        var n = new double[9];
        foreach (var side in sides)
        {
            for (var i = 0; i < 9; i++)
                n[i] += side[i / 3] * side[i % 3];
        }

        var m = new M3(new(n[0], n[1], n[2]), new(n[3], n[4], n[5]), new(n[6], n[7], n[8]));
        var trace = n[0] + n[4] + n[8];

        // Power steps on trace − M converge to M's smallest axis; the guess decides the sign, and the axis where there is a choice (all looking one way).
        var up = guess;
        for (var step = 0; step < 200; step++)
            up = ((up * trace) - (m * up)).Unit;
        return up.Dot(guess) < 0 ? up * -1 : up;
    }
}
