using Farside.Catalogue.Records;
using Farside.Formats.Jpeg;
using Farside.Site.Tiles;

namespace Farside.Site.Kinds;

/// <summary>Which products get a small picture of the site's own: those so long that their thumbnail is a thread.</summary>
static class CardPicture
{
    public const string Name = "card.jpg";
    const double Long = 5;

    /// <summary>Null where the product's thumbnail does well, and where a host shares no pixels.</summary>
    public static ProductFile? Of(ProductRecord record, PublishOptions options) =>
        !options.IsLinksOnly && Jpeg.IsAvailable && record.Display is { } display && Path.GetExtension(display.Name) == ".png"
        && display.Width > Long * display.Height && display.Height >= CardCrop.Height / 2 && display.Width >= CardCrop.Width
        && File.Exists(Path.Combine(record.Folder, display.Name))
            ? new(Name, "thumbnail", CardCrop.Width, CardCrop.Height, 0) : null;
}
