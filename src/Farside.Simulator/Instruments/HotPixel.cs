namespace Farside.Simulator.Instruments;

/// <summary>A pixel of the unbinned detector that fills without light.</summary>
/// <param name="DnPerMs">Data numbers (of a 10-bit scale) a millisecond of exposure adds.</param>
readonly record struct HotPixel(int Column, int Row, float DnPerMs);
