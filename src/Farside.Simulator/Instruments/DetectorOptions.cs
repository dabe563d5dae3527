namespace Farside.Simulator.Instruments;

/// <summary>Variants of what a panoramic camera stores.</summary>
sealed record DetectorOptions
{
    /// <summary>Values 0 … 255 in the same 16-bit words: a quarter of the 10-bit ones.</summary>
    public bool IsEightBit { get; init; }

    /// <summary>The shutter all but closed, as in the first frame of the real sequence 0001 (mean 6.2, first numbers 8 10 8 9 9 9, maximum 255).</summary>
    public bool IsDark { get; init; }
}
