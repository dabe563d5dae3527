using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Farside.Simulator.Instruments.Vnis;

/// <summary>The camera's cube: band slowest, 32-bit little-endian radiances.</summary>
static class VnisCube
{
    /// <param name="binning">1, or 2 for two by two pixels in one.</param>
    public static byte[] Of(VnisSpectra spectra, VnisDetectors detectors, double sunDistanceAu, int binning)
    {
        var size = VnisGeometry.Size / binning;
        var values = new float[VnisChannel.Cmos.Count * size * size];
        Parallel.For(0, VnisChannel.Cmos.Count, band =>
        {
            var plane = Plane(spectra, detectors, band, sunDistanceAu);
            for (var i = 0; i < size * size; i++)
            {
                values[(band * size * size) + i] = binning == 1 ? plane[i] : Binned(plane, i / size * 2, i % size * 2);
            }
        });
        return Bytes(values);
    }

    static float[] Plane(VnisSpectra spectra, VnisDetectors detectors, int band, double sunDistanceAu)
    {
        var channel = VnisChannel.Cmos[band];
        var plane = new float[VnisGeometry.Size * VnisGeometry.Size];
        for (var pixel = 0; pixel < plane.Length; pixel++)
        {
            plane[pixel] = (float)detectors.Measured(channel, channel.Radiance(spectra.At(band, pixel), sunDistanceAu), pixel);
        }

        foreach (var (line, sample) in VnisDetectors.Dead)
        {
            plane[(line * VnisGeometry.Size) + sample] = 0;
        }

        return plane;
    }

    static float Binned(float[] plane, int line, int sample)
    {
        var i = (line * VnisGeometry.Size) + sample;
        return (plane[i] + plane[i + 1] + plane[i + VnisGeometry.Size] + plane[i + VnisGeometry.Size + 1]) * 0.25f;
    }

    static byte[] Bytes(float[] values)
    {
        if (BitConverter.IsLittleEndian)
        {
            return MemoryMarshal.AsBytes(values.AsSpan()).ToArray();
        }

        var bytes = new byte[values.Length * 4];
        for (var i = 0; i < values.Length; i++)
        {
            BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(i * 4), values[i]);
        }

        return bytes;
    }
}
