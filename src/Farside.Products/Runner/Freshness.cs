using System.Text.Json;

namespace Farside.Products.Runner;

/// <summary>Whether a product on disk is what its job would make now.</summary>
/// <param name="Reason">In a few words; empty when done.</param>
public sealed record Freshness(Standing Standing, string Reason)
{
    static readonly Freshness Good = new(Standing.Done, "");

    /// <param name="cited">What the cited products are now; those that do not exist left out.</param>
    internal static Freshness Of(Job job, int version, ProductRecord? made, IReadOnlyList<Citation> cited)
    {
        if (made is null)
        {
            return new(Standing.Missing, "new");
        }

        if (made.Version != version)
        {
            return Stale($"recipe version {made.Version}, now {version}");
        }

        if (!JsonElement.DeepEquals(made.Options, job.Options))
        {
            return Stale("other options");
        }

        return OfInputs(job, made) is { Standing: not Standing.Done } changed ? changed
            : made.Cites.SequenceEqual(cited) ? Good
            : Stale("another product that it cites changed");
    }

    /// <summary>Hashes inputs and the product's own files.</summary>
    internal static Freshness Verify(Job job, ProductRecord made, string folder)
    {
        for (var i = 0; i < job.Inputs.Count; i++)
        {
            if (InputFile.Describe(job.Inputs[i]) != made.Inputs[i])
            {
                return Stale($"input {made.Inputs[i].Id} has other bytes");
            }
        }

        foreach (var file in made.Files)
        {
            var path = Path.Combine(folder, file.Name);
            if (!File.Exists(path) || InputFile.Hash(path) != file.Sha256)
            {
                return Stale($"its file {file.Name} is {(File.Exists(path) ? "damaged" : "gone")}");
            }
        }

        return Good;
    }

    /// <summary>Same bytes although the times moved: the record with the new times.</summary>
    internal static ProductRecord? Renewed(Job job, ProductRecord made) =>
        job.Inputs.Select(InputFile.Describe).SequenceEqual(made.Inputs)
            ? made with { Run = made.Run with { InputsChanged = [.. job.Inputs.Select(InputFile.Stamp)] } }
            : null;

    static Freshness OfInputs(Job job, ProductRecord made)
    {
        if (made.Inputs.Count != job.Inputs.Count || made.Run.InputsChanged.Count != job.Inputs.Count)
        {
            return Stale($"{job.Inputs.Count} inputs, made from {made.Inputs.Count}");
        }

        for (var i = 0; i < job.Inputs.Count; i++)
        {
            if (!InputFile.HasSameSize(made.Inputs[i], job.Inputs[i]))
            {
                return Stale($"input {job.Inputs[i].Id} changed");
            }
        }

        var moved = job.Inputs.Where((entry, i) => InputFile.Stamp(entry) != made.Run.InputsChanged[i]).FirstOrDefault();
        return moved is null ? Good : new(Standing.Touched, $"input {moved.Id} has another time");
    }

    static Freshness Stale(string reason) => new(Standing.Stale, reason);
}
