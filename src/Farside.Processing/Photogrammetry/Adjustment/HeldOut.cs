namespace Farside.Processing.Photogrammetry.Adjustment;

/// <summary>Tracks that judge a solution because they never entered it.</summary>
sealed class HeldOut(TieTable ties, AdjustmentOptions options, double sigmaPx)
{
    // A direction in which the other ties predict no better than this many tie sigmas tests their geometry, not the views.
    const double MostPredictedSigmas = 3;

    /// <summary>Whether a track is held out: a hash of what it measured says so, whatever the order of tracks.</summary>
    public static bool Chooses(Track track, double share)
    {
        if (track.Points.Count < 2)
            return false;
        var hash = 0x9e3779b97f4a7c15UL;
        foreach (var point in track.Points)
        {
            hash = Mix(hash ^ BitConverter.DoubleToUInt64Bits(point.Column));
            hash = Mix(hash ^ BitConverter.DoubleToUInt64Bits(point.Row));
        }

        return (hash >> 11) * (1.0 / (1UL << 53)) < share;
    }

    /// <summary>Each tie of a cleaned track against the point that the others make.</summary>
    /// <param name="residuals">Measured − predicted along those directions, one a tie of all tracks; written at the track's own.</param>
    /// <param name="counts">How many directions each tie has; written at the track's own.</param>
    /// <returns>Sum of squares along the directions that are predicted well, and how many those are.</returns>
    public (double Sum, int Directions) Judge(int track, SpotFit fit, (double Column, double Row)[] residuals, int[] counts)
    {
        var (sum, directions) = (0.0, 0);
        for (var i = ties.Start[track]; i < ties.Start[track + 1]; i++)
        {
            if (!ties.IsAccepted[i])
                continue;
            ties.IsAccepted[i] = false;
            var spot = fit.Fit(track, Start(ties.Spots[track]), options.HuberAt(sigmaPx));
            ties.IsAccepted[i] = true;
            if (fit.Residual(i, spot) is not { } residual)
                continue;
            (residuals[i], counts[i]) = ((0, 0), 0);
            foreach (var (error, variance, across, down) in Principal(residual, fit.Predicted(i, spot)))
            {
                if (variance > MostPredictedSigmas * MostPredictedSigmas * sigmaPx * sigmaPx)
                    continue;
                sum += error * error;
                directions++;
                residuals[i] = (residuals[i].Column + (error * across), residuals[i].Row + (error * down));
                counts[i]++;
            }
        }

        return (sum, directions);
    }

    // Without a surface the distance is free, and the line on which it moves the point is straightest where the point lies.
    TrackPoint Start(TrackPoint spot) => options.Surface is null ? spot with { PriorInverseDistance = spot.InverseDistance } : spot;

    /// <summary>A residual along the axes of the ellipse that predicts it.</summary>
    static IEnumerable<(double Error, double Variance, double Across, double Down)> Principal(
        (double Column, double Row) residual, (double Column, double Both, double Row) covariance)
    {
        var turn = 0.5 * Math.Atan2(2 * covariance.Both, covariance.Column - covariance.Row);
        var (s, c) = Math.SinCos(turn);
        var (mean, half) = ((covariance.Column + covariance.Row) / 2, (covariance.Column - covariance.Row) / 2);
        var spread = Math.Sqrt((half * half) + (covariance.Both * covariance.Both));
        yield return ((c * residual.Column) + (s * residual.Row), mean + spread, c, s);
        yield return ((c * residual.Row) - (s * residual.Column), mean - spread, -s, c);
    }

    // Source: Steele, Lea & Flood 2014, SplitMix64's finaliser.
    static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9UL;
        z = (z ^ (z >> 27)) * 0x94d049bb133111ebUL;
        return z ^ (z >> 31);
    }
}
