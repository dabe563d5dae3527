using Farside.Core.Rasters;

namespace Farside.Processing.Photogrammetry.Registration;

/// <summary>A later picture drawn in an earlier one's pixels, by Catmull and Rom's cubic; NaN where it was not seen.</summary>
/// <remarks>The way between both is exact at every eighth pixel and bilinear between, right to a thousandth of a pixel. Source of the cubic: Keys 1981, IEEE Trans. ASSP 29, 1153–1160, with a = −1/2.</remarks>
public sealed class LaidPicture
{
    const int Step = 8;

    readonly int _width;
    readonly int _height;
    readonly Raster<Place> _lattice;

    /// <param name="width">Of the earlier picture.</param>
    /// <param name="height">Of the earlier picture.</param>
    public LaidPicture(PictureRegistration registration, int width, int height)
    {
        (_width, _height) = (width, height);
        _lattice = new(((width - 1) / Step) + 2, ((height - 1) / Step) + 2);
        Parallel.For(0, _lattice.Height, j =>
        {
            for (var i = 0; i < _lattice.Width; i++)
            {
                _lattice[i, j] = registration.SecondFromFirst(i * Step, j * Step) is { } at ? new((float)at.Column, (float)at.Row) : new(float.NaN, float.NaN);
            }
        });
    }

    /// <summary>Earlier picture's pixels that the later one shows, as a share of all.</summary>
    public double ShareOf(int laterWidth, int laterHeight)
    {
        var seen = 0L;
        for (var y = 0; y < _height; y++)
        {
            for (var x = 0; x < _width; x++)
            {
                var at = At(x, y);
                seen += at.Column >= 0 && at.Row >= 0 && at.Column <= laterWidth - 1 && at.Row <= laterHeight - 1 ? 1 : 0;
            }
        }

        return (double)seen / ((long)_width * _height);
    }

    public Raster<Linear> Of(Raster<Linear> later)
    {
        var laid = new Raster<Linear>(_width, _height);
        Parallel.For(0, _height, y =>
        {
            var row = laid.Row(y);
            for (var x = 0; x < _width; x++)
            {
                row[x] = new(Sample(later, At(x, y)));
            }
        });
        return laid;
    }

    Place At(int x, int y)
    {
        var (i, j) = (x / Step, y / Step);
        var (u, v) = ((x % Step) / (float)Step, (y % Step) / (float)Step);
        var (a, b, c, d) = (_lattice[i, j], _lattice[i + 1, j], _lattice[i, j + 1], _lattice[i + 1, j + 1]);
        return new(
            (((a.Column * (1 - u)) + (b.Column * u)) * (1 - v)) + (((c.Column * (1 - u)) + (d.Column * u)) * v),
            (((a.Row * (1 - u)) + (b.Row * u)) * (1 - v)) + (((c.Row * (1 - u)) + (d.Row * u)) * v));
    }

    static float Sample(Raster<Linear> picture, Place at)
    {
        if (!(at.Column >= 1 && at.Row >= 1 && at.Column < picture.Width - 2 && at.Row < picture.Height - 2))
        {
            return float.NaN;
        }

        var (x, y) = ((int)at.Column, (int)at.Row);
        Span<float> across = stackalloc float[4];
        Weights(at.Column - x, across);
        Span<float> down = stackalloc float[4];
        Weights(at.Row - y, down);
        var sum = 0f;
        for (var j = 0; j < 4; j++)
        {
            var row = picture.Row(y + j - 1).Slice(x - 1, 4);
            var part = (row[0].Value * across[0]) + (row[1].Value * across[1]) + (row[2].Value * across[2]) + (row[3].Value * across[3]);
            sum += part * down[j];
        }

        return sum;
    }

    static void Weights(float t, Span<float> weights)
    {
        var (t2, t3) = (t * t, t * t * t);
        (weights[0], weights[1]) = ((-0.5f * t3) + t2 - (0.5f * t), (1.5f * t3) - (2.5f * t2) + 1);
        (weights[2], weights[3]) = ((-1.5f * t3) + (2 * t2) + (0.5f * t), (0.5f * t3) - (0.5f * t2));
    }

    readonly record struct Place(float Column, float Row);
}
