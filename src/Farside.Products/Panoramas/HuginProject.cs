using System.Globalization;
using System.Text;
using Farside.Core.Geometry;
using Farside.Processing.Photogrammetry;

namespace Farside.Products.Panoramas;

/// <summary>Posed pictures and their ties as a Hugin project, so that anyone can go on by hand.</summary>
public static class HuginProject
{
    const int MostTies = 20_000;

    /// <param name="views">Cameras of Brown's model; a picture's file is its view's id with <paramref name="ending"/>.</param>
    /// <param name="ties">Measured points; every pair of a track's neighbours becomes a control point.</param>
    public static byte[] Write(IReadOnlyList<View> views, IReadOnlyList<Track> ties, string ending = "", int width = 10_000)
    {
        var text = new StringBuilder("# Hugin project written by Farside\n");
        text.Append(CultureInfo.InvariantCulture, $"p f2 w{width} h{width / 2} v360 n\"TIFF_m c:LZW\"\nm i0\n");
        foreach (var view in views)
        {
            Picture(text, view, ending);
        }

        var left = MostTies;
        foreach (var track in ties)
        {
            for (var i = 1; i < track.Points.Count && left > 0; i++, left--)
            {
                var (a, b) = (track.Points[i - 1], track.Points[i]);
                text.Append(CultureInfo.InvariantCulture, $"c n{a.View} N{b.View} x{a.Column:0.000} y{a.Row:0.000} X{b.Column:0.000} Y{b.Row:0.000} t0\n");
            }
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    static void Picture(StringBuilder text, View view, string ending)
    {
        var lens = HuginLens.Of((BrownCamera)view.Camera);
        var look = Looking.Of(view.SiteFromCamera.Rotation);
        var yaw = look.Azimuth.Degrees > 180 ? look.Azimuth.Degrees - 360 : look.Azimuth.Degrees;
        text.Append(CultureInfo.InvariantCulture, $"i w{view.Camera.Width} h{view.Camera.Height} f0 v{lens.FieldOfViewDeg:R} r{look.Roll.Degrees:R} p{look.Elevation.Degrees:R} y{yaw:R} ")
            .Append(CultureInfo.InvariantCulture, $"a{lens.A:R} b{lens.B:R} c{lens.C:R} d{lens.ShiftRight:R} e{lens.ShiftDown:R} n\"{view.Id}{ending}\"\n");
    }
}
