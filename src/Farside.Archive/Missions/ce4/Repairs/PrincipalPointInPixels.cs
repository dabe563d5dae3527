using Farside.Archive.Labels;
using Farside.Core.Records;

namespace Farside.Archive.Missions.Ce4.Repairs;

/// <summary>A principal point given as an absolute pixel becomes millimetres from the centre, as the other cameras have it.</summary>
public sealed class PrincipalPointInPixels : TreeRule
{
    public override string Name => "principal-point-in-pixels";

    public override string Source => "quoted LCAM label, unit=\"pixel\"";

    public override IEnumerable<Repair> MendTree(LabelDocument document)
    {
        var point = document.InMission("principal_point_coordinate");
        var pixelUm = document.InMission("pixel_size").Number;
        if (point?.Child("x0") is { } x && point.Child("y0") is { } y && x.Number is { } column && y.Number is { } row && pixelUm is > 0
            && IsPixel(x, column) && StatedLayout.Of(document) is { Samples: { } samples, StatedRows: var rows })
        {
            var (x0, y0) = ((column - ((samples / 2) - 1)) * pixelUm.Value / 1000, ((rows / 2) - 1 - row) * pixelUm.Value / 1000);
            yield return Did(point.Path, $"({x.Text}, {y.Text}) pixel", $"({LabelValues.Text(x0)}, {LabelValues.Text(y0)}) mm from the centre");
            Set(x, x0);
            Set(y, y0);
        }
    }

    // No camera's axis leaves its chip: what stands ten millimetres off is a pixel number.
    static bool IsPixel(LabelElement element, double value) => element.Attribute("unit") is { } unit ? unit.StartsWith("pixel", StringComparison.OrdinalIgnoreCase) : Math.Abs(value) > 10;

    static void Set(LabelElement element, double millimetres)
    {
        element.Text = LabelValues.Text(millimetres, "R");
        element.Attributes.RemoveAll(attribute => attribute.Key.Equals("unit", StringComparison.OrdinalIgnoreCase));
        element.Attributes.Add(new("unit", "mm"));
    }
}
