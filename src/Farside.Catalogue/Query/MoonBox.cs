namespace Farside.Catalogue.Query;

/// <summary>From west to east and south to north, degrees; west lies east of east where the box crosses 180°.</summary>
public readonly record struct MoonBox(double WestDeg, double SouthDeg, double EastDeg, double NorthDeg);
