using Farside.Simulator.Mission;

namespace Farside.Simulator;

/// <summary>Writes a look-alike archive of Chang'e-4 or of a neighbour, and beside it, in <c>ARCHIVE.truth</c>, what is true of it.</summary>
public static class MissionSimulator
{
    /// <param name="archive">Folder to write; it must be absent, empty, or an earlier simulation. One that was stopped goes on where it was.</param>
    /// <returns>The data files of the archive, absolute paths in the order written, as they were before any fault.</returns>
    public static IReadOnlyList<string> Write(string archive, SimulationOptions options, IProgress<SimulationProgress>? progress = null, CancellationToken cancellation = default)
    {
        var root = Path.TrimEndingDirectorySeparator(Path.GetFullPath(archive));
        Require(options);
        var plan = new MissionPlan(options);
        if (plan.Activities.Count == 0)
        {
            throw new SimulationException("simulate", "nothing to do", "an instrument, a lunar day and a time for which something had come down", $"Widen --instrument ({plan.Instruments}), --lunar-day or --until: {options.SizeName} has none of that.");
        }

        var store = new SimulatedStore(root, options);
        store.RefuseStrangers();
        using var alone = store.Truth.Lock();
        store.Begin();
        var files = Perform(plan, store, options, progress, cancellation);
        return [.. files.Select(file => Path.Combine(root, file))];
    }

    static void Require(SimulationOptions options)
    {
        if (!SimulationOptions.Missions.Contains(options.Mission))
        {
            throw new SimulationException("--mission", options.Mission, string.Join(", ", SimulationOptions.Missions), "Give one of these.");
        }

        if (options.Sister is not null && options.Faults.Count > 0)
        {
            throw new SimulationException("--faults", $"damage to {options.Mission}", "damage to ce4, whose files it is made for", "Leave out --faults or --mission.");
        }
    }

    static List<string> Perform(MissionPlan plan, SimulatedStore store, SimulationOptions options, IProgress<SimulationProgress>? progress, CancellationToken cancellation)
    {
        var (done, total) = (0, plan.Activities.Sum(activity => activity.Products));
        World? world = null;
        var files = new List<string>();
        foreach (var activity in plan.Activities)
        {
            cancellation.ThrowIfCancellationRequested();
            if (store.Done(activity) is { } kept)
            {
                files.AddRange(kept);
                done += activity.Products;
                continue;
            }

            store.Grow();
            progress?.Report(new(done, total, activity.Doing));
            var output = new ActivityOutput(store, () => progress?.Report(new(Math.Min(++done, total), total, activity.Doing)), cancellation);
            activity.Perform(world ??= new(options), output);
            var truth = output.ToJson(activity);
            files.AddRange(truth["products"]!.AsArray().Select(file => (string)file!));
            store.Complete(activity, truth);
        }

        if (world is not null || !store.IsWhole)
        {
            store.Finish(MissionTruth.Write(store.Truth, plan));
        }

        return files;
    }
}
