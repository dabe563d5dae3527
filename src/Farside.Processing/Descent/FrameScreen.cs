using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Farside.Core.Rasters;

namespace Farside.Processing.Descent;

/// <summary>Tells what each frame of a descent is good for: frames are measured one by one, in any order, and judged together.</summary>
public static class FrameScreen
{
    /// <summary>Frames before the last that show how much frames of one view differ.</summary>
    const int TailFrames = 8;

    /// <summary>Shares of full scale of which differences are no sign of anything: an eighth of a step of eight bits.</summary>
    const double LeastDifference = 0.125 / 255;

    /// <summary>Measures one frame.</summary>
    /// <param name="samples">As stored; of several channels the second, green, is looked at.</param>
    /// <param name="fullScale">Largest data number.</param>
    /// <param name="last">The detail of the last frame that shows something; null where there is none.</param>
    public static FrameSigns Measure(Bitmap samples, double fullScale, ScreenOptions options, FrameDetail? last)
    {
        var detail = FrameDetail.Of(samples, fullScale, options.UpperEnd);
        var digest = MemoryMarshal.Read<UInt128>(SHA256.HashData(samples.Bytes));
        return new(
            detail.Mean, detail.Median, detail.SaturatedShare, detail.Spread, detail.Noise, digest,
            last is null ? double.NaN : detail.LikenessTo(last), last is null ? double.NaN : detail.DifferenceFrom(last));
    }

    /// <summary>Judges one frame by itself: <see cref="FrameState.Useful"/>, saturated or blank.</summary>
    public static FrameState Judge(FrameSigns signs, ScreenOptions options) =>
        signs.SaturatedShare > options.MostSaturated ? FrameState.Saturated
        : signs.Mean < options.DarkestMean || signs.Detail < options.LeastDetail * Math.Max(signs.Noise, LeastDifference) ? FrameState.Blank
        : FrameState.Useful;

    /// <summary>Judges a whole descent.</summary>
    /// <param name="frames">In order; null for a frame that cannot be read. All were measured against the last one that shows something.</param>
    public static ScreenResult Judge(IReadOnlyList<FrameSigns?> frames, ScreenOptions options)
    {
        var states = frames.Select(frame => frame is null ? FrameState.Broken : Judge(frame, options)).ToArray();
        var originals = Duplicates(frames, states);
        var stillFrom = StillFrom(frames, states, options);
        if (stillFrom is { } still)
        {
            Settle(frames, states, still, options);
        }

        return new(states, originals, stillFrom);
    }

    static int?[] Duplicates(IReadOnlyList<FrameSigns?> frames, FrameState[] states)
    {
        var first = new Dictionary<UInt128, int>();
        var originals = new int?[states.Length];
        for (var i = 0; i < states.Length; i++)
        {
            if (frames[i] is { } signs && !first.TryAdd(signs.Digest, i))
            {
                originals[i] = first[signs.Digest];
                states[i] = states[i] == FrameState.Useful ? FrameState.Duplicate : states[i];
            }
        }

        return originals;
    }

    // The longest run at the end whose frames show the last one's view; what shows nothing is passed over.
    static int? StillFrom(IReadOnlyList<FrameSigns?> frames, FrameState[] states, ScreenOptions options)
    {
        var (from, count) = ((int?)null, 0);
        for (var i = states.Length - 1; i >= 0; i--)
        {
            if (states[i] is not (FrameState.Useful or FrameState.Duplicate))
            {
                continue;
            }

            if (!(frames[i]!.Likeness >= options.StillLikeness))
            {
                break;
            }

            (from, count) = (i, states[i] == FrameState.Useful ? count + 1 : count);
        }

        return count >= options.FewestSettled && !Drifts(frames, states, from!.Value, options) ? from : null;
    }

    // Frames of one view differ by their noise alone, the next as much as the one after; those of a camera in flight by more the farther apart they are.
    static bool Drifts(IReadOnlyList<FrameSigns?> frames, FrameState[] states, int stillFrom, ScreenOptions options)
    {
        var back = Enumerable.Range(stillFrom, states.Length - stillFrom).Reverse().Where(i => states[i] == FrameState.Useful).Skip(1).Take(TailFrames).Select(i => frames[i]!.Difference).ToList();
        var farther = back.Skip(1).Order().ToList();
        return farther[farther.Count / 2] > options.DriftGrowth * Math.Max(LeastDifference, back[0]);
    }

    static void Settle(IReadOnlyList<FrameSigns?> frames, FrameState[] states, int stillFrom, ScreenOptions options)
    {
        var limit = options.SettledDifference * TailDifference(frames, states, stillFrom);
        var settled = stillFrom;
        for (var i = states.Length - 1; i >= stillFrom; i--)
        {
            if (states[i] == FrameState.Useful && !(frames[i]!.Difference <= limit))
            {
                settled = i + 1;
                break;
            }
        }

        for (var i = settled; i < states.Length; i++)
        {
            states[i] = states[i] == FrameState.Useful ? FrameState.Settled : states[i];
        }
    }

    // Median difference of the frames before the last from it.
    static double TailDifference(IReadOnlyList<FrameSigns?> frames, FrameState[] states, int stillFrom)
    {
        var tail = Enumerable.Range(stillFrom, states.Length - stillFrom).Where(i => states[i] == FrameState.Useful).Select(i => frames[i]!.Difference)
            .SkipLast(1).TakeLast(TailFrames).Order().ToList();
        return Math.Max(LeastDifference, tail[tail.Count / 2]);
    }
}
