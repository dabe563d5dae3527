using Farside.Archive.Missions;
using Farside.Archive.Store;
using Farside.Core.Time;
using Farside.Products.Runner;

namespace Farside.Products.Descent;

/// <summary>
/// When each frame was taken. Names and labels give whole seconds, which about ten frames share; the index counts frames of a camera that runs evenly, so a
/// frame's time is the first frame's plus its index over the rate.
/// </summary>
/// <param name="Start">Of index 0; good to the second its stamp was cut to.</param>
/// <param name="FramesPerSecond">What the mission states, else what first and last stamp give.</param>
public sealed record FrameClock(Epoch Start, double FramesPerSecond)
{
    /// <summary>Stamps closer together give no rate, seconds.</summary>
    const double ShortestS = 10;

    public double Seconds(int index) => index / FramesPerSecond;

    public Epoch TimeOf(int index) => Start + TimeSpan.FromSeconds(Seconds(index));

    /// <param name="frames">By index.</param>
    public static FrameClock Of(IReadOnlyList<ArchiveEntry> frames)
    {
        var (first, last) = (frames[0].Name!, frames[^1].Name!);
        var rate = MissionRegistry.Find(first.Mission)?.Instrument(first.Instrument)?.Facts.Number("framesPerSecond") ?? FromStamps(first, last);
        return new(first.Start - TimeSpan.FromSeconds(first.Index!.Value / rate), rate);
    }

    static double FromStamps(ProductName first, ProductName last)
    {
        var seconds = (last.Start - first.Start).TotalSeconds;
        return seconds >= ShortestS
            ? (last.Index!.Value - first.Index!.Value) / seconds
            : throw new ProductException(first.FileName, "frames per second", $"{seconds:0} s between first and last stamp and no such fact of {first.Mission}", "the camera's rate", "State it in the mission's data files.");
    }
}
