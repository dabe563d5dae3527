using Farside.Simulator.Terrain;

namespace Farside.Simulator.Faults;

/// <summary>Which fault befalls which product: decided by the seed and the products' names, before anything is touched.</summary>
static class DamagePlan
{
    /// <param name="Group">All products harmed together, the one chosen first.</param>
    /// <param name="Seed">Of this fault at this product.</param>
    public sealed record Step(Fault Fault, IReadOnlyList<ProductFiles> Group, uint Seed);

    public static (IReadOnlyList<Step> Steps, IReadOnlyList<string> LeftOut) For(IReadOnlyList<FaultRequest> requests, Listing listing, uint seed)
    {
        var taken = new Dictionary<ProductFiles, Touches>();
        var (steps, leftOut) = (new List<Step>(), new List<string>());
        var tasks = requests.Select(request => (Request: request, Candidates: Candidates(request, listing, seed)));

        // Whole days go first and rare kinds before common ones, so that the common ones do not use up the rare; what needs a product to itself goes before what can share one.
        foreach (var (request, candidates) in tasks.OrderBy(task => task.Request.Fault.Kin.With is null).ThenBy(task => task.Candidates.Count)
            .ThenBy(task => task.Request.Fault.Touches is not Touches.Whole).ThenBy(task => task.Request.Fault.Name, StringComparer.Ordinal).ToList())
        {
            for (var number = 0; number < request.Victims; number++)
            {
                if (Choose(request.Fault, candidates, listing, taken) is not { } group)
                {
                    leftOut.Add(request.IsOptional ? Why(request, candidates.Count, number) : throw Refusal(request, candidates.Count, number, listing));
                    break;
                }

                foreach (var product in group)
                {
                    taken[product] = taken.GetValueOrDefault(product) | request.Fault.Touches;
                }

                steps.Add(new(request.Fault, group, SeedOf(request.Fault, group[0], seed)));
            }
        }

        return (steps, leftOut);
    }

    // By a hash of fault and name: who is hit does not depend on the order of the list, nor on the other faults while there are enough products.
    static List<ProductFiles> Candidates(FaultRequest request, Listing listing, uint seed) =>
        [.. listing.Products.Where(product => IsOf(request.Instrument, product) && request.Fault.Kin.Fits(product, listing)).OrderBy(product => SeedOf(request.Fault, product, seed))];

    static bool IsOf(string? instrument, ProductFiles product) => instrument is null || product.Name.Payload.StartsWith(instrument, StringComparison.OrdinalIgnoreCase);

    /// <summary>Untouched products if there are any, else ones of which another part was touched.</summary>
    static IReadOnlyList<ProductFiles>? Choose(Fault fault, List<ProductFiles> candidates, Listing listing, Dictionary<ProductFiles, Touches> taken)
    {
        var groups = candidates.Select(product => fault.Kin.With?.Invoke(product, listing) ?? [product]);
        return groups.FirstOrDefault(group => group.All(product => !taken.ContainsKey(product)))
            ?? groups.FirstOrDefault(group => group.All(product => (taken.GetValueOrDefault(product) & fault.Touches) is Touches.None));
    }

    static uint SeedOf(Fault fault, ProductFiles product, uint seed) => Chance.Of(seed, Hash(fault.Name), Hash(product.FileName), 4711);

    static int Hash(string text) => text.Aggregate(17, (hash, letter) => unchecked((hash * 31) + letter));

    static string Why(FaultRequest request, int candidates, int done) => $"{FaultNames.NameOf(request)}: {Found(request, candidates, done)}";

    static SimulationException Refusal(FaultRequest request, int candidates, int done, Listing listing) =>
        new($"--faults {FaultNames.NameOf(request)}", Found(request, candidates, done), $"{request.Victims} of {request.Fault.Befalls}", $"The archive has {listing}: simulate more of it, or ask for fewer faults.");

    static string Found(FaultRequest request, int candidates, int done) =>
        candidates == 0 ? $"no {request.Fault.Befalls}{(request.Instrument is { } only ? $" of {only}" : "")}" : $"all {candidates} {request.Fault.Befalls} damaged already, {done} of them so";
}
