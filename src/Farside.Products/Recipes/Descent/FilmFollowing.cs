using Farside.Core.Measurements;
using Farside.Processing.Descent;
using Farside.Processing.Descent.Tracking;
using Farside.Products.Descent;
using Farside.Products.Runner;

namespace Farside.Products.Recipes.Descent;

/// <summary>How the ground moves where no track of the descent could be made: followed in the pictures alone.</summary>
static class FilmFollowing
{
    /// <summary>Null where the frames do not hang together.</summary>
    public static FilmGround? Ground(DescentSequence sequence, Workbench bench)
    {
        if (sequence.Of(FrameState.Useful) is not [var first, _, ..])
        {
            return null;
        }

        var frame = bench.ReadAgain<Frame>(sequence.Frames[first].Entry);
        var (width, height) = (frame.Samples.Width, frame.Samples.Height);
        var axis = frame.Camera is { } camera ? (camera.PrincipalColumn, camera.PrincipalRow) : ((width - 1) / 2.0, (height - 1) / 2.0);
        var options = new TrackingOptions { FocalLengthPx = frame.Camera?.FocalLengthPx, Centre = axis };
        var pictures = new DescentPictures(sequence, bench);
        var tracking = DescentTracker.Track(sequence.Frames.Count, pictures.Grey, options, bench.Cancellation);
        return FilmGround.Of(tracking, sequence, (width, height), axis, options.FocalLengthPx ?? width / 2.0);
    }
}
