using Farside.Core.Geometry;
using Farside.Core.Rasters;
using Farside.Processing.Photogrammetry.Ties;

namespace Farside.Processing.Descent.Rest;

/// <summary>A picture asked by tangents right and down of the camera's axis, at a resolution of one's choice: the lens's bending is taken out.</summary>
sealed class StraightPicture
{
    readonly BrownCamera _lens;
    readonly float[] _samples;

    public StraightPicture(Raster<Linear> picture, BrownCamera lens)
    {
        _lens = lens;
        _samples = new float[picture.Width * picture.Height];
        var (sum, count) = (0.0, 0);
        foreach (var sample in picture.Pixels)
        {
            (sum, count) = float.IsFinite(sample.Value) ? (sum + sample.Value, count + 1) : (sum, count);
        }

        var mean = count > 0 ? (float)(sum / count) : 0;
        for (var i = 0; i < _samples.Length; i++)
        {
            _samples[i] = float.IsFinite(picture.Pixels[i].Value) ? picture.Pixels[i].Value : mean;
        }
    }

    public BrownCamera Lens => _lens;

    /// <summary>Half of the picture's width as a tangent.</summary>
    public double HalfWidth => _lens.Width / (2 * _lens.FocalLengthPx);

    /// <summary>The picture smoothed for pixels that many times wider than its own; ask it with <see cref="At"/>.</summary>
    public GreyPlane For(double factor) =>
        new(_lens.Width, _lens.Height, factor > 1 ? GaussianBlur.Of(_samples, _lens.Width, _lens.Height, 0.45 * factor) : _samples);

    /// <summary>The sample that a ray meets; NaN beyond the picture.</summary>
    public float At(GreyPlane smoothed, double right, double down)
    {
        var (column, row) = Pixel(right, down);
        return smoothed.CanSample(column, row) ? smoothed.Cubic(column, row) : float.NaN;
    }

    /// <summary>Where a ray's light falls.</summary>
    public (double Column, double Row) Pixel(double right, double down)
    {
        var (x, y) = _lens.Bend(right, down);
        return (_lens.PrincipalColumn + (_lens.FocalLengthPx * x), _lens.PrincipalRow + (_lens.FocalLengthPx * y));
    }
}
