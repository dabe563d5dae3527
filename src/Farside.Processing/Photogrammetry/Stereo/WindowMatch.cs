using Farside.Core.Rasters;

namespace Farside.Processing.Photogrammetry.Stereo;

/// <summary>
/// How alike the surroundings of a left and a right pixel are: normalised cross-correlation of windows, the right one leaning as ground does that
/// comes nearer row by row.
/// </summary>
sealed class WindowMatch(Raster<Linear> left, Raster<Linear> right, int radius)
{
    /// <summary>Below this share of its mean a window's deviation is noise.</summary>
    const double LeastContrast = 0.004;

    readonly float[] _window = new float[((2 * radius) + 1) * ((2 * radius) + 1)];
    double _leanX, _leanY;

    /// <summary>Takes the window about a left pixel; false at the border, over missing samples and where there is nothing to see.</summary>
    /// <param name="leanX">Growth of disparity from pixel to pixel across.</param>
    /// <param name="leanY">Growth of disparity from row to row down.</param>
    public bool Take(int x, int y, double leanX, double leanY)
    {
        (_leanX, _leanY) = (leanX, leanY);
        if (x < radius || y < radius || x >= left.Width - radius || y >= left.Height - radius)
        {
            return false;
        }

        var at = 0;
        double sum = 0, squares = 0;
        for (var j = -radius; j <= radius; j++)
        {
            foreach (var sample in left.Row(y + j).Slice(x - radius, (2 * radius) + 1))
            {
                _window[at++] = sample.Value;
                sum += sample.Value;
                squares += (double)sample.Value * sample.Value;
            }
        }

        var mean = sum / at;
        var deviation = Math.Sqrt(Math.Max(0, (squares / at) - (mean * mean)));
        if (!(deviation > LeastContrast * Math.Abs(mean)) || deviation == 0)
        {
            return false;
        }

        for (var i = 0; i < at; i++)
        {
            _window[i] = (float)((_window[i] - mean) / deviation);
        }

        return true;
    }

    /// <summary>Likeness of the window about a right place, −1 … 1; −1 outside the picture and over missing samples.</summary>
    public double Score(double column, double row)
    {
        double sum = 0, squares = 0, product = 0;
        var at = 0;
        for (var j = -radius; j <= radius; j++)
        {
            var y = (int)Math.Round(row) + j;
            for (var i = -radius; i <= radius; i++)
            {
                var value = Sample(column + i - (_leanX * i) - (_leanY * j), y);
                sum += value;
                squares += value * value;
                product += value * _window[at++];
            }
        }

        var mean = sum / at;
        var deviation = Math.Sqrt(Math.Max(0, (squares / at) - (mean * mean)));
        return deviation > LeastContrast * Math.Abs(mean) ? product / (at * deviation) : -1;
    }

    double Sample(double column, int row)
    {
        var x = (int)Math.Floor(column);
        if (x < 0 || row < 0 || x >= right.Width - 1 || row >= right.Height)
        {
            return double.NaN;
        }

        var samples = right.Row(row);
        return samples[x].Value + ((column - x) * (samples[x + 1].Value - samples[x].Value));
    }
}
