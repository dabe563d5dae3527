using Farside.Core;

namespace Farside.Processing.Photogrammetry.Mosaics;

/// <summary>Pictures that cannot be joined as asked.</summary>
public sealed class MosaicException(string message) : FarsideException(message);
