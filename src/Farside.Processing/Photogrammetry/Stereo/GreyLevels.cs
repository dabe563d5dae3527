using Farside.Core.Rasters;

namespace Farside.Processing.Photogrammetry.Stereo;

/// <summary>A grey picture and its halves: level 0 is the picture, each next one the mean of 2 × 2 pixels.</summary>
sealed class GreyLevels
{
    readonly List<Raster<Linear>> _levels;

    public GreyLevels(Raster<Linear> picture, int levels)
    {
        _levels = [picture];
        while (_levels.Count < levels)
        {
            _levels.Add(Halved(_levels[^1]));
        }
    }

    public Raster<Linear> this[int level] => _levels[level];

    static Raster<Linear> Halved(Raster<Linear> from)
    {
        var half = new Raster<Linear>(Math.Max(1, from.Width / 2), Math.Max(1, from.Height / 2));
        for (var y = 0; y < half.Height; y++)
        {
            var upper = from.Row(2 * y);
            var lower = from.Row(Math.Min((2 * y) + 1, from.Height - 1));
            var row = half.Row(y);
            for (var x = 0; x < row.Length; x++)
            {
                var next = Math.Min((2 * x) + 1, from.Width - 1);
                row[x] = new((upper[2 * x].Value + upper[next].Value + lower[2 * x].Value + lower[next].Value) / 4);
            }
        }

        return half;
    }
}
