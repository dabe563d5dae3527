namespace Farside.Products.Pictures.Conversion;

/// <summary>What became of a batch of files, in the order they were given.</summary>
public sealed record ConvertReport(IReadOnlyList<ConvertedPicture> Converted, IReadOnlyList<ConvertRefusal> Refused);
