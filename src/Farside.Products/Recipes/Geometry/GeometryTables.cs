using System.Globalization;
using System.Text;
using Farside.Core.Geometry;
using Farside.Processing.Photogrammetry.Adjustment;

namespace Farside.Products.Recipes.Geometry;

/// <summary>An adjustment's long lists as comma-separated values.</summary>
static class GeometryTables
{
    /// <summary>One line a measured point.</summary>
    public static byte[] Ties(AdjustmentResult result)
    {
        var text = new StringBuilder("track,view,column,row,residual_column,residual_row,is_held_out,is_rejected,directions\n", 64 + (result.Ties.Count * 110));
        foreach (var tie in result.Ties)
        {
            text.Append(CultureInfo.InvariantCulture, $"{tie.Track},{result.Network.Views[tie.Point.View].Id},{tie.Point.Column:0.000},{tie.Point.Row:0.000},")
                .Append(CultureInfo.InvariantCulture, $"{Pixels(tie.Column)},{Pixels(tie.Row)},{(tie.IsHeldOut ? 1 : 0)},{(tie.IsRejected ? 1 : 0)},{tie.Directions}\n");
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>One line a spot whose place is known: where it lies, and how well its distance from the cameras is known.</summary>
    public static byte[] Points(AdjustmentResult result)
    {
        var text = new StringBuilder("track,east_m,north_m,up_m,distance_m,distance_sigma_m\n");
        for (var track = 0; track < result.Points.Count; track++)
        {
            if (result.Points[track] is { Place: { } place } spot)
            {
                var distance = 1 / spot.InverseDistance;
                text.Append(CultureInfo.InvariantCulture, $"{track},{place.X:0.0000},{place.Y:0.0000},{place.Z:0.0000},{distance:0.000},{spot.InverseDistanceSigma * distance * distance:0.0000}\n");
            }
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>One line a view: where it stands and looks.</summary>
    public static byte[] Views(AdjustedCameras cameras)
    {
        var text = new StringBuilder("view,eye,station,east_m,north_m,up_m,azimuth_deg,elevation_deg,roll_deg,label_turn_deg,is_adjusted\n");
        foreach (var view in cameras.Views)
        {
            var (pose, look) = (view.SiteFromCamera.OriginM, Looking.Of(view.Pose().Rotation));
            text.Append(CultureInfo.InvariantCulture, $"{view.Id},{view.Eye},{view.Station},{pose[0]:0.0000},{pose[1]:0.0000},{pose[2]:0.0000},")
                .Append(CultureInfo.InvariantCulture, $"{look.Azimuth.Degrees:0.00000},{look.Elevation.Degrees:0.00000},{look.Roll.Degrees:0.00000},{view.LabelTurnDeg:0.0000},{(view.IsAdjusted ? 1 : 0)}\n");
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>One line an adjusted view: the upper triangle of its pose's covariance, turns in radians and places in metres.</summary>
    public static byte[] Covariance(AdjustmentResult result)
    {
        string[] axes = ["turn_east", "turn_north", "turn_up", "east", "north", "up"];
        var names = from row in Enumerable.Range(0, 6) from column in Enumerable.Range(row, 6 - row) select $"{axes[row]}*{axes[column]}";
        var text = new StringBuilder($"view,{string.Join(',', names)}\n");
        foreach (var view in result.Views.Where(view => view.IsAdjusted))
        {
            text.Append(view.Id);
            for (var row = 0; row < 6; row++)
            {
                for (var column = row; column < 6; column++)
                {
                    text.Append(CultureInfo.InvariantCulture, $",{view.Sigma.Matrix[row, column]:0.000000e+00}");
                }
            }

            text.Append('\n');
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    static string Pixels(double value) => double.IsNaN(value) ? "" : value.ToString("0.0000", CultureInfo.InvariantCulture);
}
