using Farside.Core.Colour;

namespace Farside.Processing.Imaging.Colour;

/// <summary>One surface of known colour as a camera saw it.</summary>
/// <param name="Name">Surfaces of one name are left out together when a fit is tested.</param>
/// <param name="Camera">Balanced camera colour; a perfectly white surface in the same light would have 1 1 1.</param>
/// <param name="Screen">What it is: linear sRGB, 1 1 1 for white.</param>
public sealed record ColourSample(string Name, Tristimulus Camera, Tristimulus Screen);
