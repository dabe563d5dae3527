namespace Farside.Processing.Photogrammetry.Alignment;

/// <summary>A square of a picture that another one shows as well.</summary>
/// <param name="Pair">Place in the list of pairs.</param>
/// <param name="Left">Leftmost column.</param>
/// <param name="Top">Topmost row.</param>
readonly record struct Tile(int Pair, int Left, int Top);
