using System.Globalization;

namespace Farside.Site.Kinds;

/// <summary>What of a radar section a page carries.</summary>
/// <param name="Traces">Stored traces, each the mean of <paramref name="EveryTrace"/>.</param>
/// <param name="Samples">Of each trace, from the first on.</param>
/// <param name="Full">The largest echo that a stored byte can say.</param>
sealed record SectionShape(int Traces, int Samples, int EveryTrace, double Full)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Traces} {Samples} {EveryTrace} {Full}");
}
