using Farside.Archive.Store;
using Farside.Catalogue.Query;

namespace Farside.Catalogue.Build;

/// <summary>Archive and products → catalogue. What is there and has not changed is left alone.</summary>
public static class CatalogueBuilder
{
    /// <summary>
    /// Brings a catalogue up to date. Files are told from changed ones by size and time, then by their bytes. Rows are written in batches: an update that is broken off
    /// leaves what was written so far, sound, and the next one goes on; a first filling that is broken off starts again.
    /// </summary>
    /// <param name="archiveRoot">Folder of raw products, listed by their names; null leaves the frames in the catalogue as they are.</param>
    /// <param name="productsRoot">Folder of products; null leaves the products in the catalogue as they are.</param>
    /// <param name="without">Keys, <c>recipe/id</c>, of products that are not listed though they are there; null for none.</param>
    /// <exception cref="CatalogueException">No such folder of products, or the catalogue cannot be written.</exception>
    public static CatalogueReport Update(
        ProductCatalogue catalogue, string? archiveRoot, string? productsRoot, IProgress<CatalogueProgress>? progress = null,
        IReadOnlySet<string>? without = null, CancellationToken cancel = default)
    {
        if (productsRoot is not null && !Directory.Exists(productsRoot))
        {
            throw new CatalogueException(productsRoot, "", "no such folder", "the products of farside make or farside run");
        }

        var archive = archiveRoot is null ? null : ArchiveFolder.Open(archiveRoot);
        var total = progress is null ? 0 : (productsRoot is null ? 0 : ProductCandidate.Count(productsRoot)) + (archive?.Entries.Count ?? 0);
        using var update = new CatalogueUpdate(catalogue.OpenForWriting(), progress, cancel, total);
        if (productsRoot is not null)
        {
            update.Take(ProductCandidate.Below(Path.GetFullPath(productsRoot)).Where(candidate => without?.Contains(candidate.Key) != true), isFrames: false);
        }

        // Frames come after products: only those are rows of their own that no product was made of alone.
        if (archive is not null)
        {
            update.Take(archive.Entries.Select(entry => new FrameCandidate(entry)), isFrames: true);
        }
        else
        {
            update.DropFramesWithProducts();
        }

        update.Complete();
        return update.Report;
    }
}
