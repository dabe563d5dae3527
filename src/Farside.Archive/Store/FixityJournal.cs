using System.Globalization;

namespace Farside.Archive.Store;

/// <summary>
/// Sums that are known already, one line a file, written as each is done: what a killed run leaves is taken up by the next. A file whose size or time has moved is
/// summed again.
/// </summary>
sealed class FixityJournal : IDisposable
{
    const string Head = "farside-fixity/1";

    readonly Dictionary<string, (long Bytes, long Ticks, string Sum)> _known = new(StringComparer.Ordinal);
    readonly Lock _gate = new();
    readonly StreamWriter _writer;

    FixityJournal(string path, FixityKind kind)
    {
        var head = $"{Head} {kind.Word}";
        var whole = Load(path, head, kind);
        _writer = new(new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.Read)) { AutoFlush = true, NewLine = "\n" };
        _writer.WriteLine(head);
        whole.ForEach(_writer.WriteLine);
    }

    public static FixityJournal Open(string path, FixityKind kind) => new(path, kind);

    /// <summary>Null for a file that has no sum yet.</summary>
    public string? Find(string relative, FoundFile file)
    {
        lock (_gate)
        {
            return _known.TryGetValue(relative, out var known) && known.Bytes == file.Bytes && known.Ticks == file.Changed.Ticks ? known.Sum : null;
        }
    }

    public void Add(string relative, FoundFile file, string sum)
    {
        lock (_gate)
        {
            _writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{sum} {file.Bytes} {file.Changed.Ticks} {FixityPath.OfBag(relative)}"));
        }
    }

    public void Dispose() => _writer.Dispose();

    // A line that was being written when the machine stopped is no line.
    List<string> Load(string path, string head, FixityKind kind)
    {
        var whole = new List<string>();
        if (!File.Exists(path))
        {
            return whole;
        }

        var lines = File.ReadAllText(path).Split('\n');
        if (lines[0] != head)
        {
            return whole;
        }

        foreach (var line in lines.Skip(1).SkipLast(1))
        {
            var parts = line.Split(' ', 4);
            if (parts.Length == 4 && parts[0].Length == kind.Digits && long.TryParse(parts[1], CultureInfo.InvariantCulture, out var bytes) && long.TryParse(parts[2], CultureInfo.InvariantCulture, out var ticks))
            {
                _known[FixityPath.FromBag(parts[3])] = (bytes, ticks, parts[0]);
                whole.Add(line);
            }
        }

        return whole;
    }
}
