namespace Farside.Site.Kinds;

/// <summary>A panorama laid on the ground: a small map about the camera.</summary>
sealed class GroundMapKind : IPageKind
{
    public string Name => "map";
    public IReadOnlyList<string> Scripts => ["viewer.js"];

    public PageView View(PageSource source)
    {
        var panorama = PanoramaFile.Read(source);
        return new() { Images = PanoramaKind.Images(source), Data = new() { ["ground"] = panorama?.Ground(), ["sources"] = panorama?.Sources() } };
    }
}
