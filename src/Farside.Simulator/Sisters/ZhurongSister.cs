using System.Globalization;
using Farside.Archive.Labels;
using Farside.Archive.Missions;
using Farside.Archive.Store;
using Farside.Core.Time;
using Farside.Simulator.Mission;
using static Farside.Simulator.Instruments.PortalLabel;

namespace Farside.Simulator.Sisters;

/// <summary>Zhurong: the lander's colour camera becomes the rover's navigation camera, the lunar radar's channels become the Martian radar's; sols for sequences.</summary>
sealed class ZhurongSister() : Sister("hx1")
{
    const double SolS = 88_775.244;

    public override string? InstrumentOf(string instrument) => instrument switch { "TCAM" => "NATECAM", "LPR" => "ROPER", _ => null };

    protected override string MoreDigits => "000";

    public override SimulatedProduct? Dress(SimulatedProduct product) => product.Name switch
    {
        { Instrument: "TCAM", Index: { } index } => Frame(product, $"NaTeCamA-F-{index:D3}"),
        { Instrument: "LPR", Mode: "2B" } => Radar(product, "RoPeR-HF-HH", RoperRecord.High),
        { Instrument: "LPR", Mode: "1" } => Radar(product, "RoPeR-LF-RI", RoperRecord.Low),
        _ => null,
    };

    SimulatedProduct Frame(SimulatedProduct product, string payload)
    {
        var to = Name(product, payload);
        var label = Martian(Copy(product.Label, product.Name, to), to, "Navigation and Terrain Camera");
        var area = label.Find("Mission_Area")!;
        Respell(area);
        var exterior = area.Child("Exterior_Orientation_Elements")!;
        area.Add(Group("Rover_Attitude", With("pitch", "0.000000", "deg"), With("roll", "0.000000", "deg"), With("yaw", "0.000000", "deg")));
        area.Add(Group("Rover_Location_xyz", new("reference_frame", "LANDING_SITE_COORDINATE_SYSTEM"),
            With("x", exterior.Child("camera_center_position_x")!.Text, "m"), With("y", exterior.Child("camera_center_position_y")!.Text, "m"), With("z", "0.000000", "m")));
        return product with { Name = to, Label = label };
    }

    SimulatedProduct Radar(SimulatedProduct product, string payload, RoperRecord layout)
    {
        var to = Name(product, payload);
        var length = (int)product.Label.Find("record_length").Whole;
        var data = layout.Of(product.Data, length, Shift);
        var label = Martian(Copy(product.Label, product.Name, to), to, "Mars Rover Penetrating Radar");
        var area = label.Find("Mission_Area")!;
        area.Children.RemoveAll(child => child.Is("Work_Mode_Parm") || child.Is("Instrument_Parm"));
        area.Add(Group("Work_Mode_Parm", new("data_content", layout.Content), new("work_mode", "Two_Channels"), new("trigger_mode", "Fixed_Distance_Trigger")));
        var file = label.Child("File_Area_Observational")!;
        file.Children.RemoveAll(child => child.Is("Table_Binary"));
        file.Child("File")!.Child("file_size")!.Text = Text(data.Length);
        file.Add(layout.Table(data.Length / layout.RecordBytes));
        return product with { Name = to, Label = label, Data = data };
    }

    ProductName Name(SimulatedProduct product, string payload) => NameOf(product.Name, "HX1-Ro", "GRAS", payload, SolOf(At(product.Name.Start)));

    // The landing's sol is the first. Local midnight is not reckoned: a sol begins at the landing's time of day.
    string SolOf(Epoch time) => ((int)((time - Landing).TotalSeconds / SolS) + 1).ToString("D5", CultureInfo.InvariantCulture);

    static LabelElement Martian(LabelElement label, ProductName name, string instrument)
    {
        label.Attributes.Clear();
        label.Attributes.Add(new("xmlns", "http://pds.nasa.gov/pds4/pds/v1"));
        label.Attributes.Add(new("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"));
        label.Attributes.Add(new("xsi:schemaLocation", "http://pds.nasa.gov/pds4/pds/v1 \n                     https://pds.nasa.gov/pds4/pds/v1/PDS4_PDS_1C00.xsd"));
        label.At("Identification_Area/title")!.Text = "HX-1 mission";
        label.At("Identification_Area/information_model_version")!.Text = "1.12.0.0";
        label.At("Identification_Area/Modification_History/Modification_Detail/description")!.Text += " 模拟数据";
        var target = label.At("Observation_Area/Target_Identification")!;
        (target.Child("name")!.Text, target.Child("type")!.Text) = ("Mars", "Planet");
        var area = label.Find("Mission_Area")!;
        area.Child("instrument_name")!.Text = instrument;
        area.Child("instrument_id")!.Text = name.Payload.Split('-')[0].Replace("NaTeCamA", "NaTeCam", StringComparison.Ordinal);
        area.Child("sequence_id")!.Text = name.Sequence;
        area.Add(LandingSiteOf());
        return label;
    }

    static LabelElement LandingSiteOf()
    {
        var facts = MissionRegistry.Find("hx1")!.Facts;
        return Group("Landing_Site_Location", new("reference_frame", "MARS_COORDINATE_SYSTEM"),
            With("longitude", Six(facts.Number("landingSite.longitude")!.Value), "deg"), With("latitude", Six(facts.Number("landingSite.latitude")!.Value), "deg"), With("altitude", Six(facts.Number("landingSite.height")!.Value / 1000), "km"));
    }

    // Spelt as Zhurong's labels spell it: capitals, the principal point rightly, the mast's turn in a group of its own.
    static void Respell(LabelElement area)
    {
        Rename(area.Child("Instrument_Parm")!, "principle_point_coordinate", "Principal_Point_Coordinate");
        foreach (var corner in (string[])["up_left", "down_left", "up_right", "down_right", "center"])
        {
            var words = string.Join('_', $"{corner}_point_observe_vector".Split('_').Select(word => char.ToUpperInvariant(word[0]) + word[1..]));
            Rename(area.Child("Vector_Cartesian_3_Pointing")!, corner + "_point_observe_vector", words);
        }

        var turn = area.Child("Rotation_Angle")!;
        Rename(turn, "mast_angel_pitch", "pitch");
        Rename(turn, "mast_angel_yaw", "yaw");
        Rename(area, "Rotation_Angle", "Mast_Rotation_Angle");
    }

    static void Rename(LabelElement parent, string from, string to)
    {
        var place = parent.Children.FindIndex(child => child.Is(from));
        var old = parent.Children[place];
        var renamed = parent.Add(new(to, old.Text));
        renamed.Attributes.AddRange(old.Attributes);
        old.Children.ToList().ForEach(child => renamed.Add(child));
        parent.Children.RemoveAt(parent.Children.Count - 1);
        parent.Children[place] = renamed;
    }
}
