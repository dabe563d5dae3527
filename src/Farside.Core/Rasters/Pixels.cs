namespace Farside.Core.Rasters;

/// <summary>A raw data number as the detector gave it, up to 16 bits.</summary>
public readonly record struct Dn(ushort Value);

/// <summary>A raw data number of an 8-bit product.</summary>
public readonly record struct Dn8(byte Value);

/// <summary>A sample proportional to scene light, in data numbers above black unless a name says otherwise; NaN where missing.</summary>
public readonly record struct Linear(float Value);

/// <summary>Red, green, blue proportional to scene light, in data numbers above black; NaN where missing.</summary>
public readonly record struct LinearRgb(float R, float G, float B);

/// <summary>Spectral radiance, W·m⁻²·sr⁻¹·µm⁻¹.</summary>
public readonly record struct Radiance(float Value);

/// <summary>Grey for a screen, 8 bits, sRGB-encoded.</summary>
public readonly record struct Gray8(byte Value);

/// <summary>Grey of 16 bits; linear or encoded as its picture says.</summary>
public readonly record struct Gray16(ushort Value);

/// <summary>Colour for a screen, 8 bits a channel, sRGB-encoded.</summary>
public readonly record struct Rgb8(byte R, byte G, byte B);

/// <summary>Colour of 16 bits a channel; linear or encoded as its picture says.</summary>
public readonly record struct Rgb16(ushort R, ushort G, ushort B);

/// <summary>Colour and opacity, 8 bits a channel.</summary>
public readonly record struct Rgba8(byte R, byte G, byte B, byte A);

/// <summary>Colour and opacity, 16 bits a channel.</summary>
public readonly record struct Rgba16(ushort R, ushort G, ushort B, ushort A);
