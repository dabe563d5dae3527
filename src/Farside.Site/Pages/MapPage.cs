using System.Globalization;
using System.Text;
using Farside.Site.Contents;
using Farside.Site.Strings;

namespace Farside.Site.Pages;

/// <summary>The map: a plan of stops and way that needs no script, and the place for the live one.</summary>
sealed class MapPage(Layout layout, SiteContents contents)
{
    const double Side = 720;
    static readonly double[] Rulers = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000];

    public string Render() => layout.Page(new()
    {
        Page = "map",
        Path = "map.html",
        Title = Texts.Get("map.title"),
        Description = Texts.Get("map.lead"),
        IsSimulated = contents.IsSimulated,
        Scripts = ["map.js"],
    }, $"""
        {Html.Say("h1", "map.heading")}
        <div id="map">{Plan()}</div>
        {Html.Say("p class=\"lead\"", "map.lead")}
        {Table()}
        """);

    string Plan()
    {
        var stops = contents.Stations.All;
        var east = stops.Select(stop => stop.Place.EastM).Append(0).ToList();
        var north = stops.Select(stop => stop.Place.NorthM).Append(0).ToList();
        var reach = Math.Max(4, Math.Max(east.Max() - east.Min(), north.Max() - north.Min()) * 0.62);
        var (midEast, midNorth) = ((east.Max() + east.Min()) / 2, (north.Max() + north.Min()) / 2);
        double X(double metres) => (Side / 2) + ((metres - midEast) / reach * Side / 2);
        double Y(double metres) => (Side / 2) - ((metres - midNorth) / reach * Side / 2);
        var ruler = Rulers.Last(length => length <= reach * 0.6 || length == Rulers[0]);
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<svg class=\"plan\" viewBox=\"0 0 {Side} {Side}\" role=\"img\"{Html.Attribute("aria-label", "map.plan", Html.Count(stops.Count))}>");
        if (stops.Count > 0)
        {
            var way = string.Concat(stops.Select((stop, place) => string.Create(CultureInfo.InvariantCulture, $"{(place == 0 ? 'M' : 'L')}{X(stop.Place.EastM):0.#} {Y(stop.Place.NorthM):0.#}")));
            svg.Append($"<path class=\"way\" d=\"{way}\" fill=\"none\" stroke=\"#e0a83f\" stroke-width=\"2\"/>");
        }

        svg.Append(CultureInfo.InvariantCulture, $"<path class=\"lander\" d=\"M{X(0) - 9:0.#} {Y(0):0.#}h18m-9 -9v18\" fill=\"none\" stroke=\"#f3efe7\" stroke-width=\"2\"/><text x=\"{X(0) + 12:0.#}\" y=\"{Y(0) - 8:0.#}\" font-size=\"18\" fill=\"#f3efe7\">{Html.Text(Texts.Get("mark.lander"))}</text>");
        foreach (var stop in stops)
        {
            svg.Append(CultureInfo.InvariantCulture, $"<a href=\"gallery.html#station={Html.Text(Uri.EscapeDataString(stop.Id))}\"><circle class=\"stop\" cx=\"{X(stop.Place.EastM):0.#}\" cy=\"{Y(stop.Place.NorthM):0.#}\" r=\"7\" fill=\"#e0a83f\"/><text x=\"{X(stop.Place.EastM) + 11:0.#}\" y=\"{Y(stop.Place.NorthM) + 6:0.#}\" font-size=\"18\" fill=\"#f3efe7\">{Html.Text(stop.Id)}</text></a>");
        }

        svg.Append(CultureInfo.InvariantCulture, $"<path class=\"ruler\" d=\"M24 {Side - 28}h{ruler / reach * Side / 2:0.#}\" stroke=\"#d8d2c6\" stroke-width=\"3\"/><text x=\"24\" y=\"{Side - 38}\" font-size=\"16\" fill=\"#d8d2c6\">{ruler} m</text><path class=\"north\" d=\"M{Side - 30} 60v-36m-7 12l7 -12l7 12\" fill=\"none\" stroke=\"#d8d2c6\" stroke-width=\"2\"/><text x=\"{Side - 36}\" y=\"78\" font-size=\"16\" fill=\"#d8d2c6\">N</text></svg>");
        return svg.ToString();
    }

    string Table() => contents.Stations.All.Count == 0 ? Html.Say("p class=\"note\"", "map.no-stations") : $"""
        <section>{Html.Say("h2", "map.stations")}<div class="scroll" tabindex="0" role="region"{Html.Attribute("aria-label", "map.stations")}><table><thead><tr>{Html.Say("th scope=\"col\"", "map.station")}{Html.Say("th scope=\"col\"", "map.east")}{Html.Say("th scope=\"col\"", "map.north")}{Html.Say("th scope=\"col\"", "map.first")}{Html.Say("th scope=\"col\"", "map.products")}</tr></thead>
        <tbody>{string.Concat(contents.Stations.All.Select(Line))}</tbody></table></div></section>
        """;

    string Line(Station stop) => string.Create(CultureInfo.InvariantCulture,
        $"<tr><th scope=\"row\"><a href=\"gallery.html#station={Html.Text(Uri.EscapeDataString(stop.Id))}\">{Html.Text(stop.Id)}</a></th><td>{stop.Place.EastM:0.00}</td><td>{stop.Place.NorthM:0.00}</td><td>{Html.Text(Html.Time(stop.First))}</td><td>{contents.Rows.Count(row => row.Station == stop.Id && row.Mission == stop.Mission)}</td></tr>");
}
