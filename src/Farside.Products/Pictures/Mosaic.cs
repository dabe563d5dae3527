using System.Runtime.InteropServices;
using Farside.Core.Rasters;
using Farside.Processing.Imaging;

namespace Farside.Products.Pictures;

/// <summary>A Bayer mosaic as light: a frame's stored samples less the black level, each colour times its gain. Its memory is kept from frame to frame.</summary>
public sealed class Mosaic
{
    Raster<Linear> _light = new(0, 0);

    public Raster<Linear> Light => _light;
    public BayerPattern Pattern { get; private set; }
    public ColourGains Gains { get; private set; }

    /// <summary>Takes a frame's samples in.</summary>
    public void Decode(Bitmap samples, BayerPattern pattern, float blackLevel, ColourGains gains)
    {
        if (_light.Width != samples.Width || _light.Height != samples.Height)
        {
            _light = new(samples.Width, samples.Height);
        }

        (Pattern, Gains) = (pattern, gains);
        for (var y = 0; y < samples.Height; y++)
        {
            Decode(samples, y, blackLevel, gains.AlongRow(pattern, y));
        }
    }

    /// <summary>Takes light above black in, and balances it where it lies.</summary>
    public void Balance(Raster<Linear> light, BayerPattern pattern, ColourGains gains)
    {
        (_light, Pattern, Gains) = (light, pattern, gains);
        for (var y = 0; y < light.Height; y++)
        {
            var row = MemoryMarshal.Cast<Linear, float>(light.Row(y));
            MosaicSamples.ToLinear(row, 0, gains.AlongRow(pattern, y), row);
        }
    }

    void Decode(Bitmap samples, int y, float blackLevel, (float Even, float Odd) gains)
    {
        var light = MemoryMarshal.Cast<Linear, float>(_light.Row(y));
        switch (samples.Kind)
        {
            case SampleKind.UInt8:
                MosaicSamples.ToLinear(samples.Row(y), blackLevel, gains, light);
                break;
            case SampleKind.UInt16:
                MosaicSamples.ToLinear(MemoryMarshal.Cast<byte, ushort>(samples.Row(y)), blackLevel, gains, light);
                break;
            default:
                MosaicSamples.ToLinear(MemoryMarshal.Cast<byte, float>(samples.Row(y)), blackLevel, gains, light);
                break;
        }
    }
}
