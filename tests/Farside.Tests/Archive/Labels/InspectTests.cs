using System.Diagnostics;
using System.Text.Json;
using Farside.Tests.Archive.Pds4;

namespace Farside.Tests.Archive.Labels;

public sealed class InspectTests
{
    [Fact]
    public void The_document_has_file_product_geometry_structures_and_repairs()
    {
        using var folder = new LabelFolder().With(LabelFolder.Array("IEEE754LSBSingle", "2,2", "<Special_Constants><missing_constant>-1</missing_constant></Special_Constants>", "<unit>m</unit><scaling_factor>2</scaling_factor>"),
            [0, 0, 128, 63, 0, 0, 128, 191, 0, 0, 192, 127, 0, 0, 64, 64]);

        var (exit, output, _) = Farside("inspect", folder.Label, "--json");
        var json = JsonDocument.Parse(output).RootElement;

        Assert.Equal(0, exit);
        Assert.Equal(["file", "product", "geometry", "structures", "repairs"], json.EnumerateObject().Select(property => property.Name));
        Assert.Equal("urn:nasa:pds:test:data:one::1.0", json.GetProperty("product").GetProperty("id").GetString());
        Assert.Equal(JsonValueKind.Null, json.GetProperty("geometry").ValueKind);
        var array = json.GetProperty("structures")[0];
        Assert.Equal("[2,-1,null,6]", JsonSerializer.Serialize(array.GetProperty("first")));
        Assert.Equal("""{"count":2,"min":2,"max":6,"mean":4,"standardDeviation":2,"special":1,"nonFinite":1}""", JsonSerializer.Serialize(array.GetProperty("statistics")));
        Assert.Equal("[1,-1,null,3]", JsonSerializer.Serialize(JsonDocument.Parse(Farside("inspect", folder.Data, "--json", "--raw").Output).RootElement.GetProperty("structures")[0].GetProperty("first")));
    }

    [Fact]
    public void A_refused_file_gets_one_line_and_exit_code_1()
    {
        using var folder = new LabelFolder().With(LabelFolder.Array("UnsignedByte", "2,2"), new byte[4], fileName: "../data.dat");

        var (exit, output, errors) = Farside("inspect", folder.Label, "--json");

        Assert.Equal((1, ""), (exit, output));
        Assert.Equal("label.xml: File_Area_Observational/File/file_name: found ../data.dat; expected the plain name of a file beside the label. Nothing outside the label's folder is read.", errors.Trim());
    }

    [SkippableFact]
    public void A_person_reads_structures_and_their_sizes()
    {
        var path = SharedData.Require("pds/pds4_tools/colors.xml");

        var (exit, output, _) = Farside("inspect", path);

        Assert.Equal(0, exit);
        Assert.Contains("76 records", output, StringComparison.Ordinal);
    }

    static (int Exit, string Output, string Errors) Farside(params string[] arguments)
    {
        using var run = Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "farside.dll"), .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var errors = run.StandardError.ReadToEndAsync();
        var output = run.StandardOutput.ReadToEnd();
        run.WaitForExit();
        return (run.ExitCode, output, errors.Result);
    }
}
