namespace Farside.Products.Pictures.Speed;

/// <summary>Where one frame's time goes, each step alone on one thread: medians, in milliseconds.</summary>
/// <param name="Read">Raw file to memory.</param>
/// <param name="Decode">Stored samples to light; 0 where the samples need no arithmetic.</param>
/// <param name="Statistics">Counting the frame and choosing its look.</param>
/// <param name="Demosaic">0 where the samples are no mosaic.</param>
/// <param name="Stretch">Light to 8 bits.</param>
/// <param name="Filter">PNG row filters.</param>
/// <param name="Deflate">Filtered bytes to the compressed ones.</param>
/// <param name="Write">Compressed bytes to disk.</param>
public sealed record StageTimes(double Read, double Decode, double Statistics, double Demosaic, double Stretch, double Filter, double Deflate, double Write);
