namespace Farside.Core.Rasters;

/// <summary>Colour for a screen, 8 bits a channel, sRGB-encoded.</summary>
public readonly record struct Rgb8(byte R, byte G, byte B);
