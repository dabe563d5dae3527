using Farside.Core.Rasters;

namespace Farside.Processing.Descent.Map;

/// <summary>Heights that parallax gave, at one spacing.</summary>
/// <param name="Grid">Of the posts, which stand at its pixels' centres.</param>
/// <param name="Heights">Metres above the site's origin: measured where parallax says something, else what coarser levels or the plane say; never NaN.</param>
/// <param name="Sigmas">Standard deviation of each height that the frames tell, metres; NaN where they do not say.</param>
/// <param name="Guesses">Standard deviation of each height as it is, told or guessed from what is told about it, metres; +∞ where nothing is.</param>
public sealed record ReliefLevel(MapGrid Grid, Raster<float> Heights, Raster<float> Sigmas, Raster<float> Guesses)
{
    /// <summary>Posts from the border over which a level goes over into the coarser one.</summary>
    const double FadePosts = 8;

    /// <summary>Bilinear between posts.</summary>
    internal double At(double column, double row)
    {
        var (x, y) = (Math.Clamp(column, 0, Grid.Width - 1.001), Math.Clamp(row, 0, Grid.Height - 1.001));
        var (left, top) = ((int)x, (int)y);
        var upper = double.Lerp(Heights[left, top], Heights[left + 1, top], x - left);
        var lower = double.Lerp(Heights[left, top + 1], Heights[left + 1, top + 1], x - left);
        return double.Lerp(upper, lower, y - top);
    }

    internal double GuessAt(double column, double row) => Guesses[(int)Math.Clamp(Math.Round(column), 0, Grid.Width - 1), (int)Math.Clamp(Math.Round(row), 0, Grid.Height - 1)];

    /// <summary>0 outside, 1 well inside.</summary>
    internal double Weight(double column, double row) =>
        Math.Clamp(Math.Min(Math.Min(column, Grid.Width - 1 - column), Math.Min(row, Grid.Height - 1 - row)) / FadePosts, 0, 1);
}
