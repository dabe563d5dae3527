using System.Globalization;
using Farside.Core.Geometry;
using Farside.Core.Rasters;
using Farside.Processing.Descent.Solution;
using Farside.Processing.Photogrammetry;

namespace Farside.Processing.Descent.Rest;

/// <summary>
/// Ties the view at rest to the last frames that move, where following broke off in the dust: the scale that the rest's height gives is carried up from there. Where following says
/// it went through, it may have followed the dust: the view at rest is looked for all the same.
/// </summary>
public static class RestJoin
{
    /// <summary>So many of the last key frames are tried; one of them may already stand, in the dust.</summary>
    const int Tries = 4;

    const int FewestCommon = 8;

    /// <summary>The tracking with the settled frame as a further key frame, or as it was where nothing joins.</summary>
    /// <param name="settled">A frame at rest, by its place in the sequence.</param>
    /// <param name="grey">A frame's samples by its place; null where it cannot be read.</param>
    /// <param name="camera">The camera as its label has it.</param>
    /// <param name="radialSigma">How far its third-order coefficient may lie off.</param>
    /// <returns>The tracking, and a line about what was done; empty where the settled frame takes part already and nothing more was found.</returns>
    public static (DescentTracking Tracking, string Remark) Join(
        DescentTracking tracking, int settled, Func<int, Raster<Linear>?> grey, BrownCamera camera, double radialSigma, CancellationToken cancel = default)
    {
        if (tracking.KeyFrames.Count == 0 || grey(settled) is not { } view)
        {
            return (tracking, "");
        }

        var lens = LensGuess.Of(new(KeyTracks.Of(tracking), FewestCommon), camera, radialSigma);
        var rest = new StraightPicture(view, lens);
        var joined = new SortedDictionary<int, List<ImagePoint>>();
        var (frames, best) = (new List<int>(), 0.0);
        foreach (var frame in tracking.KeyFrames.Where(frame => frame < settled).TakeLast(Tries))
        {
            if (grey(frame) is not { } picture || RestSearch.In(new(picture, lens), rest, cancel) is not { } found || RestPatches.Of(new(picture, lens), rest, found) is not { } pairs)
            {
                continue;
            }

            best = Math.Max(best, found.Correlation);
            frames.Add(frame);
            foreach (var pair in pairs)
            {
                if (!joined.TryGetValue(pair.Spot, out var points))
                {
                    joined[pair.Spot] = points = [new(settled, pair.Rest.Column, pair.Rest.Row)];
                }

                points.Add(new(frame, pair.Upper.Column, pair.Upper.Row));
            }
        }

        return frames.Count == 0
            ? (tracking, tracking.KeyFrames.Contains(settled) ? "" : "The view at rest could not be found in the last frames that move.")
            : (With(tracking, settled, joined.Values), string.Create(CultureInfo.InvariantCulture, $"The view at rest was found in {frames.Count} of the last frames that move, by {joined.Count} spots (correlation {best:0.00})."));
    }

    static DescentTracking With(DescentTracking tracking, int settled, IEnumerable<List<ImagePoint>> tracks) => tracking with
    {
        KeyFrames = [.. tracking.KeyFrames.Append(settled).Distinct().Order()],
        Tracks = [.. tracking.Tracks, .. tracks.Select(points => new Track(points))],
    };
}
