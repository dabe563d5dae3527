namespace Farside.Processing.Imaging.Defects;

/// <summary>What is broken on a detector, in the pixels of pictures of one size.</summary>
/// <param name="Width">Of the pictures.</param>
/// <param name="HotPixels">Places that fill without light, by row, then column.</param>
/// <param name="DeadColumns">Columns with no or too little signal, ascending.</param>
public sealed record DetectorDefects(int Width, int Height, IReadOnlyList<(int Column, int Row)> HotPixels, IReadOnlyList<int> DeadColumns)
{
    /// <summary>
    /// The same detector with pixels joined: what is broken in the larger picture spoils the pixel that it is joined into, and is added to what is known of the smaller; this
    /// itself where the sizes are no whole multiples.
    /// </summary>
    public DetectorDefects With(DetectorDefects finer)
    {
        var joined = finer.Width / Math.Max(1, Width);
        return joined < 1 || (joined * Width, joined * Height) != (finer.Width, finer.Height) ? this : this with
        {
            HotPixels = [.. HotPixels.Union(finer.HotPixels.Select(pixel => (Column: pixel.Column / joined, Row: pixel.Row / joined))).OrderBy(pixel => pixel.Row).ThenBy(pixel => pixel.Column)],
            DeadColumns = [.. DeadColumns.Union(finer.DeadColumns.Select(column => column / joined)).Order()],
        };
    }

    /// <summary>A detector of which nothing bad is known.</summary>
    public static DetectorDefects None(int width, int height) => new(width, height, [], []);
}
