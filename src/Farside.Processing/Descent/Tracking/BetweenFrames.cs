using Farside.Processing.Photogrammetry;

namespace Farside.Processing.Descent.Tracking;

/// <summary>Solves a frame that is no key frame over its links to the key frames, which are held.</summary>
sealed class BetweenFrames(KeyNetwork network)
{
    /// <summary>The map to the reference; null without a link to a key frame.</summary>
    public Homography? Solve(FrameShape shape, MeasuredLink[] links, int frame)
    {
        int[] keys = [.. links.Select(link => Array.BinarySearch(network.Keys, link.Template == frame ? link.Frame : link.Template)).Where(key => key >= 0).Distinct().Order()];
        if (keys.Length == 0)
        {
            return null;
        }

        FrameShape[] shapes = [.. keys.Select(key => Shape(key)), shape];
        MeasuredLink[] own = [.. links.Select(link => Renumbered(link, keys, frame)).OfType<MeasuredLink>()];
        var start = own[0].Template == keys.Length
            ? network.Plane(keys[own[0].Frame]) * own[0].Result.TemplateFromFrame.Inverse()
            : network.Plane(keys[own[0].Template]) * own[0].Result.TemplateFromFrame;
        var solver = new JointSolver(own, [.. shapes.Select(one => one.WithBend(0))], 1);
        var model = Model(keys, shapes, start);
        model = solver.Solve(model, network.Bend, solver.Spreads(model, network.Bend), isBendFree: false, CancellationToken.None).Model;
        return network.Plane(0).Inverse() * model[keys.Length];
    }

    FrameShape Shape(int key) => network.Shapes[key].WithBend(network.Bend);

    MeasuredLink? Renumbered(MeasuredLink link, int[] keys, int frame)
    {
        var key = Array.IndexOf(keys, Array.BinarySearch(network.Keys, link.Template == frame ? link.Frame : link.Template));
        return key < 0 ? null : link.Template == frame ? new(keys.Length, key, link.Result) : new(key, keys.Length, link.Result);
    }

    IFrameModel Model(int[] keys, FrameShape[] shapes, Homography start) => network.Poses is { } poses
        ? PoseMaps.With(shapes, [.. keys.Select(poses.Pose)], start)
        : new FreeMaps([.. shapes.Select(FrameGrid.Of)], [.. keys.Select(network.Plane), start], [.. keys.Select(_ => true), false]);
}
