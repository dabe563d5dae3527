namespace Farside.Site.Kinds;

/// <summary>A product without a picture: its facts are the page.</summary>
sealed class FactsKind : IPageKind
{
    public string Name => "facts";
    public IReadOnlyList<string> Scripts => [];

    public PageView View(PageSource source) => new();
}
