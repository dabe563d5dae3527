using Farside.Archive.Labels;
using Farside.Archive.Store;
using Farside.Core.Records;

namespace Farside.Archive.Missions.Ce4.Repairs;

/// <summary>PCAM's view vectors are named after the rover's body, and behave like east, north, up at its place.</summary>
public sealed class RoverVectorFrame : IRepairRule
{
    public string Name => "rover-vector-frame";

    public string Source => "headings of 135 sequences, found by two users of the data";

    public IEnumerable<Repair> Mend(LabelDocument document)
    {
        var frame = document.InMission("Vector_Cartesian_3_Pointing")?.Child("reference_frame");
        if (frame?.Value is { } name && name.StartsWith("ROVER", StringComparison.OrdinalIgnoreCase))
        {
            yield return this.Did(frame.Path, name, "east, north, up at the rover");
        }
    }
}
