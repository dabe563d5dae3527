using Farside.Core;

namespace Farside.Products.Pictures.Conversion;

/// <summary>A file that cannot become the picture asked for.</summary>
public sealed class ConvertException(string file, string found, string expected) : FarsideException($"{file}: found {found}; expected {expected}.");
