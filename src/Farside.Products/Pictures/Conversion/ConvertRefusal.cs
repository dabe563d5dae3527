namespace Farside.Products.Pictures.Conversion;

/// <summary>A file that became no picture, and why, in one line.</summary>
public sealed record ConvertRefusal(string File, string Why);
