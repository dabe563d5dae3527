using System.Buffers.Binary;

namespace Farside.Tests.Archive.Maps;

/// <summary>A small map of heights about Chang'e-4's site, a pixel a quarter of a degree: every key can be changed before it is written.</summary>
static class PlainMap
{
    public const int Width = 32, Height = 16;

    /// <summary>First pixel's outer corner: 174° east, 43.5° south; samples of half a metre count from −5,935 m by rows and columns.</summary>
    const string Pds3 = """
        PDS_VERSION_ID = PDS3
        RECORD_TYPE = FIXED_LENGTH
        RECORD_BYTES = 64
        FILE_RECORDS = 16
        ^IMAGE = "MAP.IMG"
        TARGET_NAME = MOON
        OBJECT = IMAGE
          LINES = 16
          LINE_SAMPLES = 32
          SAMPLE_TYPE = LSB_INTEGER
          SAMPLE_BITS = 16
          UNIT = METER
          SCALING_FACTOR = 0.5
          OFFSET = 1737400.
        END_OBJECT = IMAGE
        OBJECT = IMAGE_MAP_PROJECTION
          MAP_PROJECTION_TYPE = "SIMPLE CYLINDRICAL"
          A_AXIS_RADIUS = 1737.4 <KM>
          B_AXIS_RADIUS = 1737.4 <KM>
          C_AXIS_RADIUS = 1737.4 <KM>
          POSITIVE_LONGITUDE_DIRECTION = EAST
          CENTER_LATITUDE = 0. <DEG>
          CENTER_LONGITUDE = 180. <DEG>
          MAP_RESOLUTION = 4. <PIX/DEG>
          MAP_SCALE = 7.5808376 <KM/PIX>
          LINE_PROJECTION_OFFSET = -174.5
          SAMPLE_PROJECTION_OFFSET = 23.5
        END_OBJECT = IMAGE_MAP_PROJECTION
        END
        """;

    const string Pds4 = """
        <?xml version="1.0" encoding="UTF-8"?>
        <Product_Observational xmlns="http://pds.nasa.gov/pds4/pds/v1" xmlns:cart="http://pds.nasa.gov/pds4/cart/v1">
          <Identification_Area><logical_identifier>urn:test:plain:map:one</logical_identifier><version_id>1.0</version_id><title>heights</title></Identification_Area>
          <Observation_Area><Target_Identification><name>Moon</name></Target_Identification><Discipline_Area><cart:Cartography>
            <cart:Bounding_Coordinates>
              <cart:west_bounding_coordinate unit="deg">174</cart:west_bounding_coordinate>
              <cart:east_bounding_coordinate unit="deg">182</cart:east_bounding_coordinate>
              <cart:north_bounding_coordinate unit="deg">-43.5</cart:north_bounding_coordinate>
              <cart:south_bounding_coordinate unit="deg">-47.5</cart:south_bounding_coordinate>
            </cart:Bounding_Coordinates>
            <cart:Geographic>
              <cart:latitude_resolution unit="deg">0.25</cart:latitude_resolution>
              <cart:longitude_resolution unit="deg">0.25</cart:longitude_resolution>
            </cart:Geographic>
            <cart:Geodetic_Model>
              <cart:latitude_type>Planetocentric</cart:latitude_type>
              <cart:a_axis_radius unit="km">1737.4</cart:a_axis_radius>
              <cart:longitude_direction>Positive East</cart:longitude_direction>
            </cart:Geodetic_Model>
          </cart:Cartography></Discipline_Area></Observation_Area>
          <File_Area_Observational><File><file_name>MAP.IMG</file_name></File>
            <Array_2D_Image><offset unit="byte">0</offset><axes>2</axes><axis_index_order>Last Index Fastest</axis_index_order>
              <Element_Array><data_type>SignedLSB2</data_type><unit>m</unit><scaling_factor>0.5</scaling_factor></Element_Array>
              <Axis_Array><axis_name>Line</axis_name><elements>16</elements><sequence_number>1</sequence_number></Axis_Array>
              <Axis_Array><axis_name>Sample</axis_name><elements>32</elements><sequence_number>2</sequence_number></Axis_Array>
            </Array_2D_Image>
          </File_Area_Observational>
        </Product_Observational>
        """;

    /// <summary>Writes label and data; each change is a piece of the label and what stands there instead.</summary>
    /// <returns>The label's path.</returns>
    public static string WritePds3(TemporaryFolder folder, params (string From, string To)[] changes) => Write(folder, "MAP.LBL", Pds3, changes);

    public static string WritePds4(TemporaryFolder folder, params (string From, string To)[] changes) => Write(folder, "map.xml", Pds4, changes);

    /// <summary>Metres above the sphere that a pixel was given.</summary>
    public static double HeightM(int column, int row) => -5935 + (0.5 * ((row * Width) + column));

    static string Write(TemporaryFolder folder, string name, string label, (string From, string To)[] changes)
    {
        foreach (var (from, to) in changes)
        {
            Assert.Contains(from, label, StringComparison.Ordinal);
            label = label.Replace(from, to, StringComparison.Ordinal);
        }

        var samples = new byte[2 * Width * Height];
        for (var i = 0; i < Width * Height; i++)
        {
            BinaryPrimitives.WriteInt16LittleEndian(samples.AsSpan(2 * i), (short)(2 * HeightM(i % Width, i / Width)));
        }

        File.WriteAllBytes(folder["MAP.IMG"], samples);
        File.WriteAllText(folder[name], label.ReplaceLineEndings(name.EndsWith("LBL", StringComparison.Ordinal) ? "\r\n" : "\n") + "\r\n");
        return folder[name];
    }
}
