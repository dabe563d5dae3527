using Farside.Core.Units;

namespace Farside.Processing.Descent.BaseMaps;

/// <summary>What is known of the ground about a landing place from orbit: pictures, heights, or both, each as sheets of rising spacing.</summary>
/// <param name="Pictures">Map-projected brightness, finest sheet first; may be empty.</param>
/// <param name="Heights">Metres above the site's level plane, finest sheet first; may be empty: the ground then counts as level.</param>
/// <param name="PictureSun">Azimuth of the Sun in the pictures, clockwise from north; null where nobody knows: it is then taken from their shading.</param>
public sealed record BaseMap(IReadOnlyList<MapSheet> Pictures, IReadOnlyList<MapSheet> Heights, Angle? PictureSun = null)
{
    /// <summary>Of the ground above the site's level plane, from the finest sheet that knows; 0 where none does.</summary>
    public double HeightM(double eastM, double northM)
    {
        foreach (var sheet in Heights)
        {
            var height = sheet.At(eastM, northM);
            if (!float.IsNaN(height))
            {
                return height;
            }
        }

        return 0;
    }

    /// <summary>A sample of the coarsest sheet that is no coarser than a spacing, or of the next that knows the place; NaN where none does.</summary>
    public static float Sample(IReadOnlyList<MapSheet> sheets, double eastM, double northM, double spacingM)
    {
        const double Slack = 1.2;
        var first = 0;
        while (first + 1 < sheets.Count && sheets[first + 1].SpacingM <= Slack * spacingM)
        {
            first++;
        }

        for (var i = first; i < sheets.Count; i++)
        {
            var sample = sheets[i].At(eastM, northM);
            if (!float.IsNaN(sample))
            {
                return sample;
            }
        }

        return float.NaN;
    }
}
