using Farside.Archive.Labels;
using Farside.Core.Records;

namespace Farside.Archive.Missions.Ce4.Repairs;

/// <summary>Element names spelt wrongly, or differently from camera to camera, get one spelling.</summary>
public sealed class MisspeltNames : TreeRule
{
    public override string Name => "misspelt-names";

    public override string Source => "real TCAM label (principle, angel), real PCAM blocks (pitch, yawing), Zhurong labels (X, Y, Rover_Location_xyz, Mast_Rotation_Angle)";

    public override IEnumerable<Repair> MendTree(LabelDocument document)
    {
        foreach (var element in document.MissionArea?.Descendants().ToList() ?? [])
        {
            if (Right(element) is { } right && right != element.Name)
            {
                var path = element.Path;
                Rename(element, right);
                yield return Did(path, element.Name, right);
            }
        }
    }

    static string? Right(LabelElement element) => element.Name.ToLowerInvariant() switch
    {
        "principle_point_coordinate" => "principal_point_coordinate",
        "mast_angel_pitch" => "mast_angle_pitch",
        "mast_angel_yaw" => "mast_angle_yaw",
        "pitch" when IsMast(element.Parent!) => "mast_angle_pitch",
        "yawing" or "yaw" when IsMast(element.Parent!) => "mast_angle_yaw",
        "rover_location_xyz" => "Rover_LocationXYZ",
        "x" when element.Parent!.Name.EndsWith("point_coordinate", StringComparison.OrdinalIgnoreCase) => "x0",
        "y" when element.Parent!.Name.EndsWith("point_coordinate", StringComparison.OrdinalIgnoreCase) => "y0",
        var name when name.EndsWith("_angel", StringComparison.Ordinal) => element.Name[..^2] + "le",
        _ => null,
    };

    static bool IsMast(LabelElement group) => group.Is("Rotation_Angle") || group.Is("Mast_Rotation_Angle");

    static void Rename(LabelElement element, string name)
    {
        var parent = element.Parent!;
        var renamed = new LabelElement(name, element.Text, element.Line) { Prefix = element.Prefix };
        renamed.Attributes.AddRange(element.Attributes);
        foreach (var child in element.Children)
        {
            renamed.Add(child);
        }

        var place = parent.Children.IndexOf(element);
        parent.Add(renamed);
        parent.Children.RemoveAt(parent.Children.Count - 1);
        parent.Children[place] = renamed;
    }
}
