using System.Diagnostics;
using System.Globalization;
using Farside.Archive.Store;
using Farside.Core.Measurements;
using Farside.Core.Records;

namespace Farside.Products.Runner;

/// <summary>Where one product is made: opens its inputs, takes its files and numbers, and puts the finished folder into place.</summary>
public sealed class Workbench : IDisposable
{
    readonly IArchive _archive;
    readonly ProductStore _store;
    readonly Recipe _recipe;
    readonly Job _job;
    readonly string _folder;
    readonly long _started = Stopwatch.GetTimestamp();
    readonly List<Observation> _observations = [];
    readonly List<Citation> _cited;
    readonly List<Repair> _repairs = [];
    readonly List<QualityNumber> _quality = [];
    readonly List<Fact> _facts = [];
    readonly List<(string Name, string Role, int? Width, int? Height)> _files = [];
    ProductObservation? _subject;
    Rights? _rights;
    bool _isCitedSimulated;

    internal Workbench(IArchive archive, ProductStore store, Recipe recipe, Job job, IReadOnlyList<Citation> cited, CancellationToken cancel)
    {
        (_archive, _store, _recipe, _job, _cited, Cancellation) = (archive, store, recipe, job, [.. cited], cancel);
        _folder = store.NewTemp();
    }

    /// <summary>A long step asks it now and then.</summary>
    public CancellationToken Cancellation { get; }

    /// <summary>One line for a page or a caption; the product's key until a recipe says better.</summary>
    public string Title { get; set; } = "";

    /// <summary>The product's <c>recipe/id</c>.</summary>
    public string Key => _job.Key;

    /// <summary>True once a simulated input was read or cited.</summary>
    public bool IsSimulated => _isCitedSimulated || _observations.Any(observation => observation.IsSimulated);

    /// <summary>True when a cited product exists.</summary>
    public bool HasCited => _cited.Count > 0;

    /// <summary>Whom the product thanks, from what was read so far.</summary>
    public Rights Rights => _rights ?? (_observations.Count > 0 ? Rights.Of(_observations[0]) : new("", ""));

    /// <summary>Opens one input; its repairs and its observation go into the record.</summary>
    public TMeasurement Read<TMeasurement>(ArchiveEntry entry) where TMeasurement : Measurement =>
        Read(entry) as TMeasurement ?? throw new NothingToMakeException(entry.Id, $"not a {typeof(TMeasurement).Name.ToLowerInvariant()}");

    /// <inheritdoc cref="Read{TMeasurement}"/>
    public Measurement Read(ArchiveEntry entry)
    {
        Cancellation.ThrowIfCancellationRequested();
        var measurement = _archive.Read(entry);
        Observe(measurement.Observation);
        return measurement;
    }

    /// <summary>Opens again an input that the record already tells of.</summary>
    public TMeasurement ReadAgain<TMeasurement>(ArchiveEntry entry) where TMeasurement : Measurement
    {
        Cancellation.ThrowIfCancellationRequested();
        return (TMeasurement)_archive.Read(entry);
    }

    /// <summary>Takes an observation that the recipe opened by itself.</summary>
    public void Observe(Observation observation)
    {
        _observations.Add(observation);
        _repairs.AddRange(observation.Repairs.Where(repair => !_repairs.Contains(repair)));
    }

    /// <summary>The record of a cited product, or null when it could not be made.</summary>
    public ProductRecord? Cited(string key)
    {
        var record = _cited.Exists(cite => $"{cite.Recipe}/{cite.Id}" == key) ? _store.Find(key) : null;
        _isCitedSimulated |= record?.Simulated == true;
        return record;
    }

    /// <summary>The path of a cited product's first file of that role, or null.</summary>
    public string? CitedFile(ProductRecord record, string role) =>
        record.File(role) is { } file ? Path.Combine(_store.FolderOf(record.Key), file.Name) : null;

    /// <summary>The path of a file of a cited product, by its name.</summary>
    public string CitedPath(ProductRecord record, string name) => Path.Combine(_store.FolderOf(record.Key), name);

    /// <summary>What a product without inputs of its own shows and whom it thanks.</summary>
    public void Describe(ProductObservation subject, Rights rights) => (_subject, _rights) = (subject, rights);

    /// <summary>One number that says how good the product is; kept to six figures.</summary>
    public void Measure(string name, double value, string unit = "") =>
        _quality.Add(new(name, double.IsFinite(value) ? SixFigures(value) : null, unit));

    /// <summary>One line for the product's page, after the label's own.</summary>
    public void State(string name, string text) => _facts.Add(new(name, text));

    /// <summary>A folder for files that vanish before the product is put into place.</summary>
    public string Scratch => _folder;

    /// <summary>The absolute path under which the recipe writes a file of the product.</summary>
    /// <param name="role">See <see cref="FileRole"/>.</param>
    public string Place(string name, string role, int? width = null, int? height = null)
    {
        Cancellation.ThrowIfCancellationRequested();
        if (FolderName.From(name) != name || name == ProductRecord.FileName || _files.Exists(file => file.Name == name))
        {
            throw new UnreachableException($"{_job.Key}: {name} cannot name one of its files.");
        }

        _files.Add((name, role, width, height));
        return Path.Combine(_folder, name);
    }

    public void Write(string name, string role, ReadOnlySpan<byte> bytes, int? width = null, int? height = null) =>
        File.WriteAllBytes(Place(name, role, width, height), bytes);

    public void Dispose() => ProductStore.Delete(_folder);

    /// <summary>Writes the record and moves the folder into place.</summary>
    internal ProductRecord Commit() => Finish(isSkip: false);

    /// <summary>Remembers that these inputs give no product.</summary>
    internal ProductRecord CommitNothing(string why)
    {
        _files.ForEach(file => File.Delete(Path.Combine(_folder, file.Name)));
        _files.Clear();
        Title = why;
        return Finish(isSkip: true);
    }

    ProductRecord Finish(bool isSkip)
    {
        var record = Record();
        File.WriteAllBytes(Path.Combine(_folder, ProductRecord.FileName), ProductJson.Write(record));
        Cancellation.ThrowIfCancellationRequested();
        _store.Commit(_folder, _job.Key, isSkip);
        return record;
    }

    ProductRecord Record() => new()
    {
        Recipe = _recipe.Name,
        Version = _recipe.Version,
        Id = _job.Id,
        Title = Title.Length > 0 ? Title : _job.Key,
        Simulated = IsSimulated,
        Credit = Rights.Credit,
        Licence = Rights.Licence,
        Observation = _subject ?? ProductObservation.Common([.. _observations.Select(ProductObservation.From)]) with { Index = OnlyOne?.Index },
        Options = _job.Options,
        Inputs = [.. _job.Inputs.Select(InputFile.Describe)],
        Cites = _cited,
        Repairs = _repairs,
        Quality = _quality,
        Facts = [.. (OnlyOne?.Facts ?? []).Select(fact => new Fact(fact.Key, fact.Value)), .. _facts],
        Files = [.. _files.Select(Describe)],
        Run = Run(),
    };

    Observation? OnlyOne => _observations.Count == 1 ? _observations[0] : null;

    ProductFile Describe((string Name, string Role, int? Width, int? Height) file)
    {
        var path = Path.Combine(_folder, file.Name);
        return new(file.Name, file.Role, file.Width, file.Height, new FileInfo(path).Length, InputFile.Hash(path));
    }

    RunBlock Run() => new(
        DateTime.UtcNow.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture), Environment.MachineName,
        Math.Round(Stopwatch.GetElapsedTime(_started).TotalSeconds, 3), CodeVersion.Commit, CodeVersion.Number, [.. _job.Inputs.Select(InputFile.Stamp)]);

    static double SixFigures(double value)
    {
        if (value == 0)
        {
            return 0;
        }

        var digits = Math.Clamp(5 - (int)Math.Floor(Math.Log10(Math.Abs(value))), 0, 15);
        return Math.Round(value, digits);
    }
}
