using System.Collections.Concurrent;
using System.Diagnostics;
using Farside.Archive.Store;
using Farside.Core;
using Farside.Products.Engines;

namespace Farside.Products.Runner;

/// <summary>Plans recipes over an archive and makes what is missing. One bad input never stops the others.</summary>
public sealed class RecipeRunner(IReadOnlyList<Recipe> recipes, IArchive archive, string productsRoot)
{
    /// <summary>What the program itself takes beside its jobs, bytes.</summary>
    public const long OwnMemoryBytes = 96L << 20;

    readonly Dictionary<string, Recipe> _recipes = recipes.ToDictionary(recipe => recipe.Name, StringComparer.Ordinal);
    readonly ConcurrentDictionary<string, Citation> _products = new(StringComparer.Ordinal);
    readonly ConcurrentBag<string> _made = [];
    readonly ConcurrentBag<JobFailure> _failures = [];
    int _renewed;
    int _nothing;

    /// <summary>Every selected job and how it stands; touches nothing.</summary>
    public IReadOnlyList<PlannedJob> Plan(RunOptions options, CancellationToken cancel)
    {
        using var store = ProductStore.View(productsRoot);
        return Judge(Select(PlanAll(), options), store, options, cancel);
    }

    /// <summary>Makes every selected job that is not done.</summary>
    public RunReport Run(RunOptions options, RunProgress progress, CancellationToken cancel)
    {
        var started = Stopwatch.GetTimestamp();
        using var store = ProductStore.Open(productsRoot);
        var all = PlanAll();
        var planned = Judge(Select(all, options), store, options, cancel);
        var open = Open(planned, options);
        progress.Total = open.Count;
        new LocalEngine(options.Jobs, options.MemoryBytes - OwnMemoryBytes).Run(open, job => Do(job, store, options, progress, cancel), cancel);
        return Report(planned.Count, planned.Count - open.Count, Orphans(all, store), Stopwatch.GetElapsedTime(started).TotalSeconds, cancel);
    }

    RunReport Report(int planned, int done, IReadOnlyList<string> orphans, double seconds, CancellationToken cancel) => new(
        planned, done + _renewed, _nothing, [.. _made.Order(StringComparer.Ordinal)],
        [.. _failures.OrderBy(failure => failure.Job, StringComparer.Ordinal)], orphans, seconds, cancel.IsCancellationRequested);

    List<Job> PlanAll()
    {
        var shelf = new Shelf(archive);
        var all = new List<Job>();
        var keys = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var recipe in recipes)
        {
            var jobs = recipe.Plan(shelf).Where(job => IsNew(job, keys)).ToList();
            shelf.Add(recipe.Name, jobs);
            all.AddRange(jobs);
        }

        return all;
    }

    bool IsNew(Job job, HashSet<string> keys)
    {
        if (keys.Add(job.Key))
        {
            return true;
        }

        Fail(job, $"{(job.Inputs is [{ DataPath: { } path }, ..] ? path : job.Id)}: product: found a second input by the name {job.Id}; expected one. Rename or remove either.");
        return false;
    }

    // The jobs asked for, and before them those they cite.
    List<Job> Select(List<Job> all, RunOptions options)
    {
        RefuseUnknown(options);
        var byKey = all.ToDictionary(job => job.Key, StringComparer.Ordinal);
        var wanted = new HashSet<string>(all.Where(job => IsWanted(job, options)).Select(job => job.Key), StringComparer.Ordinal);
        var pending = new Stack<string>(wanted);
        while (pending.TryPop(out var key))
        {
            foreach (var cited in byKey[key].Cites.Where(cited => byKey.ContainsKey(cited) && wanted.Add(cited)))
            {
                pending.Push(cited);
            }
        }

        return [.. all.Where(job => wanted.Contains(job.Key))];
    }

    void RefuseUnknown(RunOptions options)
    {
        var known = recipes.SelectMany(recipe => new[] { recipe.Name, recipe.Family }).Distinct().ToList();
        if (options.Recipes.FirstOrDefault(name => !known.Contains(name)) is { } unknown)
        {
            throw new ProductException("make", "recipe", unknown, string.Join(", ", known));
        }
    }

    bool IsWanted(Job job, RunOptions options) =>
        (options.Recipes.Count == 0 || options.Recipes.Contains(job.Recipe) || options.Recipes.Contains(_recipes[job.Recipe].Family))
        && Matches(options.Instrument, job.Subject.Instrument) && Matches(options.Sequence, job.Subject.Sequence) && Matches(options.Mission, job.Subject.Mission);

    static bool Matches(string? asked, string has) => asked is null || asked.Equals(has, StringComparison.OrdinalIgnoreCase);

    List<PlannedJob> Judge(List<Job> jobs, ProductStore store, RunOptions options, CancellationToken cancel)
    {
        var standings = new Freshness[jobs.Count];
        var width = new ParallelOptions { MaxDegreeOfParallelism = Math.Max(1, options.Jobs), CancellationToken = cancel };
        Parallel.For(0, jobs.Count, width, i => standings[i] = Note(jobs[i], store, options.Verify));
        NoteWelcome(jobs, store);
        Parallel.ForEach(Enumerable.Range(0, jobs.Count).Where(i => MayCite(jobs[i])), width, i => standings[i] = Judge(jobs[i], store, options.Verify));
        return [.. jobs.Select((job, i) => new PlannedJob(job, standings[i]))];
    }

    // What is on disk; a job that cites others is judged once all of that is known.
    Freshness Note(Job job, ProductStore store, bool isVerified)
    {
        var made = store.Find(job.Key);
        if (made is { Files.Count: > 0 })
        {
            _products[job.Key] = Cite(made);
        }

        return MayCite(job) ? new(Standing.Missing, "") : Judge(job, made, store, isVerified);
    }

    // Products that are read where they exist, and that nobody asked to be made.
    void NoteWelcome(List<Job> jobs, ProductStore store)
    {
        foreach (var key in jobs.SelectMany(job => job.Welcomes).Distinct().Where(key => !_products.ContainsKey(key)))
        {
            if (store.Find(key) is { Files.Count: > 0 } made)
            {
                _products[key] = Cite(made);
            }
        }
    }

    static bool MayCite(Job job) => job.Cites.Count > 0 || job.Welcomes.Count > 0;

    static Citation Cite(ProductRecord made) => new(made.Recipe, made.Id, made.Version, made.ContentSha256());

    Freshness Judge(Job job, ProductStore store, bool isVerified) => Judge(job, store.Find(job.Key), store, isVerified);

    Freshness Judge(Job job, ProductRecord? made, ProductStore store, bool isVerified)
    {
        var fresh = Freshness.Of(job, _recipes[job.Recipe].Version, made, CitedNow(job));
        return isVerified && fresh.Standing is Standing.Done or Standing.Touched ? Freshness.Verify(job, made!, store.FolderOf(job.Key)) : fresh;
    }

    List<Citation> CitedNow(Job job) => [.. job.Citable.Select(key => _products.GetValueOrDefault(key)).OfType<Citation>()];

    // Not done, or resting on something that is not. A job may welcome what a later recipe makes, so rounds go on until nothing is added.
    List<Job> Open(IReadOnlyList<PlannedJob> planned, RunOptions options)
    {
        var (open, judged, before) = (new HashSet<string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal), -1);
        while (judged.Count > before)
        {
            before = judged.Count;
            foreach (var (job, _) in planned.Where(plan => (!plan.IsDone || plan.Job.Citable.Any(open.Contains)) && judged.Add(plan.Job.Key)).Where(plan => Fits(plan.Job, options)))
            {
                open.Add(job.Key);
            }
        }

        return [.. planned.Select(plan => plan.Job).Where(job => open.Contains(job.Key))];
    }

    bool Fits(Job job, RunOptions options)
    {
        var fits = job.MemoryBytes + OwnMemoryBytes <= options.MemoryBytes;
        if (!fits)
        {
            Fail(job, $"{job.Source}: memory: found {(job.MemoryBytes + OwnMemoryBytes) >> 20} MiB needed; expected at most {options.MemoryBytes >> 20} MiB. Raise --memory.");
        }

        return fits;
    }

    void Do(Job job, ProductStore store, RunOptions options, RunProgress progress, CancellationToken cancel)
    {
        progress.Current = job.Key;
        try
        {
            MakeIfStale(job, store, options, cancel);
            progress.Finish(isGood: true);
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            // The next run makes it; its folder was never in place.
        }
        catch (Exception error)
        {
            Fail(job, OneLine(job, error));
            progress.Finish(isGood: false);
        }
    }

    void MakeIfStale(Job job, ProductStore store, RunOptions options, CancellationToken cancel)
    {
        var fresh = Judge(job, store, options.Verify);
        if (fresh.Standing == Standing.Touched && Freshness.Renewed(job, store.Find(job.Key)!) is { } renewed)
        {
            store.Renew(renewed);
            fresh = new(Standing.Done, "");
        }

        if (fresh.Standing == Standing.Done)
        {
            Interlocked.Increment(ref _renewed);
        }
        else
        {
            Make(job, store, cancel);
        }
    }

    void Make(Job job, ProductStore store, CancellationToken cancel)
    {
        var recipe = _recipes[job.Recipe];
        using var bench = new Workbench(archive, store, recipe, job, CitedNow(job), cancel);
        try
        {
            recipe.Make(job, bench);
            _products[job.Key] = Cite(bench.Commit());
            _made.Add(job.Key);
        }
        catch (NothingToMakeException nothing)
        {
            _products.TryRemove(job.Key, out _);
            bench.CommitNothing(nothing.Message);
            Interlocked.Increment(ref _nothing);
        }
    }

    void Fail(Job job, string message) => _failures.Add(new(job.Key, message));

    static string OneLine(Job job, Exception error)
    {
        var text = error is FarsideException
            ? error.Message
            : $"{job.Source}: {job.Recipe}: found {error.GetType().Name} ({error.Message}); expected a product.{Advice(error)}";
        return text.ReplaceLineEndings(" ");
    }

    static string Advice(Exception error) => error switch
    {
        OutOfMemoryException => " Raise --memory or lower --jobs.",
        UnauthorizedAccessException => " Check the permissions of the file and of --out.",
        IOException => " Check the disk and its free space, then run it again.",
        _ => " Please report it with the file's label.",
    };

    static IReadOnlyList<string> Orphans(List<Job> all, ProductStore store)
    {
        var keys = all.Select(job => job.Key).ToHashSet(StringComparer.Ordinal);
        return [.. store.Keys().Where(key => !keys.Contains(key))];
    }
}
