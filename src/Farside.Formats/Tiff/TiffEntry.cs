namespace Farside.Formats.Tiff;

/// <summary>One tag of a directory being read: where its values lie, not yet read.</summary>
readonly record struct TiffEntry(TiffType Type, long Count, long Position)
{
    /// <summary>0 for a type this reader does not know.</summary>
    public int ValueBytes => Type switch
    {
        TiffType.Byte or TiffType.Ascii or TiffType.SByte or TiffType.Undefined => 1,
        TiffType.Short or TiffType.SShort => 2,
        TiffType.Long or TiffType.SLong or TiffType.Float or TiffType.Ifd => 4,
        TiffType.Rational or TiffType.SRational or TiffType.Double or TiffType.Long8 or TiffType.SLong8 or TiffType.Ifd8 => 8,
        _ => 0,
    };
}
