using Farside.Archive.Store;
using Farside.Products.Runner;

namespace Farside.Products.Recipes;

/// <summary>What an archive entry is about, as its name says it.</summary>
static class Subjects
{
    public static Subject Of(ArchiveEntry entry) => entry.Name is { } name ? new(name.Instrument, name.Sequence, name.Mode, name.Mission) : new();
}
