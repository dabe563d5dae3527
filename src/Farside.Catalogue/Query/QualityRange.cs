namespace Farside.Catalogue.Query;

/// <summary>Only products whose quality number of that name lies between two bounds, both included.</summary>
/// <param name="Name">As products say it, e.g. <c>samples at full scale</c>.</param>
public sealed record QualityRange(string Name, double Least = double.NegativeInfinity, double Most = double.PositiveInfinity);
