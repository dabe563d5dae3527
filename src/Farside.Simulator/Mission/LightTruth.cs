using System.Runtime.InteropServices;
using Farside.Core.Rasters;
using Farside.Formats.Tiff;
using Farside.Simulator.Instruments;

namespace Farside.Simulator.Mission;

/// <summary>What a colour frame would hold without noise, defects and mosaic, as a 16-bit TIFF.</summary>
static class LightTruth
{
    public static void Write(TruthFolder truth, Shot shot, Light light, ushort[] signal)
    {
        var picture = new Bitmap(light.Width, light.Height, 3, SampleKind.UInt16, [.. MemoryMarshal.AsBytes(signal.AsSpan())]);
        truth.Write($"light/{shot.Name.FileName}.tif", stream => TiffWriter.Write(stream, picture, new()
        {
            Description = $"SIMULATED: noise-free signal of all three filters, data numbers x {Detector.LightScale}",
        }));
    }
}
