namespace Farside.Products.Charts;

/// <summary>A column that can be drawn.</summary>
/// <param name="Name">As the file has it; a field of several values a record has one column a value, <c>NAME[3]</c>.</param>
/// <param name="Description">Empty where the file says nothing.</param>
/// <param name="IsTime">Its values are UTC, seconds since 1970.</param>
/// <param name="Read">All values, NaN for what is missing or no number.</param>
public sealed record PlotColumn(string Name, string Unit, string Description, bool IsTime, Func<IReadOnlyList<double>> Read);
