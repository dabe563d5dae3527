using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using Farside.Site.Contents;

namespace Farside.Site;

/// <summary>Which products' pages are as they would be written again: by fingerprints of what they are made of, kept in the site. Many threads may ask for different products.</summary>
sealed class PageLedger(SiteFolder folder)
{
    /// <summary>A line a page: the product's folder, the fingerprint, how many entries the folder has.</summary>
    const string Name = ".farside/pages.tsv";

    readonly Dictionary<string, (string Inputs, int Entries)> _before = [];
    readonly ConcurrentDictionary<string, (string Inputs, int Entries)> _now = new(StringComparer.Ordinal);

    int _forgotten;

    public void Read()
    {
        var path = Path.Combine(folder.Root, Name);
        foreach (var parts in File.Exists(path) ? File.ReadLines(path).Select(line => line.Split('\t')) : [])
        {
            if (parts.Length == 3 && int.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out var entries))
            {
                _before[parts[0]] = (parts[1], entries);
            }
        }
    }

    /// <summary>Keeps the product's folder of the site when everything is as it was the last time.</summary>
    public bool Keep(Listed row, Fingerprint inputs)
    {
        if (!_before.TryGetValue(row.Folder, out var before) || before.Inputs != inputs.ToString() || folder.Entries(row.Folder) != before.Entries)
        {
            Forget();
            return false;
        }

        folder.KeepFolder(row.Folder);
        _now[row.Folder] = before;
        return true;
    }

    /// <summary>Remembers a page that was written without a refusal.</summary>
    public void Wrote(Listed row, Fingerprint inputs) => _now[row.Folder] = (inputs.ToString(), -1);

    // A publication that is stopped after it wrote pages must not leave a list that speaks of those before them.
    void Forget()
    {
        if (Interlocked.Exchange(ref _forgotten, 1) == 0)
        {
            File.Delete(Path.Combine(folder.Root, Name));
        }
    }

    /// <summary>Once leftovers are gone.</summary>
    public void Write() => folder.Write(Name, Encoding.UTF8.GetBytes(string.Concat(_now.OrderBy(page => page.Key, StringComparer.Ordinal)
        .Select(page => string.Create(CultureInfo.InvariantCulture, $"{page.Key}\t{page.Value.Inputs}\t{(page.Value.Entries < 0 ? folder.Entries(page.Key) : page.Value.Entries)}\n")))));
}
