using Farside.Products.Runner;

namespace Farside.Tests.Products.Runner;

/// <summary>Products that are read where they exist, and not made for it.</summary>
public sealed class WelcomeTests : IDisposable
{
    readonly TemporaryFolder _temp = new();
    readonly TinyArchive _archive;

    public WelcomeTests()
    {
        _archive = new(_temp["archive"]);
        _archive.Add("a", "hello");
    }

    public void Dispose() => _temp.Dispose();

    [Fact]
    public void A_product_asked_for_alone_does_without_them_and_is_made_anew_once_they_are_there()
    {
        Assert.Equal(["guest/all"], Run("guest").Made);
        Assert.Equal("", Text);

        Assert.Equal(["copy/a.dat"], Run("copy").Made);
        Assert.Equal(["guest/all"], Run("guest").Made);
        Assert.Equal("HELLO", Text);
        Assert.Empty(Run("guest").Made);
    }

    [Fact]
    public void In_one_run_they_are_waited_for()
    {
        Assert.Equal(["copy/a.dat", "guest/all"], Run().Made);
        Assert.Equal("HELLO", Text);
        Assert.Empty(Run().Made);
    }

    [Fact]
    public void They_may_be_planned_later_and_what_read_them_is_made_anew_after_them()
    {
        Recipe[] recipes = [new Guest(), new CopyRecipe()];
        Assert.Equal(["copy/a.dat", "guest/all"], Made.Run(recipes, _archive, _temp["products"]).Made);

        _archive.Add("a", "good bye");
        Assert.Equal(["copy/a.dat", "guest/all"], Made.Run(recipes, _archive, _temp["products"]).Made);
        Assert.Equal("GOOD BYE", Text);
    }

    string Text => File.ReadAllText(_temp["products/guest/all/guest.txt"]);

    RunReport Run(params string[] recipes) => Made.Run([new CopyRecipe(), new Guest()], _archive, _temp["products"], new() { Recipes = recipes });

    sealed class Guest : Recipe
    {
        public override string Name => "guest";
        public override int Version => 1;

        public override IEnumerable<Job> Plan(Shelf shelf)
        {
            yield return new Job(Name, "all") { Welcomes = ["copy/a.dat"] };
        }

        public override void Make(Job job, Workbench bench)
        {
            bench.Describe(ProductObservation.Common([]), new("nobody", "free"));
            var texts = job.Welcomes.Select(bench.Cited).OfType<ProductRecord>().Select(record => File.ReadAllText(bench.CitedFile(record, FileRole.Data)!));
            bench.Write("guest.txt", FileRole.Data, System.Text.Encoding.UTF8.GetBytes(string.Concat(texts)));
        }
    }
}
