using System.Globalization;

namespace Farside.Site.Kinds;

/// <summary>What of a radar section a page carries.</summary>
/// <param name="Traces">Of the overview, each the mean of <paramref name="EveryTrace"/>.</param>
/// <param name="Samples">Of each trace, from the first on.</param>
/// <param name="Full">The largest echo that a stored byte can say.</param>
/// <param name="Stored">Traces of the section.</param>
/// <param name="PartTraces">Stored traces of a part, which is loaded once somebody looks that closely; 0 where the overview has them all.</param>
sealed record SectionShape(int Traces, int Samples, int EveryTrace, double Full, int Stored, int PartTraces)
{
    public int Parts => PartTraces > 0 ? (Stored + PartTraces - 1) / PartTraces : 0;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Traces} {Samples} {EveryTrace} {Full} {PartTraces}");
}
