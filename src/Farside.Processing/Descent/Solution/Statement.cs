namespace Farside.Processing.Descent.Solution;

/// <summary>One thing that is known beside the pictures, as a row of the normal equations: how far off it is, how it moves with the unknowns, how sure it is.</summary>
/// <param name="Residual">Now, spots moved to where the pictures want them.</param>
/// <param name="Row">Derivatives by the unknowns, spots following.</param>
/// <param name="Variance">Of the statement and of the spots it leans on.</param>
sealed record Statement(double Residual, double[] Row, double Variance);
