namespace Farside.Site.Kinds;

/// <summary>A panorama in a projection that is looked at as a picture: the little planet.</summary>
sealed class PlanetKind : IPageKind
{
    public string Name => "picture";
    public IReadOnlyList<string> Scripts => ["viewer.js"];

    public PageView View(PageSource source)
    {
        var panorama = PanoramaFile.Read(source);
        return new() { Images = PanoramaKind.Images(source), Data = new() { ["sky"] = panorama?.Sky(), ["sources"] = panorama?.Sources() } };
    }
}
