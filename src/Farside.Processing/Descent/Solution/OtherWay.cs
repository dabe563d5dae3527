using Farside.Processing.Photogrammetry.Adjustment;

namespace Farside.Processing.Descent.Solution;

/// <summary>The way down that was not taken: how far it lies from the one that was, and how likely it is all the same.</summary>
sealed class OtherWay
{
    readonly double[][] _apart;

    OtherWay(double[][] apart, double chance, double leanRad) => (_apart, Chance, LeanRad) = (apart, chance, leanRad);

    /// <summary>0 to 0.5.</summary>
    public double Chance { get; }

    /// <summary>How much further its cameras lean, at most, radians.</summary>
    public double LeanRad { get; }

    /// <param name="squares">By how many squared sigmas it suits the sights worse.</param>
    public static OtherWay Of(Stand[] taken, Stand[] other, double squares)
    {
        double[][] apart = [.. taken.Zip(other, (one, two) =>
        {
            var (turn, place) = ((two.Rotation * one.Rotation.Transposed).Log(), two.Origin - one.Origin);
            return new[] { turn.X, turn.Y, turn.Z, place.X, place.Y, place.Z };
        })];
        return new(apart, 1 / (1 + Math.Exp(Math.Max(0, squares) / 2)), apart.Max(one => Math.Sqrt((one[0] * one[0]) + (one[1] * one[1]))));
    }

    /// <summary>Adds what it means for one key frame's covariance: a number that is one of two, by so much apart.</summary>
    public void Widen(int key, double[,] covariance)
    {
        var share = Chance * (1 - Chance);
        for (var i = 0; i < 6; i++)
        {
            for (var j = 0; j < 6; j++)
            {
                covariance[i, j] += share * _apart[key][i] * _apart[key][j];
            }
        }
    }
}
