using Farside.Processing.Photogrammetry.Adjustment;

namespace Farside.Processing.Descent.Solution;

/// <summary>
/// The other way down that shows nearly the same. Two views of a plane suit two motions, of which one has the plane's normal where the other has the way, and the reverse; a lander sinks
/// nearly along the normal, so both are likely. Over a whole descent they are the same family: every camera leans further by as much as it is high, and stands aside for it.
/// </summary>
/// <remarks>Source of the twofold solution: Faugeras &amp; Lustman 1988, Int. J. Pattern Recognition and Artificial Intelligence 2, 485–508.</remarks>
static class Mirror
{
    /// <summary>Ways that lean less than this at the top are not told apart: one hollow of the cost, radians.</summary>
    const double LeastLeanRad = 0.005;

    /// <summary>Ways that lean more than this differ in the pictures by far, radians.</summary>
    const double MostLeanRad = 0.5;

    /// <summary>Above level ground.</summary>
    /// <returns>Null where both are the same, or too far apart to be taken for each other.</returns>
    public static Stand[]? Of(Stand[] stands, int lowest)
    {
        // With the ground's foot of the way as origin, a plane's picture is [r1 r2 −R·o]; adding g·o to the first two columns keeps them at right angles and as long where g = 2·o / |o|².
        var foot = new V3(stands[lowest].Origin.X, stands[lowest].Origin.Y, 0);
        var turn = new M3(new(1, 0, 0), new(0, -1, 0), new(0, 0, -1));
        var places = Array.ConvertAll(stands, stand => turn * (stand.Origin - foot));
        var squares = places.Sum(place => place.Dot(place));
        var (right, down) = (2 * places.Sum(place => place.X) / squares, 2 * places.Sum(place => place.Y) / squares);
        if (Math.Sqrt((right * right) + (down * down)) * places.Max(place => place.Length) is not (> LeastLeanRad and < MostLeanRad))
        {
            return null;
        }

        return [.. stands.Select((stand, key) =>
        {
            var seen = turn * stand.Rotation.Transposed * turn;
            var (a, b, c) = (seen.Column(0), seen.Column(1), seen * places[key] * -1);
            (a, b) = (a + (c * right), b + (c * down));
            var there = PlaneChain.PoseOf(new(a.X, b.X, c.X, a.Y, b.Y, c.Y, a.Z, b.Z, c.Z), M3.Identity);
            return there with { Origin = there.Origin + foot };
        })];
    }
}
