using Farside.Site.Contents;
using Farside.Site.Strings;

namespace Farside.Site.Pages;

/// <summary>Lunar day by lunar day: when the Sun rose and set, how high it stood, what each instrument took.</summary>
sealed class TimelinePage(Layout layout, SiteContents contents)
{
    const int Picked = 6;

    public string Render()
    {
        var days = DayOfMission.All(contents);
        return layout.Page(new()
        {
            Page = "timeline",
            Path = "timeline.html",
            Title = Texts.Get("timeline.title"),
            Description = Texts.Get("timeline.lead"),
            IsSimulated = contents.IsSimulated,
        }, $"""
            {Html.Say("h1", "timeline.heading")}
            {Html.Say("p class=\"lead\"", "timeline.lead")}
            <div id="timeline"></div>
            {(days.Count == 0 ? Html.Say("p class=\"note\"", "timeline.empty") : string.Concat(days.Select(Day)))}
            """);
    }

    static string Day(DayOfMission day) => $"""
        <section class="lunarday" id="{Html.Text(day.Mission.Name)}-day-{day.Day.Number}" data-mission="{Html.Text(day.Mission.Name)}" data-day="{day.Day.Number}">
        <h2><a href="gallery.html#day={day.Day.Number}">{Html.Say("span", "timeline.day", $"{day.Day.Number}")}</a> <small>{Html.Text(day.Mission.Title)}</small></h2>
        {SunCurve.Of(day)}
        <dl class="facts"><dt>{Html.Say("span", "timeline.sunrise")}</dt><dd>{Time(day.Day.Sunrise)}</dd><dt>{Html.Say("span", "timeline.noon")}</dt><dd>{Time(day.Day.Noon)}, {Html.Say("span", "timeline.noon-sun", $"{SkyOverSite.SunDeg(day.Mission.Name, day.Day.Noon):0.0}")}</dd><dt>{Html.Say("span", "timeline.sunset")}</dt><dd>{Time(day.Day.Sunset)}</dd></dl>
        <ul class="counts">{string.Concat(day.Counts.Select(count => $"<li><a href=\"gallery.html#day={day.Day.Number}&amp;instrument={Html.Text(Uri.EscapeDataString(count.Instrument))}\">{Html.Words(count.Instrument)}</a> <b>{Html.Count(count.Count)}</b></li>"))}</ul>
        {(day.Products.Count == 0 ? Html.Say("p class=\"note\"", "timeline.nothing") : Cards.List("", Best(day), isSmall: true))}
        </section>
        """;

    // A few of each day, no two of one kind before every kind had its turn.
    static IEnumerable<Listed> Best(DayOfMission day) => day.Products.Where(row => row.Thumbnail is not null).GroupBy(row => row.Recipe)
        .SelectMany(kind => kind.OrderByDescending(row => row.Score).ThenBy(row => row.Key, StringComparer.Ordinal).Select((row, place) => (row, place)))
        .OrderBy(pair => pair.place).ThenByDescending(pair => pair.row.Score).ThenBy(pair => pair.row.Key, StringComparer.Ordinal).Select(pair => pair.row).Take(Picked);

    static string Time(Core.Time.Epoch time) => $"<time datetime=\"{time.ToUtcText()}\">{Html.Text(Html.Time(time.ToUtcText()))}</time>";
}
