using System.Text;
using Farside.Archive.Labels;
using Farside.Archive.Pds4;

namespace Farside.Tests.Archive.Pds4;

/// <summary>A folder with one label and its data, made by a test.</summary>
sealed class LabelFolder : IDisposable
{
    readonly TemporaryFolder _folder = new();

    public string Path => _folder.Path;

    public string Label => _folder["label.xml"];

    public string Data => _folder["data.dat"];

    /// <summary>Writes a label around one structure, and its data.</summary>
    public LabelFolder With(string structure, byte[] data, string fileName = "data.dat", string before = "")
    {
        File.WriteAllText(Label, $"""
            <?xml version="1.0" encoding="UTF-8"?>{before}
            <Product_Observational xmlns="http://pds.nasa.gov/pds4/pds/v1">
              <Identification_Area><logical_identifier>urn:nasa:pds:test:data:one</logical_identifier><version_id>1.0</version_id></Identification_Area>
              <File_Area_Observational><File><file_name>{fileName}</file_name></File>{structure}</File_Area_Observational>
            </Product_Observational>
            """);
        File.WriteAllBytes(Data, data);
        return this;
    }

    public LabelFolder With(Structure structure, byte[] data)
    {
        using (var stream = File.Create(Label))
        {
            LabelWriter.Write(Pds4Writer.Product("urn:nasa:pds:test:data:one", "Test", [Pds4Writer.FileArea("data.dat", structure)]), stream);
        }

        File.WriteAllBytes(Data, data);
        return this;
    }

    public LabelDocument Open() => LabelReader.Open(Label);

    public StructureReport Inspect(bool isRaw = false) => StructureInspector.Inspect(Open(), isRaw)[0];

    public LabelException Refusal()
    {
        var refusal = Assert.Throws<LabelException>(() => StructureInspector.Inspect(Open()));
        Assert.DoesNotContain('\n', refusal.Message);
        return refusal;
    }

    public static string Array(string type, string shape, string more = "", string element = "") => $"""
        <Array_{shape.Split(',').Length}D><local_identifier>a</local_identifier><offset unit="byte">0</offset><axes>{shape.Split(',').Length}</axes>
        <axis_index_order>Last Index Fastest</axis_index_order><Element_Array><data_type>{type}</data_type>{element}</Element_Array>
        {string.Concat(shape.Split(',').Select((length, i) => $"<Axis_Array><axis_name>A{i}</axis_name><elements>{length}</elements><sequence_number>{i + 1}</sequence_number></Axis_Array>"))}{more}</Array_{shape.Split(',').Length}D>
        """;

    public static byte[] Ascii(string text) => Encoding.UTF8.GetBytes(text);

    public void Dispose() => _folder.Dispose();
}
