namespace Farside.Processing.Photogrammetry.Adjustment;

/// <summary>Guesses what is up when nobody says: people and masts hold cameras level, so the pictures' right sides lie in one plane.</summary>
/// <remarks>Source: Brown &amp; Lowe 2007, section 5.</remarks>
static class Leveling
{
    /// <summary>A roll beyond this, 45°, is that of a camera held the other way.</summary>
    const double RolledSine = 0.7;

    /// <summary>Turns rotations so that the axis across all right sides is up, and the first placed picture looks north.</summary>
    /// <param name="placed">Those that count; null where nothing is known.</param>
    public static M3[] Level(M3[] rotations, IReadOnlyList<M3?> placed)
    {
        var known = placed.Where(rotation => rotation is not null).Select(rotation => rotation!.Value).ToArray();
        if (known.Length == 0)
            return rotations;
        var upright = Array.ConvertAll(known, rotation => Upright(rotation, known));
        var ups = upright.Aggregate(default(V3), (sum, axes) => sum + axes.Up);
        var up = Across(upright.Select(axes => axes.Side), ups.Unit);
        var ahead = known[0].Column(2) * -1;
        var north = (ahead - (up * up.Dot(ahead))).Unit;
        var turn = new M3(north.Cross(up), north, up);
        return Array.ConvertAll(rotations, rotation => turn * rotation);
    }

    // A camera held upright among others that lie, or the other way round: its sides change places. Most pictures say which way is up.
    static (V3 Side, V3 Up) Upright(M3 rotation, M3[] all)
    {
        var most = all.MaxBy(one => all.Count(other => Math.Abs(other.Column(0).Dot(one.Column(1))) < RolledSine)).Column(1);
        var rolled = rotation.Column(0).Dot(most);
        return Math.Abs(rolled) < RolledSine ? (rotation.Column(0), rotation.Column(1)) : (rotation.Column(1), rotation.Column(0) * Math.Sign(rolled));
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
