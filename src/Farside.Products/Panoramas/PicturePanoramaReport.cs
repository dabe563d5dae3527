namespace Farside.Products.Panoramas;

/// <summary>What became of a set of pictures.</summary>
/// <param name="Panorama">Absolute path of the picture.</param>
/// <param name="Unplaced">Base names of pictures that no tie holds.</param>
/// <param name="Refused">A line for each file that could not be read.</param>
/// <param name="TieSeconds">Seconds for reading, matching and refining.</param>
/// <param name="AdjustSeconds">Seconds for the adjustment, by ties and by whole overlaps.</param>
/// <param name="BlendSeconds">Seconds for joining: the pictures read, photometry, seams and blending.</param>
/// <param name="WriteSeconds">Seconds for writing, and for judging what was written.</param>
public sealed record PicturePanoramaReport(
    string Panorama, int Width, int Height, int Pictures, int Ties, double RmsPx, double? HeldOutRmsPx, double FocalPx, IReadOnlyList<string> Unplaced, IReadOnlyList<string> Refused,
    double TieSeconds, double AdjustSeconds, double BlendSeconds, double WriteSeconds)
{
    /// <summary>A line where pictures that lie on each other show different things; null where none do, or where poses were given.</summary>
    public string? Doubt { get; init; }
}
