using System.Buffers.Binary;
using System.Globalization;
using Farside.Archive.Labels;
using Farside.Archive.Missions;
using Farside.Simulator.Mission;
using static Farside.Simulator.Instruments.PortalLabel;

namespace Farside.Simulator.Sisters;

/// <summary>Chang'e-5 or Chang'e-6: landers that stay where they are, with labels like Chang'e-4's.</summary>
sealed class LanderSister(string mission) : Sister(mission)
{
    public override string? InstrumentOf(string instrument) => instrument switch { "LCAM" or "PCAM" => instrument, "LPR" => "LRPR", _ => null };

    public override SimulatedProduct? Dress(SimulatedProduct product)
    {
        var payload = product.Name switch
        {
            { Instrument: "LCAM" } name => name.Payload,
            { Instrument: "PCAM", Index: { } index } name => $"PCAM{name.Eye}-I-{index:D3}",
            { Instrument: "LPR", Mode: "2B" } => "LRPR-A",
            _ => null,
        };
        if (payload is null)
        {
            return null;
        }

        var to = NameOf(product.Name, Mission.ToUpperInvariant() + "-L", "GRAS", payload);
        var label = Copy(product.Label, product.Name, to);
        StandStill(label);
        return product with { Name = to, Label = label, Data = product.Name.Instrument is "LPR" ? Later(product) : product.Data };
    }

    protected override string WordOf(string text) =>
        text.Replace("CE4Ro", "CE4La", StringComparison.Ordinal).Replace("CE4", Mission.ToUpperInvariant(), StringComparison.Ordinal).Replace("CE-4", $"CE-{Mission[2]}", StringComparison.Ordinal)
            .Replace("Chang'E 4", $"Chang'E {Mission[2]}", StringComparison.Ordinal).Replace("Lunar Penetrating Radar", "Lunar Regolith Penetrating Radar", StringComparison.Ordinal);

    // The records' clocks go with the label.
    byte[] Later(SimulatedProduct product)
    {
        var (data, length) = ((byte[])product.Data.Clone(), (int)product.Label.Find("record_length").Whole);
        for (var at = 0; at + length <= data.Length; at += length)
        {
            var seconds = BinaryPrimitives.ReadUInt32BigEndian(data.AsSpan(at + 4)) + (long)Shift.TotalSeconds;
            BinaryPrimitives.WriteUInt32BigEndian(data.AsSpan(at + 4), (uint)seconds);
        }

        return data;
    }

    static double EyeHeightM => MissionRegistry.Find("ce4")!.Instrument("PCAM")!.Facts.Number("mast.eyeHeight")!.Value;

    // A lander has no rover's place on the ground: its camera's stands among the exterior elements.
    static void StandStill(LabelElement label)
    {
        var area = label.Find("Mission_Area")!;
        if (area.Child("Rover_LocationXYZ") is { } place && area.Child("Exterior_Orientation_Elements") is { } exterior)
        {
            foreach (var axis in place.Children)
            {
                exterior.Add(new("camera_center_position_" + axis.Name, axis.Is("z") ? Six(double.Parse(axis.Text, CultureInfo.InvariantCulture) + EyeHeightM) : axis.Text));
            }
        }

        area.Children.RemoveAll(child => child.Name.StartsWith("Rover_Location", StringComparison.Ordinal));
        if (area.Child("Vector_Cartesian_3_Pointing")?.Child("reference_frame") is { } frame)
        {
            frame.Text = "LANDER_COORDINATE_SYSTEM";
        }
    }
}
