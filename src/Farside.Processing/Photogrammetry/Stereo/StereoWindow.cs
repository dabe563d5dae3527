using Farside.Core.Geometry;

namespace Farside.Processing.Photogrammetry.Stereo;

/// <summary>
/// Which part of a rectified pair is shown, and how far apart the pictures are laid. The screen is where the farthest spot lies, or a stated share of
/// the width in front of it: so no eye has to turn outwards.
/// </summary>
/// <param name="ShiftPx">Columns by which the right picture is moved to the right: the disparity of what appears in the screen.</param>
/// <param name="FarPx">Disparity of the farthest spot, pixels of the rectified pair.</param>
/// <param name="NearPx">Disparity of the nearest spot in the whole pair.</param>
/// <param name="NearShownPx">Disparity of the nearest spot that is shown.</param>
/// <param name="First">First column shown, of the left picture.</param>
/// <param name="Width">Columns shown.</param>
/// <param name="Height">Rows shown, from the top.</param>
/// <param name="WholeHeight">Rows there are.</param>
public sealed record StereoWindow(int ShiftPx, double FarPx, double NearPx, double NearShownPx, int First, int Width, int Height, int WholeHeight)
{
    const double OutlierShare = 0.01;

    /// <summary>The range of disparities of all there is, as % of the width shown.</summary>
    public double RangePercent => 100 * (NearPx - FarPx) / Width;

    /// <summary>The range of disparities that is left after the crop, as % of the width shown.</summary>
    public double ShownRangePercent => 100 * (NearShownPx - FarPx) / Width;

    /// <summary>How far behind the screen the farthest spot appears, % of the width: 0, or what the options allow.</summary>
    public double BehindPercent => 100 * (ShiftPx - FarPx) / Width;

    public bool IsCropped => Height < WholeHeight;

    /// <summary>The same without the crop.</summary>
    public StereoWindow Whole => this with { Height = WholeHeight, NearShownPx = NearPx };

    /// <summary>Chooses the screen's depth, then cuts near ground off the bottom until the range is bearable.</summary>
    /// <exception cref="ArgumentException">There are no ties.</exception>
    public static StereoWindow Choose(StereoPair stereo, StereoWindowOptions options)
    {
        var camera = stereo.Pair.Camera;
        var ties = Supported(stereo.Ties, camera);
        if (ties.Count == 0)
        {
            throw new ArgumentException("A pair without ties has no depth to choose from.", nameof(stereo));
        }

        var (far, near) = (ties.Min(tie => tie.Disparity), ties.Max(tie => tie.Disparity));
        // Rounded down: the farthest spot comes to lie in the screen or a fraction of a pixel before it.
        var shift = (int)Math.Floor(far + (options.BehindScreenPercent / 100 * camera.Width));
        var (first, width) = (Math.Max(0, shift), camera.Width - Math.Abs(shift));
        if (width < camera.Width / 4)
        {
            throw new ArgumentException($"The farthest spot lies {far:0} px apart in pictures {camera.Width} px wide: too little is seen by both.", nameof(stereo));
        }

        var height = BearableHeight(ties, far + (options.MostRangePercent / 100 * width), camera.Height, options);
        return new(shift, far, near, ties.Where(tie => tie.Row < height).Select(tie => tie.Disparity).DefaultIfEmpty(far).Max(), first, width, height, camera.Height);
    }

    /// <summary>The most rows above which at most a hundredth of the ties is nearer than is bearable.</summary>
    static int BearableHeight(List<StereoTie> ties, double most, int whole, StereoWindowOptions options)
    {
        if (ties.TrueForAll(tie => tie.Disparity <= most))
        {
            return whole;
        }

        var (over, seen, height) = (0, 0, 0);
        foreach (var tie in ties.OrderBy(tie => tie.Row))
        {
            seen++;
            over += tie.Disparity > most ? 1 : 0;
            height = over <= OutlierShare * seen ? (int)tie.Row + 1 : height;
        }

        return Math.Min(whole, Math.Max(height, (int)Math.Ceiling(options.LeastHeightPercent / 100 * whole)));
    }

    /// <summary>A spot counts when two of its neighbours lie at about its depth: a single false tie chooses no screen.</summary>
    static List<StereoTie> Supported(IReadOnlyList<StereoTie> ties, PinholeCamera camera)
    {
        var reach = 0.08 * camera.Width;
        var alike = Math.Max(1.5, 0.004 * camera.Width);
        return [.. ties.Where(tie => ties.Count(other =>
            Math.Abs(other.Column - tie.Column) < reach && Math.Abs(other.Row - tie.Row) < reach && Math.Abs(other.Disparity - tie.Disparity) < alike) > 2)];
    }
}
