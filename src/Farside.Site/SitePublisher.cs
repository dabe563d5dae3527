using System.Text;
using Farside.Catalogue.Records;
using Farside.Core;
using Farside.Site.Pages;

namespace Farside.Site;

/// <summary>Products → a folder of static pages that opens from disk and from any web host.</summary>
public static class SitePublisher
{
    static readonly string[] Assets = ["site.css", "site.js", "farside.svg"];

    /// <summary>Writes the site of all products under <paramref name="productsRoot"/>; what is already right is left alone, pages of vanished products are removed.</summary>
    public static PublishReport Publish(string productsRoot, string siteRoot, CancellationToken cancel = default)
    {
        if (!Directory.Exists(productsRoot))
        {
            throw new FarsideException($"{productsRoot}: found no such folder; expected the products of farside make or farside run.");
        }

        var refused = new List<string>();
        var cards = ReadCards(productsRoot, refused, cancel);
        var folder = new SiteFolder(siteRoot);
        folder.RequireOurs("products", $"assets/{Assets[0]}");
        foreach (var asset in Assets)
        {
            folder.Write($"assets/{asset}", Resource(asset));
        }

        for (var i = 0; i < cards.Count; i++)
        {
            cancel.ThrowIfCancellationRequested();
            Publish(folder, cards[i], i > 0 ? cards[i - 1] : null, i + 1 < cards.Count ? cards[i + 1] : null);
        }

        folder.Write("data/products.js", Encoding.UTF8.GetBytes(GalleryPage.Data(cards)));
        folder.Write("index.html", Encoding.UTF8.GetBytes(GalleryPage.Render(cards)));
        folder.RemoveLeftovers("products");
        return new(Path.Combine(folder.Root, "index.html"), cards.Count, folder.FilesWritten, refused);
    }

    static List<ProductRecord> ReadCards(string productsRoot, List<string> refused, CancellationToken cancel)
    {
        var cards = new List<ProductRecord>();
        foreach (var recipe in Directory.EnumerateDirectories(productsRoot).Where(IsVisible).Order(StringComparer.Ordinal))
        {
            foreach (var product in Directory.EnumerateDirectories(recipe).Where(folder => IsVisible(folder) && File.Exists(Path.Combine(folder, "product.json"))).Order(StringComparer.Ordinal))
            {
                cancel.ThrowIfCancellationRequested();
                try
                {
                    cards.Add(ProductRecord.Read(Path.GetFullPath(product)));
                }
                catch (FarsideException refusal)
                {
                    refused.Add(refusal.Message);
                }
            }
        }

        return [.. cards.OrderBy(card => card.Start, StringComparer.Ordinal).ThenBy(card => card.Recipe, StringComparer.Ordinal).ThenBy(card => card.Id, StringComparer.Ordinal)];
    }

    static void Publish(SiteFolder folder, ProductRecord card, ProductRecord? before, ProductRecord? after)
    {
        foreach (var file in card.Files)
        {
            folder.Copy(Path.Combine(card.Folder, file.Name), card.Address + file.Name);
        }

        folder.Copy(Path.Combine(card.Folder, "product.json"), card.Address + "product.json");
        folder.Write(card.Address + "index.html", Encoding.UTF8.GetBytes(ProductPage.Render(card, before, after)));
    }

    static bool IsVisible(string folder) => !Path.GetFileName(folder).StartsWith('.');

    static byte[] Resource(string name)
    {
        using var stream = typeof(SitePublisher).Assembly.GetManifestResourceStream(name)!;
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}
