using Farside.Archive.Labels;
using Farside.Core.Records;

namespace Farside.Archive.Missions.Ce4.Repairs;

/// <summary>A panchromatic frame has half the lines over the same field: a pixel size of the unbinned detector is doubled.</summary>
public sealed class BinnedPixelSize : TreeRule
{
    public override string Name => "binned-pixel-size";

    public override string Source => "frame sizes 1176 × 864 and 2352 × 1728 over one field of 19.7 × 14.5 degrees";

    public override IEnumerable<Repair> MendTree(LabelDocument document)
    {
        var size = document.InMission("pixel_size");
        if (size.Number is { } pixelUm && document.InMission("focal_length").Number is > 0 and var focalMm && StatedLayout.Of(document)?.Samples is { } samples
            && Field(document) is { } fieldRad)
        {
            double Across(double um) => 2 * Math.Atan(samples * um / 2000 / focalMm);
            if (Math.Abs(Across(2 * pixelUm) - fieldRad) < Math.Abs(Across(pixelUm) - fieldRad))
            {
                yield return Did(size!.Path, size.Text, LabelValues.Text(2 * pixelUm));
                size.Text = LabelValues.Text(2 * pixelUm);
            }
        }
    }

    /// <summary>The field across the picture, radians: between the label's corner vectors, else the published one.</summary>
    static double? Field(LabelDocument document)
    {
        var vectors = document.InMission("Vector_Cartesian_3_Pointing");
        if (vectors?.Child("up_left_point_observe_vector").Triple() is { } a && vectors.Child("up_right_point_observe_vector").Triple() is { } b)
        {
            return Math.Acos(Math.Clamp((a.X * b.X) + (a.Y * b.Y) + (a.Z * b.Z), -1, 1));
        }

        return ProductIdentity.Of(document).Describe().Instrument?.Facts.Number("camera.fieldAcross") * Math.PI / 180;
    }
}
