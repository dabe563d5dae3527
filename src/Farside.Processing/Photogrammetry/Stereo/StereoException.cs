using Farside.Core;

namespace Farside.Processing.Photogrammetry.Stereo;

/// <summary>Two pictures are no stereo pair.</summary>
public sealed class StereoException(string left, string right, string found, string expected)
    : FarsideException($"{left} and {right}: found {found}; expected {expected}.");
