using Farside.Core.Rasters;

namespace Farside.Processing.Descent.BaseMaps;

/// <summary>A square of a map in the site's axes, north up: brightness of any unit, or heights in metres above the site's level plane; NaN where unknown.</summary>
/// <param name="WestM">East coordinate of the first column's posts.</param>
/// <param name="NorthM">North coordinate of the first row's posts.</param>
/// <param name="SpacingM">Metres from post to post, both ways.</param>
public sealed record MapSheet(Raster<float> Samples, double WestM, double NorthM, double SpacingM)
{
    /// <summary>Bilinear between posts; NaN outside and beside an unknown post.</summary>
    public float At(double eastM, double northM)
    {
        var (x, y) = ((eastM - WestM) / SpacingM, (NorthM - northM) / SpacingM);
        if (!(x >= 0 && y >= 0 && x < Samples.Width - 1 && y < Samples.Height - 1))
        {
            return float.NaN;
        }

        var (column, row) = ((int)x, (int)y);
        var (across, down) = ((float)(x - column), (float)(y - row));
        var upper = Samples[column, row] + ((Samples[column + 1, row] - Samples[column, row]) * across);
        var lower = Samples[column, row + 1] + ((Samples[column + 1, row + 1] - Samples[column, row + 1]) * across);
        return upper + ((lower - upper) * down);
    }
}
