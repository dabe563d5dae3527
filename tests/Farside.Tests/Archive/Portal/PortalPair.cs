using System.Globalization;
using System.Text;

namespace Farside.Tests.Archive.Portal;

/// <summary>A simulated product: random data of the size that its label's axes say, whatever the label's <c>file_size</c> says.</summary>
sealed record PortalPair(string Name, byte[] Label, byte[] Data)
{
    public const int Lines = 96;
    public const int Samples = 120;

    /// <summary>A pair of the panoramic camera's panchromatic mode, first frames of a sequence.</summary>
    public static PortalPair Pcam(int number, int seed = 1, string sequence = "0001", int lines = Lines) => Named(
        string.Create(CultureInfo.InvariantCulture, $"CE4_GRAS_PCAM{(number % 2 == 0 ? 'L' : 'R')}-Q-{number / 2:D3}_SCI_N_201901040{4 + (number / 2 / 60)}{number / 2 % 60:D2}02_201901040{4 + (number / 2 / 60)}{number / 2 % 60:D2}02_{sequence}_B.2B"),
        seed + number, lines);

    public static PortalPair Named(string name, int seed, int lines = Lines)
    {
        var data = new byte[lines * Samples * 2];
        new Random(seed).NextBytes(data);
        return new(name, Encoding.UTF8.GetBytes(LabelText(name, lines)), data);
    }

    static string LabelText(string name, int lines) => $"""
        <?xml version="1.0" encoding="UTF-8"?>
        <!-- SIMULATED -->
        <Product_Observational xmlns="http://pds.nasa.gov/pds4/pds/v1">
          <Identification_Area><logical_identifier>urn:nasa:pds:test:data:{name}</logical_identifier><version_id>1.0</version_id><title>{name}</title></Identification_Area>
          <File_Area_Observational>
            <File><file_name>{name}</file_name><file_size unit="byte">1323302912</file_size></File>
            <Array_2D_Image>
              <offset unit="byte">0</offset><axes>2</axes><axis_index_order>Last Index Fastest</axis_index_order>
              <Element_Array><data_type>UnsignedLSB2</data_type></Element_Array>
              <Axis_Array><axis_name>Line</axis_name><elements>{lines}</elements><sequence_number>1</sequence_number></Axis_Array>
              <Axis_Array><axis_name>Sample</axis_name><elements>{Samples}</elements><sequence_number>2</sequence_number></Axis_Array>
            </Array_2D_Image>
          </File_Area_Observational>
        </Product_Observational>
        """;
}
