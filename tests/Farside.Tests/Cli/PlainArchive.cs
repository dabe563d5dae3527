namespace Farside.Tests.Cli;

/// <summary>Small pictures with plain PDS4 labels, written by hand: an archive of nobody's mission.</summary>
static class PlainArchive
{
    public static string Write(string root, int pictures, int width = 60, int height = 40)
    {
        Directory.CreateDirectory(root);
        for (var i = 0; i < pictures; i++)
        {
            Write(root, $"picture-{i:D3}", width, height, (x, y) => (byte)((x * 3) + y + i));
        }

        return root;
    }

    public static void Write(string root, string name, int width, int height, Func<int, int, byte> sample)
    {
        var bytes = new byte[width * height];
        for (var i = 0; i < bytes.Length; i++)
        {
            bytes[i] = sample(i % width, i / width);
        }

        File.WriteAllBytes(Path.Combine(root, $"{name}.dat"), bytes);
        File.WriteAllText(Path.Combine(root, $"{name}.xml"), Label(name, width, height));
    }

    static string Label(string name, int width, int height) => $"""
        <?xml version="1.0" encoding="UTF-8"?>
        <Product_Observational xmlns="http://pds.nasa.gov/pds4/pds/v1">
          <Identification_Area><logical_identifier>urn:nasa:pds:test:data:{name}</logical_identifier><version_id>1.0</version_id><title>{name}</title></Identification_Area>
          <File_Area_Observational>
            <File><file_name>{name}.dat</file_name></File>
            <Array_2D_Image>
              <offset unit="byte">0</offset><axes>2</axes><axis_index_order>Last Index Fastest</axis_index_order>
              <Element_Array><data_type>UnsignedByte</data_type></Element_Array>
              <Axis_Array><axis_name>Line</axis_name><elements>{height}</elements><sequence_number>1</sequence_number></Axis_Array>
              <Axis_Array><axis_name>Sample</axis_name><elements>{width}</elements><sequence_number>2</sequence_number></Axis_Array>
            </Array_2D_Image>
          </File_Area_Observational>
        </Product_Observational>
        """;
}
