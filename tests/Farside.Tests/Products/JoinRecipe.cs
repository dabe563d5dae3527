using System.Text;
using Farside.Products.Runner;

namespace Farside.Tests.Products;

/// <summary>All copies in one product: it cites what <see cref="CopyRecipe"/> made.</summary>
public sealed class JoinRecipe : Recipe
{
    public override string Name => "join";
    public override int Version => 1;
    public override string Family => "copy";

    public override IEnumerable<Job> Plan(Shelf shelf)
    {
        yield return new Job(Name, "all") { Cites = [.. shelf.Planned("copy").Select(job => job.Key)] };
    }

    public override void Make(Job job, Workbench bench)
    {
        var texts = job.Cites.Select(bench.Cited).Where(record => record is not null).Select(record => File.ReadAllText(bench.CitedFile(record!, FileRole.Data)!));
        bench.Describe(ProductObservation.Common([]), new("nobody", "free"));
        bench.Write("join.txt", FileRole.Data, Encoding.UTF8.GetBytes(string.Join('+', texts)));
    }
}
