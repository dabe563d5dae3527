using System.Runtime.InteropServices;
using Farside.Core.Geometry;
using Farside.Core.Rasters;

namespace Farside.Processing.Descent.BaseMaps;

/// <summary>A frame at a size that suits a comparison, to be drawn onto the ground from any pose.</summary>
sealed class FramePicture
{
    readonly float[] _samples;
    readonly int _width;
    readonly int _height;
    readonly int _factor;

    FramePicture(float[] samples, int width, int height, int factor) =>
        (_samples, _width, _height, _factor) = (samples, width, height, factor);

    /// <summary>The frame with each <paramref name="factor"/> × <paramref name="factor"/> pixels joined to one.</summary>
    public static FramePicture Of(Raster<Linear> grey, int factor)
    {
        var (width, height) = (grey.Width / factor, grey.Height / factor);
        var samples = new float[width * height];
        Parallel.For(0, height, row =>
        {
            for (var y = 0; y < factor; y++)
            {
                var line = MemoryMarshal.Cast<Linear, float>(grey.Row((row * factor) + y));
                for (var x = 0; x < width * factor; x++)
                {
                    samples[(row * width) + (x / factor)] += line[x] / (factor * factor);
                }
            }
        });
        return new(samples, width, height, factor);
    }

    /// <summary>The frame laid on the ground of a chip as a pose has it; NaN where it does not reach.</summary>
    /// <param name="camera">Of the whole frame, unreduced.</param>
    /// <param name="heights">Of the ground at the chip's cells, metres.</param>
    public Chip Laid(BrownCamera camera, Pose<SiteFrame, CameraFrame> siteFromCamera, Chip heights)
    {
        var cameraFromSite = siteFromCamera.Inverse();
        var laid = new float[heights.Samples.Length];
        Parallel.For(0, heights.Size, row =>
        {
            for (var column = 0; column < heights.Size; column++)
            {
                var i = (row * heights.Size) + column;
                laid[i] = At(camera.Project(cameraFromSite * new Point<SiteFrame>(heights.East(column), heights.North(row), heights.Samples[i])));
            }
        });
        return heights.With(laid);
    }

    float At((double Column, double Row)? pixel)
    {
        if (pixel is not var (column, row))
        {
            return float.NaN;
        }

        var (x, y) = (((column + 0.5) / _factor) - 0.5, ((row + 0.5) / _factor) - 0.5);
        if (!(x >= 0 && y >= 0 && x < _width - 1 && y < _height - 1))
        {
            return float.NaN;
        }

        var (left, top) = ((int)x, (int)y);
        var (across, down, i) = ((float)(x - left), (float)(y - top), (top * _width) + left);
        var upper = _samples[i] + ((_samples[i + 1] - _samples[i]) * across);
        var lower = _samples[i + _width] + ((_samples[i + _width + 1] - _samples[i + _width]) * across);
        return upper + ((lower - upper) * down);
    }
}
