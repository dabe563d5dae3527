using Farside.Core.Time;

namespace Farside.Catalogue.Index;

/// <summary>
/// A product's place in time as 63 bits: 34 of whole seconds of TAI since 1959, then 15 of the frame's number, then 14 that tell equals apart in a
/// way that depends on their keys alone. Without a time the seconds are 0 and 29 bits tell products apart.
/// </summary>
static class TimeOrder
{
    const int SecondsShift = 29;
    const int FrameShift = 14;
    const int MostFrame = (1 << 15) - 1;
    const long Nanoseconds = 1_000_000_000;

    // No time that Farside reads is older than 1960.
    const long Origin = 41L * 366 * 86_400;

    public static long Of(Epoch? start, int? frame, long key)
    {
        var hash = (long)((ulong)key >> 35);
        return start is { } time ? (Seconds(time) << SecondsShift) | ((long)Math.Min(frame ?? MostFrame, MostFrame) << FrameShift) | (hash >> 15) : hash;
    }

    /// <summary>The least that a product has which begins at <paramref name="time"/> or later, to the second.</summary>
    public static long From(Epoch time) => Seconds(time) << SecondsShift;

    public static bool HasTime(long order) => order >> SecondsShift != 0;

    static long Seconds(Epoch time) => Math.Max(1, (long)Math.Floor(time.TaiNanoseconds / (double)Nanoseconds) + Origin);
}
