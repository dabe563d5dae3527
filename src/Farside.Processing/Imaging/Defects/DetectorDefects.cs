namespace Farside.Processing.Imaging.Defects;

/// <summary>What is broken on a detector, in the pixels of pictures of one size.</summary>
/// <param name="Width">Of the pictures.</param>
/// <param name="HotPixels">Places that fill without light, by row, then column.</param>
/// <param name="DeadColumns">Columns with no or too little signal, ascending.</param>
public sealed record DetectorDefects(int Width, int Height, IReadOnlyList<(int Column, int Row)> HotPixels, IReadOnlyList<int> DeadColumns)
{
    /// <summary>A detector of which nothing bad is known.</summary>
    public static DetectorDefects None(int width, int height) => new(width, height, [], []);
}
