namespace Farside.Products.Recipes.Traverse;

/// <summary>One place of the way.</summary>
/// <param name="AlongM">Metres from the first stop.</param>
/// <param name="IsDriven">Along the radar's fixes; else on a straight line that stands for a way nobody recorded.</param>
/// <param name="HeightM">Above the site's origin; NaN where no stop's ground is known.</param>
/// <param name="CellSigmaM">Of the cell among its neighbours, metres.</param>
/// <param name="LiftSigmaM">Of the whole ground that it lies on, metres.</param>
/// <param name="Terrain">Name of the product that told; empty where none did.</param>
readonly record struct WayPlace(double AlongM, double EastM, double NorthM, bool IsDriven, double HeightM, double CellSigmaM, double LiftSigmaM, string Terrain)
{
    /// <summary>Both sigmas together; infinite where there is no height.</summary>
    public double SigmaM => Terrain.Length == 0 ? double.PositiveInfinity : Math.Sqrt((CellSigmaM * CellSigmaM) + (LiftSigmaM * LiftSigmaM));
}
