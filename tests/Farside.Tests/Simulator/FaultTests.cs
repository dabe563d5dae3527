using Farside.Simulator;
using Farside.Simulator.Faults;

namespace Farside.Tests.Simulator;

public sealed class FaultTests
{
    [Fact]
    public void Each_fault_does_what_its_name_says_to_a_product_of_its_own()
    {
        using var folder = new TemporaryFolder();
        var faults = Enum.GetValues<Fault>();
        var files = Enumerable.Range(0, faults.Length).Select(i => Product(folder, i)).ToList();

        var done = Damage.Do(faults, files, 99).ToDictionary(fault => fault.Fault, fault => fault.Path);

        Assert.Equal(faults.Length, done.Values.Select(path => Path.GetFileName(path).Replace("._", "", StringComparison.Ordinal)[..10]).Distinct().Count());
        Assert.InRange(new FileInfo(done[Fault.Truncated]).Length, 1, 999);
        Assert.Equal(0, new FileInfo(done[Fault.EmptyData]).Length);
        Assert.False(File.Exists(done[Fault.MissingData]));
        Assert.True(File.Exists(done[Fault.MissingData] + "L"));
        Assert.False(File.Exists(done[Fault.MissingLabel]));
        Assert.StartsWith("<html>", File.ReadAllText(done[Fault.HtmlLabel]), StringComparison.Ordinal);
        Assert.Contains("<!--", File.ReadAllText(done[Fault.InsertedComment]), StringComparison.Ordinal);
        Assert.StartsWith("._", Path.GetFileName(done[Fault.MacosResource]), StringComparison.Ordinal);
        Assert.EndsWith(" (1).2CL", done[Fault.BrowserCopy], StringComparison.Ordinal);
    }

    [Fact]
    public void Names_are_kebab_case_and_an_unknown_one_is_refused_with_the_known_ones()
    {
        Assert.Equal([Fault.Truncated, Fault.MissingLabel], FaultNames.Parse("truncated, missing-label"));

        var refusal = Assert.Throws<SimulationException>(() => FaultNames.Parse("truncated,gremlins"));

        Assert.Contains("gremlins", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("macos-resource", refusal.Message, StringComparison.Ordinal);
    }

    static string Product(TemporaryFolder folder, int number)
    {
        var data = folder[$"product-{number:D2}.2C"];
        File.WriteAllBytes(data, new byte[1000]);
        File.WriteAllText(data + "L", "<?xml version=\"1.0\"?><Product_Observational><Mission_Area>text</Mission_Area></Product_Observational>");
        return data;
    }
}
