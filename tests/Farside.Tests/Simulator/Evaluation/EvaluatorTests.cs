using System.Text.Json;
using Farside.Simulator;
using Farside.Simulator.Evaluation;
using Farside.Tests.Archive.Missions;
using Farside.Tests.Cli;

namespace Farside.Tests.Simulator.Evaluation;

public sealed class EvaluatorTests : IDisposable
{
    readonly EvaluationFolders _folders = new();

    public void Dispose() => _folders.Dispose();

    [Fact]
    public void Every_quantity_has_a_bar_and_every_bar_a_quantity()
    {
        var quantities = Evaluations.All.SelectMany(evaluation => evaluation.Quantities).ToList();

        Assert.Equal(quantities.Distinct(), quantities);
        Assert.All(quantities, quantity => Assert.Contains(BarBook.All, bar => bar.Quantity == quantity));
        Assert.All(BarBook.All, bar => Assert.Contains(quantities, quantity => bar.Quantity == quantity || bar.Quantity.StartsWith(quantity + ", ", StringComparison.Ordinal)));
        Assert.All(BarBook.All, bar => Assert.True(bar.Source.Length > 0 && bar.Why.Length > 0 && bar.Unit.Length > 0, bar.Quantity));
    }

    [Theory]
    [InlineData(5, double.PositiveInfinity, "≥ 5", 5, 4.999)]
    [InlineData(double.NegativeInfinity, 5, "≤ 5", 5, 5.001)]
    [InlineData(-1, 1, "-1 … 1", 0, 2)]
    public void A_bar_is_met_up_to_itself_and_never_by_what_is_no_number(double least, double greatest, string text, double good, double bad)
    {
        var bar = new Bar("q", "m", least, greatest, "", "");

        Assert.Equal(text, bar.Text);
        Assert.Equal((true, false, false), (bar.Passes(good), bar.Passes(bad), bar.Passes(double.NaN)));
    }

    [Fact]
    public void An_archive_without_a_truth_is_refused_in_one_line_that_says_what_was_expected()
    {
        Directory.Delete(_folders.Truth, recursive: true);

        var refusal = Assert.Throws<SimulationException>(() => Evaluator.Run(new() { Archive = _folders.Archive, Products = _folders.Products }));

        Assert.Contains("found nothing there; expected the truth that simulate writes beside its archive", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_truth_that_is_no_json_is_refused_with_its_line()
    {
        File.WriteAllText(Path.Combine(_folders.Truth, "mission.json"), "{\n\"faults\": [");

        Assert.Contains("line 2", Assert.Throws<SimulationException>(() => Evaluator.Run(new() { Archive = _folders.Archive, Products = _folders.Products })).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, 0, 0)]
    [InlineData(true, 1, 2)]
    [InlineData(false, 0, 1)]
    [InlineData(false, 1, 1)]
    public void A_missed_bar_ends_with_one_and_an_unreadable_product_with_two(bool isMet, int refused, int exitCode) =>
        Assert.Equal(exitCode, new EvaluationReport([new("q", "m", 1, "≤ 1", isMet, "", 1, 1)], [], [], [.. Enumerable.Repeat("x", refused)]).ExitCode);

    [Fact]
    public void No_row_at_all_ends_with_one() => Assert.Equal(1, new EvaluationReport([], ["a: b."], [], []).ExitCode);

    [Theory]
    [InlineData(1, new[] { 0 })]
    [InlineData(2, new[] { 0, 9 })]
    [InlineData(4, new[] { 0, 3, 6, 9 })]
    [InlineData(20, new[] { 0, 1, 2, 3, 4, 5, 6, 7, 8, 9 })]
    public void A_sample_is_spread_evenly_and_keeps_the_ends(int most, int[] chosen) =>
        Assert.Equal(chosen, EvaluationInput.Open(new() { Archive = _folders.Archive, Products = _folders.Products, Most = most }).Choose([.. Enumerable.Range(0, 10)]));

    [Fact]
    public void The_verb_gives_rows_as_json_and_what_it_could_not_judge()
    {
        File.WriteAllText(Path.Combine(_folders.Archive, SmallLabel.PcamC + "L"), SmallLabel.Xml(SmallLabel.PcamC, "", SmallLabel.Array("UnsignedLSB2", ("Line", 40), ("Sample", 50))));
        File.WriteAllBytes(Path.Combine(_folders.Archive, SmallLabel.PcamC), new byte[4000]);

        var (exitCode, output, errors) = FarsideProcess.Run("evaluate", "--archive", _folders.Archive, "--products", _folders.Products, "--json");

        using var document = JsonDocument.Parse(output);
        var row = Assert.Single(document.RootElement.GetProperty("rows").EnumerateArray());
        Assert.Equal(("products that check calls broken and are not", "pass", "≤ 0", 0.0),
            (row.GetProperty("quantity").GetString(), row.GetProperty("verdict").GetString(), row.GetProperty("bar").GetString(), row.GetProperty("value").GetDouble()));
        Assert.Equal((0, ""), (exitCode, errors));
        Assert.Contains("no traces", document.RootElement.GetProperty("absent").ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_verb_ends_with_one_and_a_line_when_there_is_nothing_to_judge()
    {
        var (exitCode, output, errors) = FarsideProcess.Run("evaluate", "--archive", _folders.Archive, "--products", _folders.Products);

        Assert.Equal((1, ""), (exitCode, output));
        Assert.Contains("found nothing to judge", errors, StringComparison.Ordinal);
        Assert.Single(errors.TrimEnd().Split('\n'));
    }
}
