namespace Farside.Products.Charts;

/// <summary>One side of a panel.</summary>
/// <param name="Title">What is counted, with its unit: <c>dose rate, uGy/h</c>.</param>
/// <param name="From">Where it begins; by what is drawn when null.</param>
/// <param name="To">Where it ends.</param>
public sealed record ChartAxis(string Title, AxisScale Scale = AxisScale.Linear, double? From = null, double? To = null);
