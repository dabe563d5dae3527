using System.Text.RegularExpressions;

namespace Farside.Archive.Store;

/// <summary>Files → products: label and data of one name belong together, whatever a browser or a user did to the names.</summary>
sealed partial class EntryPairing(string root, IReadOnlyList<FoundFile> files)
{
    readonly Dictionary<string, Parts> _products = new(files.Count, StringComparer.OrdinalIgnoreCase);
    readonly List<ArchiveCopy> _copies = [];

    public (IReadOnlyList<ArchiveEntry> Entries, IReadOnlyList<ArchiveCopy> Copies) Pair()
    {
        var odd = new List<FoundFile>();
        foreach (var file in files)
        {
            if (ProductName.TryParse(file.Name, out var name))
            {
                Of(name).Add(file, name.IsLabel);
            }
            else
            {
                odd.Add(file);
            }
        }

        PairOdd(odd);
        SniffLonely();
        var entries = _products.Values.Select(Close).ToArray();
        Array.Sort(entries, (a, b) => string.CompareOrdinal(a.Id, b.Id));
        return (entries, _copies);
    }

    void PairOdd(List<FoundFile> odd)
    {
        var byPath = odd.ToDictionary(file => file.Path);
        var rest = new List<FoundFile>();
        foreach (var file in odd)
        {
            if (LabelPeek.At(file) is { } peek)
            {
                AddOddLabel(file, peek, byPath);
            }
            else
            {
                rest.Add(file);
            }
        }

        // Data whose label has claimed them are gone from byPath; the others may still be a numbered copy or a name in small letters.
        foreach (var file in rest.Where(file => byPath.ContainsKey(file.Path)))
        {
            if (ProductName.TryParse(Plain(file.Name), out var name) || ProductName.TryParse(Plain(file.Name).ToUpperInvariant(), out name))
            {
                Of(name).Add(file, name.IsLabel);
            }
            else if (IsDataEnding(file.Name))
            {
                Of(file.Name, null).Add(file, isLabel: false);
            }
        }
    }

    void AddOddLabel(FoundFile label, LabelPeek peek, Dictionary<string, FoundFile> byPath)
    {
        var data = peek.IsAttached ? label : Companion(label, peek, byPath);
        var isNamed = ProductName.TryParse(peek.ProductId ?? "", out var name) || ProductName.TryParse(peek.DataName ?? "", out name);
        var parts = isNamed ? Of(name) : Of(FreeId(label, data?.Name ?? peek.DataName ?? label.Name), null);
        parts.Add(label, isLabel: true);
        if (data is not null)
        {
            parts.Add(data, isLabel: false);
            if (isNamed)
            {
                byPath.Remove(data.Path);
            }
        }
    }

    static FoundFile? Companion(FoundFile label, LabelPeek peek, Dictionary<string, FoundFile> byPath)
    {
        var stated = peek.DataName is { } name && name == Path.GetFileName(name) ? Path.Combine(label.Folder, name) : null;
        var twin = label.Path.EndsWith('L') ? label.Path[..^1] : null;
        return twin is not null && byPath.TryGetValue(twin, out var beside) ? beside
            : stated is not null && byPath.TryGetValue(stated, out var named) ? named
            : stated is not null && byPath.Values.FirstOrDefault(file => file.Path.Equals(stated, StringComparison.OrdinalIgnoreCase)) is { } otherCase ? otherCase : null;
    }

    // Data without a label may carry one at their head, as the older missions' do.
    void SniffLonely()
    {
        foreach (var parts in _products.Values.Where(parts => parts.Label is null && parts.Data is not null))
        {
            if (LabelPeek.At(parts.Data!) is { IsAttached: true })
            {
                parts.Add(parts.Data!, isLabel: true);
            }
        }
    }

    ArchiveEntry Close(Parts parts)
    {
        var (label, data) = parts.Choose();
        _copies.AddRange(parts.Others(label, data).Select(file => new ArchiveCopy(parts.Id, file.File.Path, (file.IsLabel ? label : data)!.Path)));
        var changed = label is null ? data!.Changed : data is null || data.Changed < label.Changed ? label.Changed : data.Changed;
        return new(parts.Id, parts.Name, label?.Path, data?.Path, data?.Bytes ?? 0, label?.Bytes ?? 0, changed);
    }

    Parts Of(ProductName name) => Of(name.FileName, name with { IsLabel = false });

    Parts Of(string id, ProductName? name) => _products.TryGetValue(id, out var parts) ? parts : _products[id] = new(id, name);

    /// <summary>Several labels may describe one file, and folders may repeat names: each gets an identity of its own.</summary>
    string FreeId(FoundFile label, string wanted) =>
        !_products.ContainsKey(wanted) ? wanted : !_products.ContainsKey(label.Name) ? label.Name : Path.GetRelativePath(root, label.Path).Replace(Path.DirectorySeparatorChar, '~');

    static bool IsDataEnding(string name) => Path.GetExtension(name).ToUpperInvariant() is ".2A" or ".2B" or ".2C";

    static string Plain(string name) => Numbered().Replace(name, "$1");

    [GeneratedRegex(@"(?: ?\(\d+\)| - Copy)+(\.\w+)$|(?: ?\(\d+\))+$", RegexOptions.CultureInvariant)]
    private static partial Regex Numbered();

    /// <summary>The files of one product.</summary>
    sealed class Parts(string id, ProductName? name)
    {
        readonly List<(FoundFile File, bool IsLabel)> _files = new(2);

        public string Id => id;
        public ProductName? Name => name;
        public FoundFile? Label => Best(true);
        public FoundFile? Data => Best(false);

        public void Add(FoundFile file, bool isLabel) => _files.Add((file, isLabel));

        /// <summary>Label and data from one folder where there is such a pair.</summary>
        public (FoundFile? Label, FoundFile? Data) Choose()
        {
            if (_files.Count <= 2)
            {
                return (Label, Data);
            }

            var pair = (from label in _files.Where(file => file.IsLabel)
                        from data in _files.Where(file => !file.IsLabel)
                        where label.File.Folder == data.File.Folder && (label.File == data.File || label.File.Name.Equals(data.File.Name + "L", StringComparison.OrdinalIgnoreCase))
                        orderby Rank(label.File), label.File.Path
                        select (label.File, data.File)).FirstOrDefault();
            return pair.Item1 is null ? (Label, Data) : (pair.Item1, pair.Item2);
        }

        public IEnumerable<(FoundFile File, bool IsLabel)> Others(FoundFile? label, FoundFile? data) =>
            _files.Count <= 2 && label is not null && data is not null ? [] : _files.Where(file => file.File != label && file.File != data);

        FoundFile? Best(bool isLabel) =>
            _files.Count == 1 ? (_files[0].IsLabel == isLabel ? _files[0].File : null)
            : _files.Where(file => file.IsLabel == isLabel).Select(file => file.File).OrderBy(Rank).ThenBy(file => file.Path, StringComparer.Ordinal).FirstOrDefault();

        // The name as released first, then what is whole rather than empty, then the shortest.
        int Rank(FoundFile file) => (file.Name.StartsWith(id, StringComparison.Ordinal) ? 0 : 1_000_000) + (file.Bytes == 0 ? 100_000 : 0) + file.Name.Length;
    }
}
