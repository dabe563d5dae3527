using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Farside.Simulator.Terrain;

namespace Farside.Simulator.Instruments;

/// <summary>
/// Light → data numbers: the lens's blur and fall-off, colour filters, pixels of unequal sensitivity, photon and read noise, hot pixels and dead columns, saturation,
/// quantisation, on-board compression.
/// </summary>
static class Detector
{
    /// <summary>Data numbers of the truth's <c>light</c> pictures are this many times finer.</summary>
    public const int LightScale = 32;

    const float DarkShare = 1 / 70f;
    const float DarkBlackDn = 4;
    const float EightBitShare = 0.25f;

    /// <summary>An undemosaiced RGGB frame, 10-bit numbers in 16-bit words.</summary>
    public static ushort[] Bayer(Sensor sensor, Light light, Exposure exposure, uint seed, DetectorOptions? options = null)
    {
        var read = new Readout(sensor, light, exposure, seed, options ?? new());
        var frame = new ushort[light.Width * light.Height];
        var optics = new Optics(sensor, light);
        Parallel.For(0, light.Height, row =>
        {
            for (var column = 0; column < light.Width; column++)
            {
                frame[(row * light.Width) + column] = read.Number(optics.Band(BayerBand(column, row), column, row), column, row);
            }
        });
        return frame;
    }

    /// <summary>A panchromatic frame: each pixel joins a cell of red, two greens and blue.</summary>
    public static ushort[] Panchromatic(Sensor sensor, Light light, Exposure exposure, uint seed, DetectorOptions? options = null)
    {
        var read = new Readout(sensor, light, exposure, seed, options ?? new());
        var frame = new ushort[light.Width * light.Height];
        var optics = new Optics(sensor, light);
        Parallel.For(0, light.Height, row =>
        {
            for (var column = 0; column < light.Width; column++)
            {
                var signal = (optics.Band(0, column, row) + (2 * optics.Band(1, column, row)) + optics.Band(2, column, row)) * 0.25f;
                frame[(row * light.Width) + column] = read.Number(signal, column, row);
            }
        });
        return frame;
    }

    /// <summary>
    /// What a colour frame would hold without noise, defects and mosaic: the signal of all three filters at every pixel, band fastest, in data numbers × <see cref="LightScale"/>, no
    /// black level, saturated where the frame is.
    /// </summary>
    public static ushort[] LightOf(Sensor sensor, Light light, Exposure exposure, DetectorOptions? options = null)
    {
        var gain = exposure.DnPerLight * (options?.IsDark == true ? DarkShare : 1);
        var frame = new ushort[light.Width * light.Height * 3];
        var optics = new Optics(sensor, light);
        Parallel.For(0, light.Height, row =>
        {
            for (var i = 0; i < light.Width * 3; i++)
            {
                var signal = Math.Min(optics.Band(i % 3, i / 3, row) * gain, sensor.FullScaleDn) * (options?.IsEightBit == true ? EightBitShare : 1);
                frame[(row * light.Width * 3) + i] = (ushort)((signal * LightScale) + 0.5f);
            }
        });
        return frame;
    }

    /// <summary>White-balanced and stretched 8-bit colour, band fastest: what the ground makes of the terrain camera.</summary>
    public static byte[] Display(Light light, Exposure exposure, uint seed)
    {
        var raw = Bayer(Sensor.Tcam, light, exposure, seed);
        Compression.Mosaic(raw, light.Width, light.Height, Compression.TwoToOne);
        return TcamGround.Display(raw, light.Width, light.Height);
    }

    /// <summary>8-bit grey of the landing camera after its compression.</summary>
    /// <param name="ratio">Compression: 8 for mode 1, 64 for mode 2, 1 for none.</param>
    public static byte[] Grey(Light light, Exposure exposure, uint seed, int ratio = 8)
    {
        var read = new Readout(Sensor.Lcam, light, exposure, seed, new());
        var optics = new Optics(Sensor.Lcam, light);
        var frame = new ushort[light.Width * light.Height];
        Parallel.For(0, light.Height, row =>
        {
            for (var column = 0; column < light.Width; column++)
            {
                frame[(row * light.Width) + column] = read.Number(optics.Band(1, column, row), column, row);
            }
        });
        Compression.Plane(frame, light.Width, light.Height, 255, ratio);
        return [.. frame.Select(number => (byte)number)];
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

    static int BayerBand(int column, int row) => (row & 1) + (column & 1); // RGGB: 0 red, 1 green, 2 blue

    // Light as it falls on the pixels, through lens and filters, in units of green light.
    readonly struct Optics(Sensor sensor, Light light)
    {
        readonly float[][] _planes = [light.Red, light.Green, light.Blue];
        readonly float[] _response = [sensor.Response.Red, sensor.Response.Green, sensor.Response.Blue];

        public float Band(int band, int column, int row)
        {
            var share = sensor.Vignetting(column, row, light.Width, light.Height);
            var towardsCorner = sensor.CornerLoss > 0 ? (1 - share) / sensor.CornerLoss : 0;
            var side = Blend.Mix(sensor.Blur.Middle, sensor.Blur.Corner, towardsCorner);
            return Blurred(_planes[band], column, row, side) * _response[band] * share;
        }

        float Blurred(float[] plane, int column, int row, float side)
        {
            var (w, h, middle) = (light.Width, light.Height, 1 - (2 * side));
            var (left, right) = (Math.Max(0, column - 1), Math.Min(w - 1, column + 1));
            var (above, here, below) = (Math.Max(0, row - 1) * w, row * w, Math.Min(h - 1, row + 1) * w);
            return (side * (Line(above) + Line(below))) + (middle * Line(here));

            float Line(int start) => (side * (plane[start + left] + plane[start + right])) + (middle * plane[start + column]);
        }
    }

    // From light on a pixel to its number.
    sealed class Readout
    {
        readonly Sensor _sensor;
        readonly uint _seed;
        readonly int _joined;
        readonly float _gain;
        readonly float _black;
        readonly float _scale;
        readonly float _fullScale;
        readonly float _photonGain;
        readonly float _readVariance;
        readonly Dictionary<(int, int), float> _hot = [];
        readonly HashSet<int> _hotRows = [];
        readonly float[] _columns;

        public Readout(Sensor sensor, Light light, Exposure exposure, uint seed, DetectorOptions options)
        {
            (_sensor, _seed, _joined) = (sensor, seed, Math.Max(1, sensor.Width / light.Width));
            _gain = exposure.DnPerLight * (options.IsDark ? DarkShare : 1);
            _black = sensor.BlackDn + (options.IsDark ? DarkBlackDn : 0);
            _scale = options.IsEightBit ? EightBitShare : 1;
            _fullScale = options.IsEightBit ? 255 : options.IsDark ? 255 : sensor.FullScaleDn;
            _photonGain = sensor.PhotonGain / (_joined * _joined);
            _readVariance = sensor.ReadNoiseDn * sensor.ReadNoiseDn / (_joined * _joined);
            foreach (var pixel in sensor.HotPixels)
            {
                var place = (pixel.Column / _joined, pixel.Row / _joined);
                _hot[place] = _hot.GetValueOrDefault(place) + (pixel.DnPerMs * exposure.Milliseconds / (_joined * _joined));
                _hotRows.Add(place.Item2);
            }

            _columns = new float[light.Width];
            _columns.AsSpan().Fill(1);
            foreach (var dead in sensor.DeadColumns)
            {
                _columns[Math.Min(dead / _joined, light.Width - 1)] -= 1f / _joined;
            }
        }

        public ushort Number(float light, int column, int row)
        {
            var signal = light * _gain * _sensor.Sensitivity(column, row, _joined) * _columns[column];
            if (_hotRows.Contains(row))
            {
                signal += _hot.GetValueOrDefault((column, row));
            }

            signal = Math.Min(signal, _sensor.FullScaleDn);
            var noise = MathF.Sqrt((_photonGain * signal) + _readVariance) * Chance.Normal(Chance.Of(_seed, row, column));
            return (ushort)Math.Clamp(((signal + _black + noise) * _scale) + 0.5f, 0, _fullScale);
        }
    }
}
