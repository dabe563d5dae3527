using System.Globalization;

namespace Farside.Tests.Archive.Missions;

/// <summary>Builds small labels like the mission's own, with their oddities, and data beside them.</summary>
sealed class SmallLabel : IDisposable
{
    public const string Tcam = "CE4_GRAS_TCAM-I-143_SCI_N_20190111195709_20190111195709_0009_A.2C";
    public const string PcamC = "CE4_GRAS_PCAML-C-000_SCI_N_20190905071818_20190905071818_0067_B.2B";
    public const string PcamQ = "CE4_GRAS_PCAML-Q-055_SCI_N_20250304065925_20250304065925_0347_B.2B";
    public const string Lcam = "CE4_GRAS_LCAM-1-0000_SCI_N_20190103022009_20190103022009_0001_A.2A";

    public SmallLabel() => Directory.CreateDirectory(Folder);

    public string Folder { get; } = Path.Combine(Path.GetTempPath(), "farside-" + Guid.NewGuid().ToString("N"));

    public string Add(string name, string text, byte[]? data = null)
    {
        var path = Path.Combine(Folder, name + "L");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        if (data is not null)
        {
            File.WriteAllBytes(path[..^1], data);
        }

        return path;
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    /// <summary>A label with the given inside of its Mission_Area and File_Area.</summary>
    public static string Xml(string name, string mission, string fileArea, string start = "2019-01-11T19:57:09.000Z", string? stop = null) => $"""
        <?xml version="1.0" encoding="UTF-8"?>
        <Product_Observational xmlns="http://pds.nasa.gov/pds4/pds/v1" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://pds.nasa.gov/pds4/pds/v1,https://example.org/PDS4_PDS_1500.xsd">
          <Identification_Area><logical_identifier>{name}</logical_identifier><version_id>1.0</version_id>
            <Modification_History><Modification_Detail><modification_date>2019-01-03</modification_date><description>None</description></Modification_Detail></Modification_History>
          </Identification_Area>
          <Reference_List>None</Reference_List>
          <Observation_Area>
            <Time_Coordinates><start_date_time>{start}</start_date_time><stop_date_time>{stop ?? start}</stop_date_time></Time_Coordinates>
            <Mission_Area><product_id>{name}</product_id>{mission}</Mission_Area>
          </Observation_Area>
          <File_Area_Observational>
            <File><file_name>{name}</file_name><local_identifier>None</local_identifier></File>
            {fileArea}
          </File_Area_Observational>
        </Product_Observational>
        """;

    /// <summary>An array whose axes come as (name, length) from slow to fast.</summary>
    public static string Array(string type, params (string Name, int Length)[] axes) =>
        $"<Array_{axes.Length}D_Image><offset unit=\"byte\">0</offset><axes>{axes.Length}</axes><axis_index_order>Last Index Fastest</axis_index_order>"
        + $"<Element_Array><data_type>{type}</data_type><unit>data number</unit></Element_Array>"
        + string.Concat(axes.Select((axis, i) => $"<Axis_Array><axis_name>{axis.Name}</axis_name><elements>{axis.Length}</elements><sequence_number>{i + 1}</sequence_number></Axis_Array>"))
        + $"</Array_{axes.Length}D_Image>";

    public static string Vector(string corner, double x, double y, double z) =>
        string.Create(CultureInfo.InvariantCulture, $"<{corner}_point_observe_vector><x>{x:F6}</x><y>{y:F6}</y><z>{z:F6}</z></{corner}_point_observe_vector>");

    /// <summary>The real TCAM label's Mission_Area as far as geometry goes: values of TCAM-I-143, 2019-01-11.</summary>
    public const string TcamMission = """
        <product_level>2C</product_level><instrument_name>Terrain Camera</instrument_name><instrument_id>TCAM</instrument_id><sequence_id>0009</sequence_id>
        <Work_Mode_Parm><exposure_time>6</exposure_time><tcam_temperature>21.095</tcam_temperature></Work_Mode_Parm>
        <Instrument_Parm><focal_length unit="mm">43.472040</focal_length><pixel_size unit="micrometer">7.4</pixel_size>
          <principle_point_coordinate><x0>-0.248344</x0><y0>0.021904</y0></principle_point_coordinate></Instrument_Parm>
        <Lander_Location><reference_frame>MOON_COORDINATE_SYSTEM</reference_frame><longitude unit="deg">177.599100</longitude><latitude unit="deg">-45.444600</latitude></Lander_Location>
        <Vector_Cartesian_3_Pointing><reference_frame>LANDER_COORDINATE_SYSTEM</reference_frame>
          <up_left_point_observe_vector><x>0.308288</x><y>-0.878190</y><z>-0.365707</z></up_left_point_observe_vector>
          <down_left_point_observe_vector><x>0.282967</x><y>-0.737626</y><z>-0.613055</z></down_left_point_observe_vector>
          <up_right_point_observe_vector><x>-0.076418</x><y>-0.931058</y><z>-0.356778</z></up_right_point_observe_vector>
          <down_right_point_observe_vector><x>-0.101621</x><y>-0.790794</y><z>-0.603588</z></down_right_point_observe_vector>
          <center_point_observe_vector><x>0.106315</x><y>-0.859804</y><z>-0.499434</z></center_point_observe_vector></Vector_Cartesian_3_Pointing>
        <Exterior_Orientation_Elements><camera_center_position_x>0.095217</camera_center_position_x><camera_center_position_y>0.099420</camera_center_position_y><camera_center_position_z>2.172139</camera_center_position_z>
          <camera_rotation_angle_roll>-59.233529</camera_rotation_angle_roll><camera_rotation_angle_pitch>12.648912</camera_rotation_angle_pitch><camera_rotation_angle_yaw>-163.976745</camera_rotation_angle_yaw></Exterior_Orientation_Elements>
        <Rotation_Angle><mast_angel_pitch>-30.000000</mast_angel_pitch><mast_angel_yaw>-172.000000</mast_angel_yaw></Rotation_Angle>
        <Angle_Pointing_Results><lander_solar_incidence_angel>72.938297</lander_solar_incidence_angel><lander_solar_azimuth_angle>288.443746</lander_solar_azimuth_angle></Angle_Pointing_Results>
        """;
}
