using System.Runtime.CompilerServices;
using Farside.Core.Rasters;

namespace Farside.Processing.Descent.Stabilise;

/// <summary>A picture of bytes read between its pixels.</summary>
static class Sampler
{
    const int Phases = 256;

    // Catmull-Rom: passes through the samples, keeps edges crisp where a picture grows.
    static readonly float[] Weights = MakeWeights();

    /// <summary>Straight between the four pixels around; inside 0 … width − 1 and 0 … height − 1 only.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Straight(ReadOnlySpan<byte> pixels, int width, int height, float x, float y)
    {
        var (column, row) = (Math.Min((int)x, width - 2), Math.Min((int)y, height - 2));
        var (fx, fy) = (x - column, y - row);
        var at = (row * width) + column;
        var above = pixels[at] + ((pixels[at + 1] - pixels[at]) * fx);
        var below = pixels[at + width] + ((pixels[at + width + 1] - pixels[at + width]) * fx);
        return above + ((below - above) * fy);
    }

    /// <summary>By the sixteen pixels around; near the border straight.</summary>
    public static float Crisp(Raster<byte> picture, float x, float y)
    {
        var (column, row) = ((int)x, (int)y);
        if (column < 1 || row < 1 || column + 2 >= picture.Width || row + 2 >= picture.Height)
        {
            return Straight(picture.Pixels, picture.Width, picture.Height, x, y);
        }

        var across = Weights.AsSpan(4 * (int)((x - column) * Phases), 4);
        var down = Weights.AsSpan(4 * (int)((y - row) * Phases), 4);
        var pixels = picture.Pixels[((row - 1) * picture.Width)..];
        var sum = 0f;
        for (var k = 0; k < 4; k++)
        {
            var line = pixels.Slice((k * picture.Width) + column - 1, 4);
            sum += down[k] * ((across[0] * line[0]) + (across[1] * line[1]) + (across[2] * line[2]) + (across[3] * line[3]));
        }

        return Math.Clamp(sum, 0, 255);
    }

    static float[] MakeWeights()
    {
        var weights = new float[4 * (Phases + 1)];
        for (var phase = 0; phase <= Phases; phase++)
        {
            var t = phase / (float)Phases;
            weights[4 * phase] = (((((-t) + 2) * t) - 1) * t) / 2;
            weights[(4 * phase) + 1] = ((((3 * t) - 5) * t * t) + 2) / 2;
            weights[(4 * phase) + 2] = (((((-3 * t) + 4) * t) + 1) * t) / 2;
            weights[(4 * phase) + 3] = ((t - 1) * t * t) / 2;
        }

        return weights;
    }
}
