using System.Numerics;

namespace Farside.Processing.Imaging;

/// <summary>Sums of counts.</summary>
static class Sums
{
    /// <summary>Adds each of <paramref name="more"/> to its place in <paramref name="counts"/>.</summary>
    public static void AddTo<TCount>(Span<TCount> counts, ReadOnlySpan<TCount> more) where TCount : INumber<TCount>
    {
        for (var i = 0; i < counts.Length; i++)
        {
            counts[i] += more[i];
        }
    }
}
