using Farside.Core.Geometry;
using Farside.Processing.Numerics;

namespace Farside.Processing.Terrain.Stops;

/// <summary>How the ground of one stop has to move to lie on another's, as the two themselves tell.</summary>
/// <param name="Move">With what was expected beforehand as a gentle pull.</param>
/// <param name="Information">Of the ground alone, 6 × 6: its inverse is the covariance of the move (m², rad²). Directions that the ground does not tell hold little.</param>
/// <param name="Right">Information × the move that the ground alone would choose.</param>
/// <param name="Cells">That took part.</param>
/// <param name="AreaM2">Of ground that both saw.</param>
/// <param name="ResidualM">Robust standard deviation of what is left between the two, metres upwards.</param>
/// <param name="BeforeM">The same before the move.</param>
/// <param name="Inflation">How many times the variance is larger than cells that err independently would have it.</param>
public sealed record GroundTie(
    GroundMove Move, double[,] Information, double[] Right, int Cells, double AreaM2, double ResidualM, double BeforeM, double Inflation)
{
    /// <summary>Of the agreement of both reliefs, in sigmas of none (Fisher's z of their correlation).</summary>
    public double Strength { get; init; }

    /// <summary>Of the best agreement elsewhere within the search.</summary>
    public double NextStrength { get; init; }

    public Point<SiteFrame> Centre => Move.Centre;

    /// <summary>One sigma of east, north, up (metres) and of the three turns (radians), by the ground alone; infinite where it does not tell them.</summary>
    public IReadOnlyList<double> Sigmas => [.. Enumerable.Range(0, GroundMove.Unknowns).Select(Sigma)];

    double Sigma(int i)
    {
        var unit = new double[GroundMove.Unknowns];
        unit[i] = 1;
        return SymmetricSystem.Solve(Information, unit) is { } column ? Math.Sqrt(column[i]) : double.PositiveInfinity;
    }
}
