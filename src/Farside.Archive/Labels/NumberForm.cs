namespace Farside.Archive.Labels;

/// <summary>How one stored number is encoded.</summary>
public enum NumberForm
{
    UnsignedInteger,
    SignedInteger,
    Real,
    Complex,

    /// <summary>VAX F and D floating point (VICAR, PDS3).</summary>
    VaxReal,
    VaxComplex,
}
