using Farside.Archive.Store;
using Farside.Core;

namespace Farside.Simulator.Evaluation;

/// <summary>The three folders that are compared, opened once; and what could not be compared.</summary>
sealed class EvaluationInput
{
    const int MostNames = 10;

    readonly Dictionary<string, ArchiveEntry> _entries;
    readonly List<string> _absent = [];
    readonly List<string> _notes = [];
    readonly List<string> _refused = [];
    readonly Lazy<ArchiveReport> _check;
    readonly int _most;

    EvaluationInput(ArchiveFolder archive, ProductShelf products, Truth truth, int most, CancellationToken cancel)
    {
        (Archive, Products, Truth, _most) = (archive, products, truth, most);
        _entries = archive.Entries.ToDictionary(entry => entry.Id, StringComparer.Ordinal);
        _check = new(() => ArchiveCheck.Run(archive, progress: null, cancel));
    }

    public ArchiveFolder Archive { get; }
    public ProductShelf Products { get; }
    public Truth Truth { get; }

    /// <summary>What <c>farside check</c> says of the archive; run when first asked for.</summary>
    public ArchiveReport Check => _check.Value;

    public IReadOnlyList<string> Absent => _absent;
    public IReadOnlyList<string> Notes => _notes;
    public IReadOnlyList<string> Refused => _refused;

    public static EvaluationInput Open(EvaluationOptions options, CancellationToken cancel = default)
    {
        var archive = ArchiveFolder.Open(options.Archive);
        return new(archive, ProductShelf.Open(options.Products), Truth.Open(options.Truth ?? Path.TrimEndingDirectorySeparator(Path.GetFullPath(options.Archive)) + ".truth"), options.Most ?? int.MaxValue, cancel);
    }

    /// <summary>The archive's entry by its data file's name; null when it is not there.</summary>
    public ArchiveEntry? Entry(string product) => _entries.GetValueOrDefault(product);

    /// <summary>Evenly spread, the first and the last among them; all when they are few enough.</summary>
    public IReadOnlyList<T> Choose<T>(IReadOnlyList<T> all) => all.Count <= _most ? all
        : _most == 1 ? [all[0]]
        : [.. Enumerable.Range(0, _most).Select(i => all[(int)((long)i * (all.Count - 1) / (_most - 1))])];

    /// <summary>A quantity gets no row.</summary>
    public void SayAbsent(string quantity, string why) => _absent.Add($"{quantity}: {why}.");

    /// <summary>Which ones a row is below its bar for, the first few by name.</summary>
    public void SayMissed(string quantity, IReadOnlyList<string> names)
    {
        if (names.Count > 0)
        {
            _notes.Add($"{quantity}: {string.Join(", ", names.Take(MostNames))}{(names.Count > MostNames ? $" and {names.Count - MostNames} more" : "")}.");
        }
    }

    /// <summary>Looks at one product; when it cannot be read, it is refused, unless a fault was planted in it.</summary>
    public T? TryRead<T>(string product, Func<T?> read) where T : class
    {
        try
        {
            return read();
        }
        catch (Exception error) when (error is FarsideException or IOException or UnauthorizedAccessException)
        {
            if (!Truth.IsSpoilt(product))
            {
                _refused.Add(error is FarsideException ? error.Message.ReplaceLineEndings(" ") : $"{product}: found {error.Message.TrimEnd('.')}; expected a file that can be read. Make it again.");
            }

            return null;
        }
    }
}
