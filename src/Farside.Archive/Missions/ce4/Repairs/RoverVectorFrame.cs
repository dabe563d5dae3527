using Farside.Archive.Labels;
using Farside.Core.Records;

namespace Farside.Archive.Missions.Ce4.Repairs;

/// <summary>PCAM's view vectors are named after the rover's body, and behave like east, north, up at its place.</summary>
public sealed class RoverVectorFrame : TreeRule
{
    public override string Name => "rover-vector-frame";

    public override string Source => "headings of 135 sequences, found by two users of the data";

    public override IEnumerable<Repair> MendTree(LabelDocument document)
    {
        var frame = document.InMission("Vector_Cartesian_3_Pointing")?.Child("reference_frame");
        if (frame?.Value is { } name && name.StartsWith("ROVER", StringComparison.OrdinalIgnoreCase))
        {
            yield return Did(frame.Path, name, "east, north, up at the rover");
        }
    }
}
