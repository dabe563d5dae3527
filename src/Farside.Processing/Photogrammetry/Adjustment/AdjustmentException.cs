using Farside.Core;

namespace Farside.Processing.Photogrammetry.Adjustment;

/// <summary>A network cannot be solved as it is given.</summary>
public sealed class AdjustmentException(string message) : FarsideException(message);
