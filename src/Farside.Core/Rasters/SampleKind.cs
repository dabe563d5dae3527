namespace Farside.Core.Rasters;

/// <summary>How one sample of a <see cref="Bitmap"/> is stored.</summary>
public enum SampleKind
{
    UInt8,
    UInt16,
    Float32,
}
