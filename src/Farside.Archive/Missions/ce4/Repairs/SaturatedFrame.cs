using Farside.Archive.Labels;
using Farside.Core.Records;

namespace Farside.Archive.Missions.Ce4.Repairs;

/// <summary>The first landing frames are white from edge to edge: kept, and marked.</summary>
public sealed class SaturatedFrame : TreeRule
{
    public override string Name => "saturated-frame";

    public override string Source => "first bytes of LCAM-1-0000";

    public override IEnumerable<Repair> MendTree(LabelDocument document)
    {
        if (StatedLayout.Of(document) is { } layout && Saturation(document, layout) is > 0.9 and var share)
        {
            yield return Did("data", $"{LabelValues.Text(100 * share, "0")} % of the samples at 255", "kept and marked: not a picture of the ground");
        }
    }

    const int Probes = 16;

    // Sixteen lines tell a white frame from a picture and cost nothing.
    static double? Saturation(LabelDocument document, StatedLayout layout)
    {
        using var file = DataFile.Open(document);
        if (file is null || layout.RowBytes > 1 << 16 || layout.RowCount < Probes)
        {
            return null;
        }

        var line = new byte[layout.RowBytes];
        long white = 0, seen = 0;
        for (var probe = 0; probe < Probes; probe++)
        {
            var read = RandomAccess.Read(file, line, layout.Offset + (layout.RowCount / Probes * probe * layout.RowBytes));
            seen += read;
            white += line.AsSpan(0, read).Count((byte)255);
        }

        return seen == 0 ? null : (double)white / seen;
    }
}
