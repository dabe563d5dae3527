using System.Numerics;
using System.Runtime.InteropServices;
using Farside.Core.Rasters;

namespace Farside.Processing.Imaging;

/// <summary>White balance around a demosaicer: gains on the mosaic before, and off the colours after.</summary>
public static class MosaicBalance
{
    /// <summary>A copy of the mosaic with each sample times its colour's gain.</summary>
    public static Raster<Linear> Balance(this ColourGains gains, Raster<Linear> mosaic, BayerPattern pattern)
    {
        var balanced = new Raster<Linear>(mosaic.Width, mosaic.Height);
        for (var y = 0; y < mosaic.Height; y++)
        {
            MosaicSamples.ToLinear(
                MemoryMarshal.Cast<Linear, float>(mosaic.Row(y)), 0, gains.AlongRow(pattern, y), MemoryMarshal.Cast<Linear, float>(balanced.Row(y)));
        }

        return balanced;
    }

    /// <summary>Each colour divided by its gain, in place.</summary>
    public static void Undo(this ColourGains gains, ColourPlanes planes)
    {
        Divide(planes.Red, (float)gains.Red);
        Divide(planes.Green, (float)gains.Green);
        Divide(planes.Blue, (float)gains.Blue);
    }

    static void Divide(Raster<Linear> plane, float gain)
    {
        var samples = MemoryMarshal.Cast<Linear, float>(plane.Pixels);
        var vectors = MemoryMarshal.Cast<float, Vector<float>>(samples);
        foreach (ref var vector in vectors)
        {
            vector /= new Vector<float>(gain);
        }

        foreach (ref var sample in samples[(vectors.Length * Vector<float>.Count)..])
        {
            sample /= gain;
        }
    }
}
