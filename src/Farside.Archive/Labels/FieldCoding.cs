namespace Farside.Archive.Labels;

/// <summary>How the bytes of a field become values.</summary>
public enum FieldCoding
{
    /// <summary>Characters that stay characters: strings, dates, identifiers.</summary>
    Text,

    /// <summary>Decimal integers as text.</summary>
    Integer,

    /// <summary>Decimal reals as text.</summary>
    Real,

    Base2,
    Base8,
    Base16,

    /// <summary><c>true</c>, <c>false</c>, <c>1</c>, <c>0</c>.</summary>
    Boolean,

    /// <summary>Numbers as bytes, by the field's sample type.</summary>
    Binary,

    /// <summary>Some bits of a packed field.</summary>
    Bits,

    /// <summary>Bytes that are no number: bit strings, and numeric types whose field length does not fit them.</summary>
    ByteString,

    /// <summary>Not stored: uniformly sampled.</summary>
    Computed,
}
