using Farside.Catalogue.Records;
using Farside.Core.Records;
using Farside.Site.Contents;
using Farside.Site.Feeds;
using Farside.Site.Strings;

namespace Farside.Site.Pages;

/// <summary>The home page: what this is, the best and the newest, the lunar days, the numbers, whom to credit.</summary>
sealed class HomePage(Layout layout, SiteContents contents, SiteNumbers numbers, PublishOptions options, string siteRoot)
{
    const int Best = 8;
    const int Newest = 12;

    public string Render()
    {
        var best = Chosen();
        var hero = HeroChoice.Of(contents, siteRoot) ?? best.Find(row => row.Thumbnail is not null);
        return layout.Page(new()
        {
            Page = "home",
            Path = "index.html",
            Title = Texts.Get(contents.IsSimulated ? "home.title-simulated" : "home.title"),
            Description = Texts.Get(contents.IsAllSimulated ? "home.lead-simulated" : "home.lead"),
            Image = hero is null ? null : Html.Address(hero.Folder + Large(hero).Name),
            ImageAlt = hero is null ? "" : Text(hero),
            IsSimulated = contents.IsSimulated,
            JsonLd = SiteLd.Json(contents, options),
        }, Body(best, hero));
    }

    string Body(List<Listed> best, Listed? hero) => $"""
        <section class="intro">
        {Hero(hero)}
        <div class="words">
        {Html.Say("h1", "home.heading")}
        {Html.Say("p class=\"lead\"", contents.IsAllSimulated ? "home.lead-simulated" : "home.lead")}
        <p class="enter">{Html.Say("a class=\"button\" href=\"gallery.html\"", "home.enter")}</p>
        </div>
        </section>
        {Numbers()}
        {Days()}
        {Row("home.best", best, "gallery.html#sort=best")}
        {Row("home.newest", [.. contents.Rows.Where(row => row.Time is not null && !best.Contains(row)).Take(Newest)], "gallery.html#sort=newest")}
        <section class="reuse">{Html.Say("h2", "home.reuse")}
        <p class="creditline"><b>{Credit.Line}</b></p>
        {Html.Say("p", contents.IsAllSimulated ? "home.reuse-simulated" : "home.reuse-text")}
        <p>{Html.Say("a href=\"about.html\"", "home.about")}</p></section>
        """;

    string Hero(Listed? row)
    {
        if (row is null)
        {
            return "";
        }

        var (key, arguments) = Cards.Alt(row);
        var file = Large(row);
        return $"<a class=\"hero\" href=\"{row.Page}\"><img src=\"{Html.Address(row.Folder + file.Name)}\" width=\"{Math.Max(1, file.Width)}\" height=\"{Math.Max(1, file.Height)}\"{Html.Attribute("alt", key, arguments)} fetchpriority=\"high\">{(row.IsSimulated ? $"<i class=\"simulated\">{Credit.Simulated}</i>" : "")}</a>";
    }

    // The preview where pixels may be shown, else the thumbnail.
    ProductFile Large(Listed row) => !options.IsLinksOnly && row.Preview is { } preview ? preview : row.Thumbnail!;

    string Numbers() => $"""
        <ul class="numbers"{Html.Attribute("aria-label", "home.numbers")}>{string.Concat(numbers.All.Where(number => number.Value > 0).Select(number => $"<li><b>{Html.Text(number.Text)}</b> {Html.Say("span", number.Key)}</li>"))}</ul>
        """;

    string Days()
    {
        var days = DayOfMission.All(contents);
        return days.Count == 0 ? "" : $"""
            <section class="days-section">{Html.Say("h2", "home.days")}{Html.Say("p", "home.days-text")}
            <ol class="days">{string.Concat(days.Select(Day))}</ol></section>
            """;
    }

    static string Day(DayOfMission day) => $"""
        <li><a href="gallery.html#day={day.Day.Number}"><span class="day"><b>{Html.Say("span class=\"unseen\"", "fact.lunar-day")} {day.Day.Number}</b> <time>{day.Day.Sunrise.ToUtcText()[..10]}</time></span>{SunCurve.Of(day)}<span class="count">{Html.Count(day.Products.Count)} {Html.Say("span class=\"unseen\"", "number.products")}</span></a></li>
        """;

    static string Row(string key, IReadOnlyList<Listed> rows, string all) => rows.Count == 0 ? "" :
        $"<section class=\"picks\">{Html.Say("h2", key)}{Cards.List("", rows)}<p>{Html.Say($"a href=\"{all}\"", "home.all")}</p></section>";

    /// <summary>The best of each kind first, so that no kind fills the row.</summary>
    List<Listed> Chosen()
    {
        var ranked = contents.Rows.Where(row => row.Thumbnail is not null).OrderByDescending(row => row.Score).ThenBy(row => row.Key, StringComparer.Ordinal).ToList();
        return [.. ranked.GroupBy(row => row.Recipe).SelectMany(kind => kind.Select((row, place) => (row, place))).OrderBy(pair => pair.place > 0 ? 1 : 0)
            .ThenByDescending(pair => pair.row.Score - (6 * pair.place)).ThenBy(pair => pair.row.Key, StringComparer.Ordinal).Select(pair => pair.row).Take(Best)];
    }

    static string Text(Listed row)
    {
        var (key, arguments) = Cards.Alt(row);
        return Texts.Get(key, arguments);
    }
}
