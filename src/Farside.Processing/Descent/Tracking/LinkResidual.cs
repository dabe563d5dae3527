using Farside.Processing.Photogrammetry;

namespace Farside.Processing.Descent.Tracking;

/// <summary>How far a link's points are off the solved maps.</summary>
static class LinkResidual
{
    /// <summary>Adds the squares of the distances to both frames' sums, each in the frame's own pixels.</summary>
    public static void Add(MeasuredLink link, FrameShape[] shapes, Homography?[] maps, (double Sum, int Points)[] squares)
    {
        var map = maps[link.Template]!.Inverse() * maps[link.Frame]!;
        foreach (var match in link.Result.Matches)
        {
            var (x, y) = shapes[link.Frame].Lens.Ideal(match.FoundX, match.FoundY);
            var (u, v) = shapes[link.Template].Lens.Ideal(match.X, match.Y);
            if (map.Times(x, y) is { } at)
            {
                var square = ((at.Column - u) * (at.Column - u)) + ((at.Row - v) * (at.Row - v));
                var scale = map.ScaleAt(x, y);
                squares[link.Template] = (squares[link.Template].Sum + square, squares[link.Template].Points + 1);
                squares[link.Frame] = (squares[link.Frame].Sum + (square / (scale * scale)), squares[link.Frame].Points + 1);
            }
        }
    }
}
