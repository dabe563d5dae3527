using System.Globalization;
using System.Text;
using Farside.Core.Sky;
using Farside.Site.Contents;

namespace Farside.Site.Pages;

/// <summary>A lunar day drawn: the Sun's height over the site from sunrise to sunrise, and a stroke where something was taken.</summary>
static class SunCurve
{
    const int Width = 400;
    const int Height = 60;
    const int Horizon = 31;
    const int Bins = 100;
    const double FullDeg = 50;

    /// <summary>An SVG of classes alone: <c>night</c>, <c>sun</c>, <c>horizon</c>, <c>taken</c>. It decorates; the numbers stand beside it.</summary>
    public static string Of(DayOfMission day) =>
        $"<svg class=\"suncurve\" viewBox=\"0 0 {Width} {Height}\" preserveAspectRatio=\"none\" aria-hidden=\"true\" focusable=\"false\">{Night(day)}{Curve(day)}<path class=\"horizon\" d=\"M0 {Horizon}H{Width}\" fill=\"none\" stroke=\"#5a564e\" stroke-width=\"1\"/>{Taken(day)}</svg>";

    static string Night(DayOfMission day)
    {
        var from = At(day, day.Sunset);
        return string.Create(CultureInfo.InvariantCulture, $"<rect class=\"night\" x=\"{from:0.#}\" y=\"0\" width=\"{Width - from:0.#}\" height=\"{Height}\" fill=\"#000\" fill-opacity=\"0.35\"/>");
    }

    static string Curve(DayOfMission day)
    {
        var path = new StringBuilder();
        for (var bin = 0; bin <= Bins; bin += 2)
        {
            var time = day.Day.Sunrise + TimeSpan.FromSeconds((day.Next - day.Sunrise) * (double)bin / Bins);
            var elevation = SunEphemeris.At(day.Mission.Origin, time).Elevation.Degrees;
            var y = Math.Clamp(Horizon - (elevation / FullDeg * (Horizon - 3)), 1, Height - 1);
            path.Append(CultureInfo.InvariantCulture, $"{(bin == 0 ? 'M' : 'L')}{Width * (double)bin / Bins:0.#} {y:0.#}");
        }

        return $"<path class=\"sun\" d=\"{path}\" fill=\"none\" stroke=\"#e0a83f\" stroke-width=\"1.5\"/>";
    }

    static string Taken(DayOfMission day)
    {
        var bins = new int[Bins];
        foreach (var row in day.Products.Where(row => row.UnixSeconds is not null))
        {
            bins[Math.Clamp((int)(At(day, row.UnixSeconds!.Value) / Width * Bins), 0, Bins - 1)]++;
        }

        var path = new StringBuilder();
        for (var bin = 0; bin < Bins; bin++)
        {
            if (bins[bin] > 0)
            {
                var height = Math.Min(Height - 6, 5 + (6 * Math.Log2(bins[bin])));
                path.Append(CultureInfo.InvariantCulture, $"M{Width * (bin + 0.5) / Bins:0.#} {Height}v{-height:0.#}");
            }
        }

        return path.Length == 0 ? "" : $"<path class=\"taken\" d=\"{path}\" fill=\"none\" stroke=\"#f3efe7\" stroke-width=\"2.4\"/>";
    }

    static double At(DayOfMission day, long time) => Width * (double)(time - day.Sunrise) / (day.Next - day.Sunrise);
}
