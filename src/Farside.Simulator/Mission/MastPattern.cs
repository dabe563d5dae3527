namespace Farside.Simulator.Mission;

/// <summary>Where the rover's mast looks, pair by pair: rings and small mosaics as the real sequences' counts and times show them.</summary>
/// <remarks>Ring: 28 yaws, 12.9° apart, in two half rings; mosaic of a target: three columns by two rows with the angles of sequence 0067's labels.</remarks>
static class MastPattern
{
    const double RingStepDeg = 12.9;
    const int RingPairs = 28;

    /// <summary>Pitch and yaw for each of a mode's pairs in a sequence, degrees.</summary>
    public static IReadOnlyList<(double PitchDeg, double YawDeg)> Of(string sequence, char mode, int pairs) =>
        sequence == "0001" ? Lander(pairs) : [.. Enumerable.Range(0, pairs).Select(i => At(i, pairs, mode is 'Q' ? -6.9 : -8.2))];

    static (double, double) At(int i, int pairs, double upperPitchDeg)
    {
        var rings = pairs / RingPairs;
        var first = pairs - (rings * RingPairs); // single targets come before the rings
        if (i < first)
        {
            return Mosaic(i);
        }

        var within = i - first;
        var yaw = 83.85 - (RingStepDeg * (within % RingPairs));
        return (within < RingPairs ? upperPitchDeg : upperPitchDeg - 12.6, yaw < -180 ? yaw + 360 : yaw);
    }

    static (double, double) Mosaic(int i)
    {
        ReadOnlySpan<double> columns = [-12.898743, -0.087891, 12.876762];
        return i % 7 == 6 ? (-29.906616, -49.924927) : (i % 7 < 3 ? -23.907715 : -35.883545, columns[i % 7 % 3] + (38.6 * (i / 7)));
    }

    // The lander from where the rover stopped first: a row through its body, a row above, and one more look hours later.
    static IReadOnlyList<(double, double)> Lander(int pairs) =>
        [.. new[] { (-3.9, -5.4), (-3.9, 7.5), (-3.9, -18.3), (8.4, -5.4), (8.4, 7.5), (8.4, -18.3), (-16.2, -5.4) }.Take(pairs)];
}
