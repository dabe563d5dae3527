namespace Farside.Processing.Photogrammetry.Stereo;

/// <summary>
/// Which part of a rectified pair is shown, and how far apart the pictures are laid. The screen is where the farthest spot lies, or a stated share of
/// the width in front of it: so no eye has to turn outwards.
/// </summary>
/// <param name="ShiftPx">Columns by which the right picture is moved to the right: the disparity of what appears in the screen.</param>
/// <param name="FarPx">Disparity of the farthest spot shown, pixels of the rectified pair.</param>
/// <param name="NearPx">Disparity of the nearest spot shown.</param>
/// <param name="First">First column shown, of the left picture.</param>
/// <param name="Width">Columns shown.</param>
/// <param name="Top">First row shown.</param>
/// <param name="Height">Rows shown.</param>
public sealed record StereoWindow(int ShiftPx, double FarPx, double NearPx, int First, int Width, int Top, int Height)
{
    /// <summary>The range of disparities shown, as % of the width shown.</summary>
    public double RangePercent => 100 * (NearPx - FarPx) / Width;

    /// <summary>How far behind the screen the farthest spot appears, % of the width: 0, or what the options allow.</summary>
    public double BehindPercent => 100 * (ShiftPx - FarPx) / Width;

    /// <summary>Columns and rows, both counted.</summary>
    public long Pixels => (long)Width * Height;

    /// <summary>All that both eyes see, laid by its farthest spot.</summary>
    /// <exception cref="ArgumentException">Depth is known nowhere, or the eyes share less than a quarter of the width.</exception>
    public static StereoWindow Whole(DepthCells depths, StereoWindowOptions options)
    {
        if (depths.IsEmpty)
        {
            throw new ArgumentException("A pair in which nothing was found has no depth to choose from.", nameof(depths));
        }

        var window = Lay(depths.Far, depths.Near, new(0, depths.Width, 0, depths.Height), depths.Width, options);
        return window.Width >= depths.Width / 4 ? window
            : throw new ArgumentException($"The farthest spot lies {depths.Far:0} px apart in pictures {depths.Width} px wide: too little is seen by both.", nameof(depths));
    }

    /// <summary>
    /// The part that is easy to look at: of all rectangles of bearable range, the one that shows most of the scene. The whole, where that is bearable;
    /// null where every such rectangle is smaller than the options allow.
    /// </summary>
    /// <exception cref="ArgumentException"><see cref="Whole"/>'s.</exception>
    public static StereoWindow? Comfortable(DepthCells depths, StereoWindowOptions options)
    {
        var whole = Whole(depths, options);
        if (whole.RangePercent <= options.MostRangePercent)
        {
            return whole;
        }

        var (best, most) = ((StereoWindow?)null, (Seen: 0, Pixels: 0L));
        foreach (var part in depths.Parts())
        {
            if (part.Seen < most.Seen || part.Near - part.Far > options.MostRangePercent / 100 * part.Area.Width)
            {
                continue;
            }

            var window = Lay(part.Far, part.Near, part.Area, depths.Width, options);
            var shown = (part.Seen, window.Pixels);
            if (window.RangePercent <= options.MostRangePercent && shown.CompareTo(most) > 0
                && window.Width * 100 >= options.LeastWidthPercent * depths.Width && window.Height * 100 >= options.LeastHeightPercent * depths.Height)
            {
                (best, most) = (window, shown);
            }
        }

        return best;
    }

    /// <summary>An area of the left picture, less the columns that the right one does not have.</summary>
    static StereoWindow Lay(double far, double near, PixelArea area, int width, StereoWindowOptions options)
    {
        // Rounded down: the farthest spot comes to lie in the screen or a fraction of a pixel before it.
        var shift = (int)Math.Floor(far + (options.BehindScreenPercent / 100 * area.Width));
        var first = Math.Max(area.Left, shift);
        return new(shift, far, near, first, Math.Max(0, Math.Min(area.Left + area.Width, width + shift) - first), area.Top, area.Height);
    }
}
