namespace Farside.Processing.Descent.Stabilise;

/// <summary>
/// The way of a camera that does not shake: it looks straight down, always the same edge up, sinks evenly and drifts evenly. Sizes are smoothed by their
/// logarithms along a line fitted about each moment; places by a mean in which low frames, which know best where the descent ends, count most.
/// </summary>
public sealed class ViewPath
{
    const double Reach = 3.5; // standard deviations beyond which a frame has no say

    readonly double _sigmaS;
    readonly double[] _seconds;
    readonly (double Seconds, PlacedFrame Frame)[] _frames;

    /// <param name="frames">In order of time in the film.</param>
    /// <param name="sigmaS">Of the smoothing, seconds of the film.</param>
    public ViewPath(IEnumerable<(double Seconds, PlacedFrame Frame)> frames, double sigmaS)
    {
        (_frames, _sigmaS) = ([.. frames], sigmaS);
        _seconds = [.. _frames.Select(frame => frame.Seconds)];
        ArgumentOutOfRangeException.ThrowIfZero(_frames.Length, nameof(frames));
    }

    /// <summary>What is looked at, and how large a pixel of the frames is there.</summary>
    public (double U, double V, double UnitsPerPixel) At(double seconds)
    {
        var (first, last) = Near(seconds);
        var (w, wt, wtt, wy, wty) = (0.0, 0.0, 0.0, 0.0, 0.0);
        var (p, pu, pv) = (0.0, 0.0, 0.0);
        for (var i = first; i <= last; i++)
        {
            var (at, frame) = _frames[i];
            var t = at - seconds;
            var weight = Math.Exp(-0.5 * t * t / (_sigmaS * _sigmaS));
            var y = Math.Log(frame.UnitsPerPixel);
            (w, wt, wtt, wy, wty) = (w + weight, wt + (weight * t), wtt + (weight * t * t), wy + (weight * y), wty + (weight * t * y));
            var place = weight / (frame.UnitsPerPixel * frame.UnitsPerPixel);
            (p, pu, pv) = (p + place, pu + (place * frame.U), pv + (place * frame.V));
        }

        var determinant = (w * wtt) - (wt * wt);
        var log = determinant > 1e-9 * w * w ? ((wtt * wy) - (wt * wty)) / determinant : wy / w;
        return (pu / p, pv / p, Math.Exp(log));
    }

    // All within reach, and in any case the nearest one.
    (int First, int Last) Near(double seconds)
    {
        var after = Array.BinarySearch(_seconds, seconds);
        var nearest = Math.Clamp(after < 0 ? ~after : after, 0, _frames.Length - 1);
        nearest = nearest > 0 && seconds - _frames[nearest - 1].Seconds < Math.Abs(_frames[nearest].Seconds - seconds) ? nearest - 1 : nearest;
        var (first, last) = (nearest, nearest);
        while (first > 0 && seconds - _frames[first - 1].Seconds < Reach * _sigmaS)
        {
            first--;
        }

        while (last + 1 < _frames.Length && _frames[last + 1].Seconds - seconds < Reach * _sigmaS)
        {
            last++;
        }

        return (first, last);
    }
}
