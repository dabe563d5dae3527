using System.Globalization;
using System.Text;
using Farside.Processing.Photogrammetry;

namespace Farside.Products.Descent;

/// <summary>
/// <c>track.csv</c>: a header and a line a picture, in the order given. <c>h00 … h22</c> is the map, row-major: x_first ~ H · x_frame, pixels from the centre of the
/// top left one, h22 = 1 where the frame's pixel (0, 0) lies on the reference's side of the horizon. <c>scale</c>: reference pixels to one of the frame in its middle; <c>rotation_deg</c>: how the frame's columns are turned
/// there against the reference's, clockwise as seen; <c>residual_px</c>: RMS of the frame's points, pixels of the frame. All <c>nan</c> where the frame was refused.
/// </summary>
static class TrackCsv
{
    const string Columns = "file,h00,h01,h02,h10,h11,h12,h20,h21,h22,scale,rotation_deg,residual_px";

    public static byte[] Write(IEnumerable<(string File, int Width, int Height, Homography? Map, double ResidualPx)> rows)
    {
        var text = new StringBuilder(Columns).Append('\n');
        foreach (var (file, width, height, map, residualPx) in rows)
        {
            text.Append(Quoted(file));
            double[] numbers = map is null ? [.. Enumerable.Repeat(double.NaN, 12)] : Numbers(map, width, height, residualPx);
            foreach (var number in numbers)
            {
                text.Append(',').Append(double.IsFinite(number) ? number.ToString("R", CultureInfo.InvariantCulture) : "nan");
            }

            text.Append('\n');
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>Turn of the frame's columns in the map's target, degrees, clockwise as seen: the rotation nearest to the map about a place.</summary>
    public static double RotationDeg(Homography map, double column, double row)
    {
        var w = (map.H20 * column) + (map.H21 * row) + map.H22;
        var (x, y) = (((map.H00 * column) + (map.H01 * row) + map.H02) / w, ((map.H10 * column) + (map.H11 * row) + map.H12) / w);
        var (a, b, c, d) = (map.H00 - (x * map.H20), map.H01 - (x * map.H21), map.H10 - (y * map.H20), map.H11 - (y * map.H21));
        return Math.Atan2((c - b) / w, (a + d) / w) * (180 / Math.PI);
    }

    static double[] Numbers(Homography map, int width, int height, double residualPx)
    {
        var (h, column, row) = (Scaled(map), (width - 1) / 2.0, (height - 1) / 2.0);
        return [h.H00, h.H01, h.H02, h.H10, h.H11, h.H12, h.H20, h.H21, h.H22, map.ScaleAt(column, row), RotationDeg(map, column, row), Math.Round(residualPx, 4)];
    }

    // A frame whose first pixel looks beyond the reference's horizon has a denominator of 0 or below there.
    static Homography Scaled(Homography map) => map.H22 > 1e-9 * (Math.Abs(map.H20) + Math.Abs(map.H21)) ? map.Normalised() : map;

    static string Quoted(string cell) => cell.AsSpan().IndexOfAny(",\"") < 0 ? cell : $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
