using Farside.Core.Geometry;
using Farside.Processing.Numerics;

namespace Farside.Processing.Terrain.Stops;

/// <summary>How the ground of one stop has to move to lie on another's, as the two themselves tell.</summary>
/// <param name="Move">With what was expected beforehand as a gentle pull.</param>
/// <param name="Stretch">Of the fixed and of the moving ground: range r becomes r + stretch · r² along the line of sight, 1/m.</param>
/// <param name="Information">Of the ground alone, 8 × 8: shift, turn, both stretches; its inverse is their covariance. What the ground does not tell holds little.</param>
/// <param name="Right">Information × what the ground alone would choose.</param>
/// <param name="Cells">That took part.</param>
/// <param name="AreaM2">Of ground that both saw.</param>
/// <param name="ResidualM">Robust standard deviation of what is left between the two, metres upwards.</param>
/// <param name="BeforeM">The same before the move.</param>
/// <param name="Inflation">How many times the variance is larger than cells that err independently would have it.</param>
public sealed record GroundTie(
    GroundMove Move, (double Fixed, double Moving) Stretch, double[,] Information, double[] Right, int Cells, double AreaM2, double ResidualM, double BeforeM, double Inflation)
{
    /// <summary>Shift, turn, and both grounds' stretches.</summary>
    public const int Unknowns = GroundMove.Unknowns + 2;

    /// <summary>Of the agreement of both reliefs, in sigmas of none (Fisher's z of their correlation).</summary>
    public double Strength { get; init; }

    /// <summary>Of the best agreement elsewhere within the search.</summary>
    public double NextStrength { get; init; }

    public Point<SiteFrame> Centre => Move.Centre;

    /// <summary>One sigma of east, north, up (metres) and of the three turns (radians), by the ground alone, stretches free within what is expected of them; infinite where it does not tell them.</summary>
    public IReadOnlyList<double> Sigmas => [.. Enumerable.Range(0, GroundMove.Unknowns).Select(Sigma)];

    /// <summary>One over the square of what is expected of the stretches beforehand.</summary>
    public (double Fixed, double Moving) StretchWeight { get; init; }


    double Sigma(int i)
    {
        var (held, unit) = ((double[,])Information.Clone(), new double[Unknowns]);
        held[GroundMove.Unknowns, GroundMove.Unknowns] += StretchWeight.Fixed;
        held[GroundMove.Unknowns + 1, GroundMove.Unknowns + 1] += StretchWeight.Moving;
        unit[i] = 1;
        return SymmetricSystem.Solve(held, unit) is { } column ? Math.Sqrt(column[i]) : double.PositiveInfinity;
    }
}
