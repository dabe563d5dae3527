using Farside.Core.Rasters;
using Farside.Processing.Photogrammetry;

namespace Farside.Processing.Descent.Tracking;

/// <summary>
/// Follows the ground through the frames of a descent, from kilometres to centimetres: key frames linked over wide spans of scale and solved together, and the frames
/// between them laid on the key frames. The same input gives the same result at any thread count.
/// </summary>
public static class DescentTracker
{
    const int LeastTogether = 2;
    const int LeastPartOfLargest = 8;
    const int TracksPerKey = 150;

    /// <summary>What was followed.</summary>
    /// <param name="count">Frames, in the order in which they were taken.</param>
    /// <param name="grey">A frame by its place, NaN where a sample says nothing; null where there is no such frame. May be asked for again.</param>
    public static DescentTracking Track(int count, Func<int, Raster<Linear>?> grey, TrackingOptions options, CancellationToken cancel = default)
    {
        var follower = new FrameFollower(count, grey, options);
        follower.Follow(cancel);
        if (Main(follower.Islands) is not { } island)
        {
            return new([], [], [], new Homography?[count], [.. Enumerable.Repeat(double.NaN, count)]);
        }

        var network = new KeyNetwork(follower, island, options);
        network.Solve(cancel);
        return Gather(count, follower, island, network, options);
    }

    // The first frames that hold together, unless they are a few and the rest is many.
    static Island? Main(IReadOnlyList<Island> islands)
    {
        var largest = islands.Count == 0 ? 0 : islands.Max(island => island.Frames.Count);
        return islands.OrderBy(island => island.Frames.First())
            .FirstOrDefault(island => island.Frames.Count >= Math.Max(LeastTogether, largest / LeastPartOfLargest));
    }

    static DescentTracking Gather(int count, FrameFollower follower, Island island, KeyNetwork network, TrackingOptions options)
    {
        var between = new BetweenFrames(network);
        var maps = new Homography?[count];
        var squares = new (double Sum, int Points)[count];
        for (var i = 0; i < network.Keys.Length; i++)
        {
            maps[network.Keys[i]] = i == 0 ? Homography.Identity : network.ReferenceFrom(i);
        }

        var links = network.Links.Select(link => link with { Template = network.Keys[link.Template], Frame = network.Keys[link.Frame] }).ToList();
        int[] others = [.. island.Frames.Where(frame => Array.BinarySearch(network.Keys, frame) < 0)];
        var own = follower.Links.Values.Where(link => Array.BinarySearch(network.Keys, link.Template) < 0 || Array.BinarySearch(network.Keys, link.Frame) < 0)
            .ToLookup(link => Array.BinarySearch(network.Keys, link.Template) < 0 ? link.Template : link.Frame);
        var solved = new Homography?[others.Length];
        Parallel.For(0, others.Length, new ParallelOptions { MaxDegreeOfParallelism = options.Threads > 0 ? options.Threads : -1 }, i =>
            solved[i] = between.Solve(follower.Shape(others[i]), [.. own[others[i]]], others[i]));
        for (var i = 0; i < others.Length; i++)
        {
            maps[others[i]] = solved[i];
            links.AddRange(own[others[i]]);
        }

        FrameShape[] shapes = [.. Enumerable.Range(0, count).Select(frame => island.Holds(frame) ? follower.Shape(frame) : default)];
        links.RemoveAll(link => maps[link.Template] is null || maps[link.Frame] is null);
        foreach (var link in links)
        {
            LinkResidual.Add(link, shapes, maps, squares);
        }

        return new(
            network.Keys, [.. links.Select(link => link.ToLink(shapes)).OrderBy(link => link.First).ThenBy(link => link.Second)],
            TrackTable.Of(network, [.. network.Keys.Select(key => shapes[key])], TracksPerKey), maps,
            [.. squares.Select(square => square.Points == 0 ? double.NaN : Math.Sqrt(square.Sum / square.Points))])
        {
            LensBend = network.Bend,
            IsPosed = network.Poses is not null,
        };
    }
}
