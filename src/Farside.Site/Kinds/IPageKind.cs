namespace Farside.Site.Kinds;

/// <summary>A kind of product page: what it shows, and which scripts bring it to life. One small class a kind, one line in <see cref="KindBook"/>.</summary>
interface IPageKind
{
    /// <summary>As pages and scripts name it.</summary>
    string Name { get; }

    /// <summary>Classic scripts under <c>assets/</c>, beside the site's own.</summary>
    IReadOnlyList<string> Scripts { get; }

    /// <summary>Reads what it needs beside the record; a broken file of a product costs what it would have shown, not the page.</summary>
    PageView View(PageSource source);
}
