using Farside.Core.Rasters;
using Farside.Processing.Photogrammetry.Stereo;
using Farside.Products.Pictures;

namespace Farside.Products.Recipes;

/// <summary>What both panoramas see, matched again in the finished pictures: their depth, and how well their rows agree.</summary>
/// <param name="ShiftPx">Columns by which the right one is moved to the right in the anaglyph: 0, or less where the farthest spot would lie behind the screen.</param>
/// <param name="FarPx">Disparity of the farthest spot, pixels.</param>
/// <param name="NearPx">Disparity of the nearest spot, pixels.</param>
/// <param name="RangeDeg">From the one to the other, degrees of azimuth.</param>
/// <param name="RowRmsPx">Root mean square of right row minus left row, pixels.</param>
/// <param name="Row95Px">95 % of the ties have less, pixels.</param>
sealed record StereoPanoramaDepth(int ShiftPx, double FarPx, double NearPx, double RangeDeg, double RowRmsPx, double Row95Px, int Ties)
{
    const int MostWidth = 5000;
    const double NearestM = 1.2;
    const double SpreadShare = 0.005;
    const double WildPx = 2;

    /// <summary>As a share of a picture 60° wide.</summary>
    public double RangePercent => 100 * RangeDeg / 60;

    /// <summary>Matches at most <see cref="MostWidth"/> columns; numbers are in pixels of the panoramas.</summary>
    public static StereoPanoramaDepth Measure(PictureRows left, PictureRows right, RingProjection ring, HeadFit head)
    {
        var factor = (left.Width + MostWidth - 1) / MostWidth;
        var matcher = new StereoMatcher(Grey(left, factor), Grey(right, factor), Math.Clamp(left.Width / factor / 24, 8, 160));
        var most = ring.PixelsPerRadian * (head.RightRightM - head.LeftRightM) / (NearestM * factor);
        var ties = matcher.Match(-4, most, 4).Where(tie => Math.Abs(tie.RowError) < WildPx).ToList();
        if (ties.Count == 0)
        {
            return new(0, double.NaN, double.NaN, double.NaN, double.NaN, double.NaN, 0);
        }

        var disparities = ties.Select(tie => factor * tie.Disparity).Order().ToList();
        var rows = ties.Select(tie => factor * Math.Abs(tie.RowError)).Order().ToList();
        var (far, near) = (At(disparities, SpreadShare), At(disparities, 1 - SpreadShare));
        return new((int)Math.Floor(Math.Min(0, far)), far, near, (near - far) / ring.PixelsPerRadian * (180 / Math.PI),
            Math.Sqrt(rows.Sum(error => error * error) / rows.Count), At(rows, 0.95), ties.Count);
    }

    static double At(List<double> sorted, double share) => sorted[Math.Clamp((int)(share * sorted.Count), 0, sorted.Count - 1)];

    // Means of opaque pixels; a square with a gap in it is missing.
    static Raster<Linear> Grey(PictureRows rows, int factor)
    {
        var grey = new Raster<Linear>(rows.Width / factor, rows.Height / factor);
        var band = new byte[factor * rows.Stride];
        for (var y = 0; y < grey.Height; y++)
        {
            rows.Render(y * factor, (y + 1) * factor, band);
            for (var x = 0; x < grey.Width; x++)
            {
                grey[x, y] = new(Mean(band, rows.Stride, x * factor, factor));
            }
        }

        return grey;
    }

    static float Mean(byte[] band, int stride, int column, int factor)
    {
        var sum = 0;
        for (var j = 0; j < factor; j++)
        {
            for (var i = 0; i < factor; i++)
            {
                var at = (j * stride) + (4 * (column + i));
                if (band[at + 3] == 0)
                {
                    return float.NaN;
                }

                sum += band[at] + band[at + 1] + band[at + 2];
            }
        }

        return sum / (3f * factor * factor);
    }
}
