using Farside.Processing.Photogrammetry;

namespace Farside.Processing.Descent.Tracking;

/// <summary>The plain plane-to-plane map between pictures as they are that comes nearest to what a bending lens makes of the ground: for those who know no lens.</summary>
public static class PlainMap
{
    const int Across = 9;
    const double FarPx = 1e9;

    /// <param name="firstFromFrame">Between ideal places, as <see cref="DescentTracking.FirstFromFrame"/> has them.</param>
    /// <param name="first">Width and height of the first placed frame.</param>
    /// <param name="frame">Width and height of the frame.</param>
    /// <param name="options">With which the frames were followed.</param>
    /// <param name="bend"><see cref="DescentTracking.LensBend"/>.</param>
    /// <returns>The map itself where the lens bends nothing.</returns>
    public static Homography Of(Homography firstFromFrame, (int Width, int Height) first, (int Width, int Height) frame, TrackingOptions options, double bend)
    {
        if (bend == 0)
        {
            return firstFromFrame;
        }

        var (target, source) = (FrameShape.Of(first.Width, first.Height, options, bend), FrameShape.Of(frame.Width, frame.Height, options, bend));
        var map = new SeenMap(firstFromFrame, target.Lens, source.Lens);
        var (here, there) = (new List<(double X, double Y)>(), new List<(double X, double Y)>());
        for (var i = 0; i < Across * Across; i++)
        {
            var (x, y) = ((frame.Width - 1) * (i % Across) / (Across - 1.0), (frame.Height - 1) * (i / Across) / (Across - 1.0));
            if (map.Times(x, y) is { } at)
            {
                here.Add((x, y));
                there.Add(at);
            }
        }

        return here.Count < Across ? firstFromFrame
            : PlaneFit.Fit([.. there], [.. here], [.. here.Select(_ => 1.0)], firstFromFrame, FrameGrid.Of(source), FarPx, FarPx)?.Map ?? firstFromFrame;
    }
}
