using System.Diagnostics.CodeAnalysis;

namespace Farside.Processing.Photogrammetry.Dense;

/// <summary>The pixel that a path comes from: its costs, 32 bytes of <see cref="Pad"/> on either side, and what they are for.</summary>
[SuppressMessage("Performance", "CA1815:Override equals and operator equals on value types", Justification = "Never compared.")]
readonly ref struct Before(ref byte costs, int first, int count, byte least)
{
    /// <summary>Cost of what the pixel never looked at: no less than any other.</summary>
    public const byte Pad = 255 - 60;

    public readonly ref byte Costs = ref costs;
    public readonly int First = first, Count = count;

    /// <summary>The least of the costs.</summary>
    public readonly byte Least = least;
}
