namespace Farside.Archive.Labels;

/// <summary>How one stored number is encoded.</summary>
public enum NumberForm
{
    UnsignedInteger,
    SignedInteger,
    Real,
    Complex,

    /// <summary>VAX F and D floating point (VICAR).</summary>
    VaxReal,
    VaxComplex,
}

/// <summary>A stored number: form, size and byte order. <see cref="Name"/> is the label's word, e.g. <c>UnsignedLSB2</c>.</summary>
/// <param name="Bytes">Size of one number; a complex one counts both parts.</param>
public readonly record struct SampleType(string Name, NumberForm Form, int Bytes, bool IsLittleEndian);
