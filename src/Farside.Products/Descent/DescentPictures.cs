using Farside.Core;
using Farside.Core.Measurements;
using Farside.Core.Rasters;
using Farside.Processing.Descent;
using Farside.Products.Pictures;
using Farside.Products.Runner;

namespace Farside.Products.Descent;

/// <summary>A descent's frames as grey light, opened when they are asked for; as many threads as like may ask.</summary>
public sealed class DescentPictures(DescentSequence sequence, Workbench bench)
{
    readonly int? _firstSettled = sequence.Of(FrameState.Settled) is [var first, ..] ? first : null;

    /// <summary>
    /// Proportional to data numbers, NaN where burnt out; null for a frame that shows no ground of its own: saturated, blank, a duplicate or broken.
    /// Of the settled frames, which all show the same, the first is given.
    /// </summary>
    /// <param name="place">In the sequence, from 0.</param>
    public Raster<Linear>? Grey(int place)
    {
        try
        {
            return IsOwn(place) ? FrameLight.Grey(bench.ReadAgain<Frame>(sequence.Frames[place].Entry)) : null;
        }
        catch (FarsideException)
        {
            return null; // it could be read a minute ago; the next screening says what happened
        }
    }

    bool IsOwn(int place) => sequence.Frames[place].State == FrameState.Useful || place == _firstSettled;
}
