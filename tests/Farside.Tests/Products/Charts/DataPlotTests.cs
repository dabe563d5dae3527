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

    [Fact]
    public void A_column_without_a_number_is_not_drawn_as_an_empty_chart()
    {
        var source = PlotSource.Open(Csv("name,east_m\nrock,1\nsand,2\n"));

        Assert.Contains("no number in it", Assert.Throws<ProductException>(() => Draw(source, "name")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Missing_constants_are_gaps_in_binary_columns()
    {
        var source = Binary(4, "<missing_constant>-999</missing_constant>", [0, 1, -999, 2, 3, 4, 5, -999], each: 2);

        Assert.Equal([0, double.NaN, 3, 5], source.Column("ECHO[1]").Read());
        Assert.Equal([1, 2, 4, double.NaN], source.Column("echo[2]").Read());
    }

    [Fact]
    public void A_repeated_fields_name_alone_stands_for_all_of_its_columns()
    {
        var panel = Assert.Single(Draw(Binary(2, "", [1, 2, 3, 4, 5, 6], each: 3), "ECHO").Panels);

        Assert.Equal(["ECHO[1]", "ECHO[2]", "ECHO[3]"], panel.Series.Select(series => series.Name));
        Assert.Equal([2, 5], panel.Series[1].Y);
    }

    [Fact]
    public void A_field_of_many_repetitions_is_a_picture_with_its_first_at_the_foot()
    {
        var heat = Assert.Single(Draw(Binary(2, "<missing_constant>7</missing_constant>", [.. Enumerable.Range(0, 40).Select(i => (float)i)], each: 20), "ECHO").Panels).Heat!;

        Assert.Equal((2, 20), (heat.Values.Width, heat.Values.Height));
        Assert.Equal((0.0, 2.0, 0.0, 20.0), heat.Edges);
        Assert.Equal([0, 20], heat.Values.Row(0).ToArray().Select(pixel => pixel.Value));
        Assert.Equal([float.NaN, 27], heat.Values.Row(7).ToArray().Select(pixel => pixel.Value));
    }

    [Fact]
    public void A_long_table_keeps_every_spike_and_few_points()
    {
        var values = new float[PlotColumn.MostPoints + 5];
        (values[77_777], values[^1]) = (50, -3);

        var sheet = Draw(Binary(values.Length, "", values, each: 1), "ECHO");
        var series = Assert.Single(Assert.Single(sheet.Panels).Series);

        Assert.InRange(series.Y.Count, 1000, PlotColumn.MostPoints / 2);
        Assert.Equal(series.X.Count, series.Y.Count);
        Assert.Equal((50, -3), (series.Y.Max(), series.Y.Min()));
        Assert.Equal(77_777, series.X[series.Y.ToList().IndexOf(50)], 9.0);
        Assert.Contains("the least and the greatest", sheet.Note, StringComparison.Ordinal);
    }

    [Fact]
    public void A_row_of_numbers_is_a_curve_with_gaps_and_a_single_one_is_none()
    {
        var curve = Assert.Single(Assert.Single(Draw(Array([5], [1, 2, -999, 4, 5])).Panels).Series);

        Assert.Equal([1, 2, double.NaN, 4, 5], curve.Y);
        Assert.Equal([0, 1, 2, 3, 4], curve.X);
        Assert.Contains("a single number", Assert.Throws<ProductException>(() => Draw(Array([1], [3]))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Each_plane_of_a_cube_can_be_asked_for()
    {
        var cube = Array([2, 3, 4], [.. Enumerable.Range(0, 24).Select(i => (float)i)]);
        var second = Assert.Single(DataPlot.Draw(cube, null, [], false, false, SeriesMark.Line, plane: 2).Panels).Heat!;

        Assert.Equal([12, 13, 14, 15], second.Values.Row(2).ToArray().Select(pixel => pixel.Value)); // the first line lies at the head
        Assert.Equal([20, 21, 22, 23], second.Values.Row(0).ToArray().Select(pixel => pixel.Value));
        Assert.Contains("found 3; expected 1 to 2", Assert.Throws<ProductException>(() => DataPlot.Draw(cube, null, [], false, false, SeriesMark.Line, plane: 3)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Ticks_of_large_numbers_that_differ_little_differ_in_their_names()
    {
        var names = AxisRange.Of(new("s"), [234_000_001, 234_000_002], isTight: true).Ticks(6).Select(tick => tick.Name).ToList();

        Assert.True(names.Count > 2);
        Assert.Equal(names.Count, names.Distinct().Count());
    }

    static ChartSheet Draw(PlotSource source, params string[] ys) => DataPlot.Draw(source, null, ys, isLogX: false, isLogY: false, SeriesMark.Line);

    PlotSource Binary(int records, string constants, float[] values, int each)
    {
        var field = $"<Field_Binary><name>ECHO</name><field_location unit=\"byte\">1</field_location><data_type>IEEE754LSBSingle</data_type><field_length unit=\"byte\">4</field_length>{(constants.Length == 0 ? "" : $"<Special_Constants>{constants}</Special_Constants>")}</Field_Binary>";
        var inside = each == 1 ? field : $"<Group_Field_Binary><name>G</name><repetitions>{each}</repetitions><fields>1</fields><groups>0</groups><group_location unit=\"byte\">1</group_location><group_length unit=\"byte\">{4 * each}</group_length>{field}</Group_Field_Binary>";
        return Labelled($"<Table_Binary><name>t</name><offset unit=\"byte\">0</offset><records>{records}</records><Record_Binary><fields>{(each == 1 ? 1 : 0)}</fields><groups>{(each == 1 ? 0 : 1)}</groups><record_length unit=\"byte\">{4 * each}</record_length>{inside}</Record_Binary></Table_Binary>", values);
    }

    PlotSource Array(int[] axes, float[] values)
    {
        var all = string.Concat(axes.Select((length, i) => $"<Axis_Array><axis_name>A{i}</axis_name><elements>{length}</elements><sequence_number>{i + 1}</sequence_number></Axis_Array>"));
        return Labelled($"<Array><offset unit=\"byte\">0</offset><axes>{axes.Length}</axes><axis_index_order>Last Index Fastest</axis_index_order><Element_Array><data_type>IEEE754LSBSingle</data_type></Element_Array>{all}<Special_Constants><missing_constant>-999</missing_constant></Special_Constants></Array>", values);
    }

    PlotSource Labelled(string structure, float[] values)
    {
        File.WriteAllBytes(_temp["data.dat"], [.. values.SelectMany(BitConverter.GetBytes)]);
        File.WriteAllText(_temp["data.xml"], $"""
            <?xml version="1.0" encoding="UTF-8"?>
            <Product_Observational xmlns="http://pds.nasa.gov/pds4/pds/v1"><Identification_Area><logical_identifier>urn:a:b:c:d</logical_identifier><version_id>1.0</version_id><title>t</title><information_model_version>1.11.0.0</information_model_version><product_class>Product_Observational</product_class></Identification_Area><File_Area_Observational><File><file_name>data.dat</file_name></File>{structure}</File_Area_Observational></Product_Observational>
            """);
        return PlotSource.Open(_temp["data.xml"]);
    }

    string Csv(string text)
    {
        var path = _temp["table.csv"];
        File.WriteAllText(path, text);
        return path;
    }
}
