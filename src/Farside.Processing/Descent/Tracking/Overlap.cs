using Farside.Processing.Photogrammetry;

namespace Farside.Processing.Descent.Tracking;

/// <summary>How much of a frame another one shows.</summary>
static class Overlap
{
    const int Across = 8;

    /// <summary>Share of the frame's places that fall within the other, 0 to 1.</summary>
    /// <param name="otherFromFrame">Between ideal places.</param>
    public static double Share(Homography otherFromFrame, FrameShape other, FrameShape frame)
    {
        var (map, count) = (new SeenMap(otherFromFrame, other.Lens, frame.Lens), 0);
        for (var j = 0; j < Across; j++)
        {
            for (var i = 0; i < Across; i++)
            {
                var at = map.Times((frame.Width - 1) * (i + 0.5) / Across, (frame.Height - 1) * (j + 0.5) / Across);
                count += at is { } place && other.Holds(place.X, place.Y) ? 1 : 0;
            }
        }

        return count / (double)(Across * Across);
    }
}
