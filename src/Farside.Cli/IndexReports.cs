using System.Globalization;
using Farside.Catalogue.Build;

namespace Farside.Cli;

/// <summary>What an update of the catalogue did, in words.</summary>
static class IndexReports
{
    /// <summary>E.g. <c>203 new, 1 changed, 2 gone, 5,812 as before</c>.</summary>
    public static string Sentence(CatalogueReport report)
    {
        string[] parts =
        [
            Part(report.Added, "new"), Part(report.Changed, "changed"), Part(report.Removed, "gone"), Part(report.Kept, "as before"), Part(report.Refused.Count, "left out"),
        ];
        var said = parts.Where(part => part.Length > 0).ToList();
        return said.Count > 0 ? string.Join(", ", said) : "nothing there";
    }

    static string Part(int count, string what) => count == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"{count:#,0} {what}");
}
