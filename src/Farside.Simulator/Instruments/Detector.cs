using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Farside.Simulator.Terrain;

namespace Farside.Simulator.Instruments;

/// <summary>Light → data numbers: lens fall-off, a slight blur, colour filters, photon and read noise, saturation, quantisation.</summary>
static class Detector
{
    const float FullScale = 1023; // 10 bits
    const float BlackDn = 2; // what the ground's dark correction leaves
    const float ReadNoiseDn = 1.3f;
    const float PhotonGain = 0.030f; // variance per data number of signal: 44 dB at full scale

    /// <summary>Response of red, green and blue filters to the same light: raw frames look greenish.</summary>
    static readonly float[] Response = [0.74f, 1.00f, 0.80f];

    /// <summary>An undemosaiced RGGB frame, 10-bit numbers.</summary>
    /// <param name="gain">Data numbers per unit of green light.</param>
    public static ushort[] Bayer(Light light, float gain, uint seed)
    {
        var (w, h) = (light.Width, light.Height);
        var frame = new ushort[w * h];
        float[][] planes = [light.Red, light.Green, light.Blue];
        Parallel.For(0, h, row =>
        {
            for (var column = 0; column < w; column++)
            {
                var colour = BayerColour(column, row);
                var signal = Blurred(planes[colour], w, h, column, row) * Response[colour] * gain * FallOff(column, row, w, h);
                frame[(row * w) + column] = Quantise(signal, seed, row, column, PhotonGain);
            }
        });
        return frame;
    }

    /// <summary>A panchromatic frame of 2 × 2 binned pixels: all three filters together.</summary>
    public static ushort[] Binned(Light light, float gain, uint seed)
    {
        var (w, h) = (light.Width, light.Height);
        var frame = new ushort[w * h];
        Parallel.For(0, h, row =>
        {
            for (var column = 0; column < w; column++)
            {
                var i = (row * w) + column;
                var signal = ((light.Red[i] * Response[0]) + (2 * light.Green[i]) + (light.Blue[i] * Response[2])) * 0.25f;
                frame[i] = Quantise(signal * gain * FallOff(column, row, w, h), seed, row, column, PhotonGain / 4);
            }
        });
        return frame;
    }

    /// <summary>White-balanced and stretched 8-bit colour, band fastest: what the ground makes of the terrain camera. Clips at both ends, most in blue.</summary>
    public static byte[] Display(Light light, float gain, uint seed)
    {
        ReadOnlySpan<float> balance = [0.103f / 0.118f, 1, 1.07f * 0.103f / 0.087f];
        float[] scale = [gain * balance[0] * 1.02f, gain * balance[1], gain * balance[2]];
        float[] lift = [-14, -14, -26];
        var (w, h) = (light.Width, light.Height);
        var frame = new byte[w * h * 3];
        float[][] planes = [light.Red, light.Green, light.Blue];
        Parallel.For(0, h, row =>
        {
            for (var column = 0; column < w; column++)
            {
                for (var band = 0; band < 3; band++)
                {
                    var signal = Shoulder(Blurred(planes[band], w, h, column, row) * scale[band] * FallOff(column, row, w, h));
                    var noise = MathF.Sqrt((0.12f * signal) + 4) * Chance.Normal(Chance.Of(seed, row, column, band));
                    frame[(((row * w) + column) * 3) + band] = (byte)Math.Clamp(signal + lift[band] * Math.Min(1, signal / 40) + noise + 0.5f, 0, 255);
                }
            }
        });
        return frame;
    }

    /// <summary>8-bit grey of the landing camera.</summary>
    public static byte[] Grey(Light light, float gain, uint seed)
    {
        var (w, h) = (light.Width, light.Height);
        var frame = new byte[w * h];
        Parallel.For(0, h, row =>
        {
            for (var column = 0; column < w; column++)
            {
                var signal = Blurred(light.Green, w, h, column, row) * gain * FallOff(column, row, w, h);
                var noise = MathF.Sqrt((0.02f * signal) + 0.8f) * Chance.Normal(Chance.Of(seed, row, column, 9));
                frame[(row * w) + column] = (byte)Math.Clamp(signal + 2 + noise + 0.5f, 0, 255);
            }
        });
        return frame;
    }

    public static byte[] LittleEndian(ushort[] samples)
    {
        var bytes = new byte[samples.Length * 2];
        if (BitConverter.IsLittleEndian)
        {
            MemoryMarshal.AsBytes(samples.AsSpan()).CopyTo(bytes);
            return bytes;
        }

        for (var i = 0; i < samples.Length; i++)
        {
            BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(2 * i), samples[i]);
        }

        return bytes;
    }

    // Straight up to 165, then bent, so that sunlit metal keeps some shape; 255 is reached at 340.
    static float Shoulder(float signal) => signal < 165 ? signal : 165 + ((signal - 165) / (1 + ((signal - 165) / 185)));

    static int BayerColour(int column, int row) => (row & 1) + (column & 1); // RGGB: 0 red, 1 green, 2 blue

    static ushort Quantise(float signal, uint seed, int row, int column, float photonGain)
    {
        var noise = MathF.Sqrt((photonGain * signal) + (ReadNoiseDn * ReadNoiseDn)) * Chance.Normal(Chance.Of(seed, row, column));
        return (ushort)Math.Clamp(signal + BlackDn + noise + 0.5f, 0, FullScale);
    }

    // Natural vignetting of a slow lens: 7 % at the corners.
    static float FallOff(int column, int row, int width, int height)
    {
        var (x, y) = ((column * 2f / width) - 1, (row * 2f / height) - 1);
        return 1 - (0.035f * ((x * x) + (y * y)));
    }

    // The optics' and the pixel's own blur: 1 8 1 both ways.
    static float Blurred(float[] plane, int width, int height, int column, int row)
    {
        var (left, right) = (Math.Max(0, column - 1), Math.Min(width - 1, column + 1));
        var (above, here, below) = (Math.Max(0, row - 1) * width, row * width, Math.Min(height - 1, row + 1) * width);
        return (Line(above) + (8 * Line(here)) + Line(below)) * (1f / 100);

        float Line(int start) => plane[start + left] + (8 * plane[start + column]) + plane[start + right];
    }
}
