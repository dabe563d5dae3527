using System.Globalization;
using Farside.Catalogue.Records;
using Farside.Core;
using Farside.Core.Rasters;
using Farside.Core.Records;
using Farside.Formats.Jpeg;
using Farside.Formats.Pictures;
using Farside.Site.Tiles;

namespace Farside.Site.Kinds;

/// <summary>
/// How a product's pictures are shown: small ones as they are, heavy ones by a JPEG of the same size, those above 5 Mpx by tiles; nothing but the thumbnail where a
/// host shares no pixels. What was made before from the same file is kept.
/// </summary>
sealed class ShownPictures(SiteFolder site, ProductRecord record, PublishOptions options, ICollection<string> refused)
{
    // Below this a browser takes a PNG as it is.
    const long HeavyBytes = 1_200_000;
    const string MakerStamp = "view/1";

    static readonly JpegOptions View = new() { Quality = 90, Subsampling = JpegSubsampling.None };

    public bool IsLinksOnly => options.IsLinksOnly;

    /// <summary>The picture that stands for the product; null for a product without one.</summary>
    public PageImage? Display() => options.IsLinksOnly
        ? record.Thumbnail is { Role: "thumbnail" } small ? AsItIs(small, "display") : null
        : record.Display is { } display ? Show(display, "display") : null;

    /// <summary>Null where a host shares no pixels, and where the file is broken: a line says so.</summary>
    public PageImage? Show(ProductFile file, string role) => Try(file, () =>
        (long)file.Width * file.Height > options.TilesAbove ? Tiled(file, role)
        : IsTiff(file) ? null
        : file.Bytes <= HeavyBytes || !Jpeg.IsAvailable ? AsItIs(file, role)
        : SameSizePreview(file) is { } preview ? AsItIs(preview, role)
        : Viewed(file, role));

    /// <summary>Linear light on the ground, for the site's map: small enough to be one JPEG.</summary>
    public PageImage? ShowGround(ProductFile file, GroundTones tones) => Try(file, () => Jpeg.IsAvailable && (long)file.Width * file.Height <= options.TilesAbove
        ? Made(file, "map", $"view-{Path.GetFileNameWithoutExtension(file.Name)}.jpg", () => Jpeg.Encode(tones.Shown(Path.Combine(record.Folder, file.Name)), View with { Comments = Comments() }))
        : null);

    public PageImage? ShowAsItIs(ProductFile file, string role) => options.IsLinksOnly ? null : AsItIs(file, role);

    /// <summary>Linear samples on a screen: encoded by the screen's curve, nothing else.</summary>
    public PageImage? ShowLinear(ProductFile file) => Try(file, () => Jpeg.IsAvailable ? Made(file, "linear", "view-linear.jpg", () => LinearPicture(file)) : null);

    /// <summary>A file beside the page.</summary>
    public void Write(string name, string content) => site.Write(record.Address + name, content);

    public void Make(string name, string stamp, Func<byte[]> make) => site.Make(record.Address + name, stamp, make);

    /// <summary>The small picture of a product whose thumbnail would be a thread.</summary>
    public void Card()
    {
        if (CardPicture.Of(record, options) is not null && record.Display is { } display)
        {
            Try(display, () =>
            {
                Make(CardPicture.Name, StampOf(display, $"card/1 {Comments()[0]}"), () => CropCard(display));
                return null;
            });
        }
    }

    byte[] CropCard(ProductFile display)
    {
        using var source = new PngRowSource(Path.Combine(record.Folder, display.Name), new PictureLimits { Bytes = long.MaxValue });
        return CardCrop.Write(source, new() { Quality = 85, Comments = Comments() });
    }

    static PageImage AsItIs(ProductFile file, string role) => new(role, $"image.{role}", file.Name, Math.Max(1, file.Width), Math.Max(1, file.Height), file.Bytes);

    ProductFile? SameSizePreview(ProductFile file) => file != record.Display ? null
        : record.Files.FirstOrDefault(preview => preview.Role == "preview" && preview.Width == file.Width && preview.Height == file.Height);

    PageImage Viewed(ProductFile file, string role) =>
        Made(file, role, $"view-{Path.GetFileNameWithoutExtension(file.Name)}.jpg", () => Jpeg.Encode(PictureFile.Read(Path.Combine(record.Folder, file.Name)), View with { Comments = Comments() }));

    PageImage Made(ProductFile file, string role, string name, Func<byte[]> make)
    {
        Make(name, StampOf(file, $"{MakerStamp} {Comments()[0]}"), make);
        return new(role, $"image.{role}", name, file.Width, file.Height, new FileInfo(Path.Combine(site.Root, record.Address, name)).Length);
    }

    PageImage Tiled(ProductFile file, string role)
    {
        var folder = $"tiles/{Path.GetFileNameWithoutExtension(file.Name)}/";
        var tiles = new TileOptions
        {
            Subsampling = role is "red-cyan" or "comfortable" ? JpegSubsampling.None : JpegSubsampling.Quarter,
            Threads = options.Jobs,
            Comments = Comments(),
            Id = options.Address is null ? "." : new Uri(options.Address, Pages.Html.Address(record.Address + folder.TrimEnd('/'))).AbsoluteUri,
        };
        site.MakeFolder(record.Address + folder, StampOf(file, tiles.Stamp), target => WriteTiles(file, target, tiles));
        var (name, width, height) = TilePyramid.Small(file.Width, file.Height, tiles);
        return new(role, $"image.{role}", folder + name, width, height, file.Bytes,
            new(folder, file.Width, file.Height, tiles.Tile, TilePyramid.Scales(file.Width, file.Height, tiles.Tile)));
    }

    void WriteTiles(ProductFile file, string folder, TileOptions tiles)
    {
        var limits = new PictureLimits { Bytes = long.MaxValue };
        var path = Path.Combine(record.Folder, file.Name);
        using IRowSource source = IsTiff(file) ? new TiffRowSource(path, limits) : new PngRowSource(path, limits);
        if (source.Width != file.Width || source.Height != file.Height)
        {
            throw new PictureException(path, "size", $"{source.Width} × {source.Height}", $"{file.Width} × {file.Height}, as product.json says");
        }

        TilePyramid.Write(source, folder, tiles);
    }

    byte[] LinearPicture(ProductFile file)
    {
        var linear = PictureFile.Read(Path.Combine(record.Folder, file.Name));
        if (linear.Kind != SampleKind.UInt16)
        {
            throw new PictureException(file.Name, "samples", $"{linear.Kind}", "16 bits");
        }

        return Jpeg.Encode(ScreenCurve.Of(linear), View with { Comments = Comments() });
    }

    PageImage? Try(ProductFile file, Func<PageImage?> show)
    {
        if (options.IsLinksOnly)
        {
            return null;
        }

        try
        {
            return File.Exists(Path.Combine(record.Folder, file.Name)) ? show() : null;
        }
        catch (Exception broken) when (broken is FarsideException or IOException or UnauthorizedAccessException)
        {
            lock (refused)
            {
                refused.Add(broken is FarsideException ? broken.Message : $"{record.Folder}: {file.Name}: {broken.Message}");
            }

            return null;
        }
    }

    string StampOf(ProductFile file, string maker)
    {
        var there = new FileInfo(Path.Combine(record.Folder, file.Name));
        return string.Create(CultureInfo.InvariantCulture, $"{maker} {there.Length} {(file.Sha256.Length > 0 ? file.Sha256 : there.LastWriteTimeUtc.Ticks.ToString(CultureInfo.InvariantCulture))}");
    }

    string[] Comments() => [record.IsSimulated && !record.CreditLine.Contains(Credit.Simulated, StringComparison.Ordinal) ? $"{record.CreditLine} · {Credit.Simulated}" : record.CreditLine];

    static bool IsTiff(ProductFile file) => Path.GetExtension(file.Name).ToLowerInvariant() is ".tif" or ".tiff";
}
