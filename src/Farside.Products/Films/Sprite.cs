namespace Farside.Products.Films;

/// <summary>What ink covers about a point.</summary>
/// <param name="Pixels">Places right and down of the point, and how much of each pixel is covered, 0 to 255.</param>
public sealed record Sprite(IReadOnlyList<(int X, int Y, byte Cover)> Pixels);
