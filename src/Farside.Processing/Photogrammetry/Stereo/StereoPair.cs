using Farside.Core.Geometry;
using Farside.Core.Rasters;

namespace Farside.Processing.Photogrammetry.Stereo;

/// <summary>Two eyes on common rows, and how well: what anaglyphs and cross-eyed pictures are drawn from.</summary>
/// <param name="Pair">The rectified pair, its rows corrected.</param>
/// <param name="Ties">Spots found in both, measured in the corrected pair; a third of them held out of every fit.</param>
/// <param name="Rejected">Ties thrown away because their rows disagree with all others, as a share of those found.</param>
/// <param name="RowErrorBefore">Root mean square of the rows' error before anything was refined, pixels.</param>
public sealed record StereoPair(RectifiedPair Pair, IReadOnlyList<StereoTie> Ties, double Rejected, double RowErrorBefore)
{
    const int LeastTies = 24;
    const int LeastWidth = 560;
    const double WildPx = 1.5;
    const double MostRmsPx = 1;
    const double MostRejected = 0.2;

    /// <summary>Root mean square of the row errors of ties that no fit has seen, pixels; NaN without any.</summary>
    public double HeldOutRmsPx => Rms(Ties.Where(tie => tie.IsHeldOut));

    /// <summary>95 % of the ties that no fit has seen err by less, pixels; NaN without any.</summary>
    public double HeldOut95Px => Ties.Where(tie => tie.IsHeldOut).Select(tie => Math.Abs(tie.RowError)).Order().ToList() is { Count: > 0 } errors
        ? errors[Math.Min(errors.Count - 1, (int)(0.95 * errors.Count))]
        : double.NaN;

    /// <summary>Rectifies by the given poses, then by the rows of what both eyes see.</summary>
    /// <param name="leftGrey">The left eye's own picture, grey, in any unit; NaN where missing.</param>
    /// <param name="rightGrey">The right eye's.</param>
    /// <param name="shrink">Pixels of the eyes that make one of the result, across and down.</param>
    /// <exception cref="StereoException">Too little is seen by both.</exception>
    public static StereoPair Make(View left, Raster<Linear> leftGrey, View right, Raster<Linear> rightGrey, StereoOptions options, int shrink = 1)
    {
        // A small preview has too few pixels to match in: they are looked for in a larger one.
        var matched = Math.Clamp(left.Camera.Width / LeastWidth, 1, shrink);
        var stereo = Refine(left, leftGrey, right, rightGrey, options, matched);
        if (stereo.Rejected > MostRejected || stereo.HeldOutRmsPx > MostRmsPx)
        {
            throw new StereoException(left.Id, right.Id, string.Create(System.Globalization.CultureInfo.InvariantCulture,
                $"rows that differ by {stereo.HeldOutRmsPx:0.0} px, {100 * stereo.Rejected:0} % of the spots rejected"), "two eyes that see one scene");
        }

        return matched == shrink ? stereo : stereo.Shrunk(matched / (double)shrink, shrink);
    }

    static StereoPair Refine(View left, Raster<Linear> leftGrey, View right, Raster<Linear> rightGrey, StereoOptions options, int shrink)
    {
        var pair = Rectify(left, right, shrink);
        var first = Match(pair, leftGrey, rightGrey, options, shrink, 1);
        Require(first, left, right);
        var turned = Turned(pair, first, options, shrink);
        var second = Match(turned, leftGrey, rightGrey, options, shrink, 0.15);
        Require(second, left, right);
        turned = Turned(turned, second, options, shrink);
        var last = Match(turned, leftGrey, rightGrey, options, shrink, 0.05);
        var kept = Kept(last, turned.Camera);
        Require(kept, left, right);
        var corrected = turned with { Rows = RowCorrection.Fit(kept, turned.Camera) };
        return new(corrected, [.. kept.Select(tie => tie with { RowError = tie.RowError - corrected.Rows.At(tie.Column - tie.Disparity, tie.Row, turned.Camera) })],
            1 - (kept.Count / (double)last.Count), Rms(first));
    }

    /// <summary>The same pair in smaller pixels: <paramref name="scale"/> of one for each of before.</summary>
    StereoPair Shrunk(double scale, int shrink)
    {
        var rows = Pair.Rows;
        var small = RectifiedPair.Of(Pair.Left, Pair.Right, shrink) with
        {
            Rows = new(scale * rows.A, scale * rows.B, scale * rows.C, scale * rows.D, scale * rows.E, scale * rows.F),
        };
        return new(small, [.. Ties.Select(tie => tie with { Column = scale * tie.Column, Row = scale * tie.Row, Disparity = scale * tie.Disparity, RowError = scale * tie.RowError })],
            Rejected, scale * RowErrorBefore);
    }

    static RectifiedPair Rectify(View left, View right, int shrink)
    {
        try
        {
            return RectifiedPair.Of(left, right, shrink);
        }
        catch (ArgumentException refusal)
        {
            throw new StereoException(left.Id, right.Id, refusal.Message.TrimEnd('.'), "two eyes side by side that see one scene");
        }
    }

    /// <param name="share">Of the pointing error that is still to be expected.</param>
    static IReadOnlyList<StereoTie> Match(RectifiedPair pair, Raster<Linear> leftGrey, Raster<Linear> rightGrey, StereoOptions options, int shrink, double share)
    {
        var camera = pair.Camera;
        var left = new StereoWarp(camera.Width, camera.Height, pair.InLeft).Apply(leftGrey, shrink);
        var right = new StereoWarp(camera.Width, camera.Height, pair.InRight).Apply(rightGrey, shrink);
        var slack = camera.FocalLengthPx * options.PointingErrorDeg * (Math.PI / 180);
        var most = Math.Min(0.8 * camera.Width, camera.FocalLengthPx * pair.BaselineM / options.NearestM);
        return new StereoMatcher(left, right, options.CellsAcross).Match(-slack, most + slack, Math.Max(2, share * slack));
    }

    static RectifiedPair Turned(RectifiedPair pair, IReadOnlyList<StereoTie> ties, StereoOptions options, int shrink)
    {
        var (left, right) = EyeTurn.Fit(pair, ties, options).Apply(pair);
        return RectifiedPair.Of(left, right, shrink);
    }

    static List<StereoTie> Kept(IReadOnlyList<StereoTie> ties, PinholeCamera camera)
    {
        var smooth = RowCorrection.Fit(ties, camera);
        return [.. ties.Where(tie => Math.Abs(tie.RowError - smooth.At(tie.Column - tie.Disparity, tie.Row, camera)) < WildPx)];
    }

    static void Require(IReadOnlyList<StereoTie> ties, View left, View right)
    {
        if (ties.Count < LeastTies)
        {
            throw new StereoException(left.Id, right.Id, $"{ties.Count} spots seen by both eyes", $"at least {LeastTies}");
        }
    }

    static double Rms(IEnumerable<StereoTie> ties)
    {
        var squares = ties.Select(tie => tie.RowError * tie.RowError).ToList();
        return squares.Count > 0 ? Math.Sqrt(squares.Sum() / squares.Count) : double.NaN;
    }
}
