using Farside.Products.Charts;
using Farside.Products.Runner;

namespace Farside.Tests.Products.Charts;

public sealed class DataPlotTests : IDisposable
{
    readonly TemporaryFolder _temp = new();

    public void Dispose() => _temp.Dispose();

    [Fact]
    public void A_table_of_ours_is_drawn_against_its_times_and_says_that_it_is_simulated()
    {
        var source = PlotSource.Open(Csv("# SIMULATED by Farside\nutc,distance_m\n2019-01-04T00:00:00Z,0\n2019-01-05T12:00:00Z,\n2019-01-06T00:00:00Z,21.5\n"));
        var sheet = DataPlot.Draw(source, null, ["Distance_M"], isLogX: false, isLogY: false, SeriesMark.Line);

        var series = Assert.Single(Assert.Single(sheet.Panels).Series);
        Assert.Equal([1_546_560_000.0, 1_546_689_600, 1_546_732_800], series.X);
        Assert.Equal([0, double.NaN, 21.5], series.Y);
        Assert.Equal(AxisScale.Time, sheet.Panels[0].X.Scale);
        Assert.True(sheet.IsSimulated);
        Assert.Contains(">SIMULATED<", System.Text.Encoding.UTF8.GetString(sheet.ToSvg()), StringComparison.Ordinal);
    }

    [Fact]
    public void A_column_that_is_not_there_is_answered_with_those_that_are()
    {
        var source = PlotSource.Open(Csv("east_m,north_m\n1,2\n"));

        var error = Assert.Throws<ProductException>(() => DataPlot.Draw(source, "east_m", ["up_m"], false, false, SeriesMark.Dots));
        Assert.Contains("found up_m; expected east_m, north_m", error.Message, StringComparison.Ordinal);
    }

    [SkippableFact]
    public void Fields_of_a_foreign_label_are_drawn_with_their_units()
    {
        var source = PlotSource.Open(SharedData.Require("pds/gdal/ogr-pds4/ele_evt_12hr_orbit_2011-2012_truncated.xml"));
        var met = source.Column("MET");

        Assert.Equal("s", met.Unit);
        // As the file itself has it below its line of names: mission elapsed time, in the tenth column, rises by the 20 s of an accumulation.
        var written = File.ReadLines(SharedData.Require("pds/gdal/ogr-pds4/ele_evt_12hr_orbit_2011-2012_truncated.tab")).Skip(1).Select(line => double.Parse(line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)[9], System.Globalization.CultureInfo.InvariantCulture)).ToList();
        Assert.Equal(written, met.Read());
        Assert.Equal("MET, s", Assert.Single(DataPlot.Draw(source, null, ["MET"], false, false, SeriesMark.Line).Panels).Y.Title);
    }

    [SkippableFact]
    public void An_array_is_a_picture_with_its_first_line_on_top()
    {
        var source = PlotSource.Open(SharedData.Require("pds/gdal/isis3/isis3_detached.lbl"));
        var heat = Assert.Single(DataPlot.Draw(source, null, [], false, false, SeriesMark.Line).Panels).Heat!;

        Assert.Equal((0, heat.Values.Width, heat.Values.Height, 0), heat.Edges);
        Assert.True(heat.High > heat.Low);
    }

    string Csv(string text)
    {
        var path = _temp["table.csv"];
        File.WriteAllText(path, text);
        return path;
    }
}
