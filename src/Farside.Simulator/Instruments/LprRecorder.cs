using System.Buffers.Binary;
using Farside.Core.Time;
using Farside.Simulator.Terrain;

namespace Farside.Simulator.Instruments;

/// <summary>Writes radar records byte for byte as the real files hold them, with byte orders and units that contradict the label.</summary>
sealed class LprRecorder(LprChannel channel, LprDrive drive, Subsurface ground, uint seed)
{
    /// <summary>Bytes before the echo.</summary>
    public const int HeaderBytes = 114;

    static readonly Epoch ClockOrigin = Epoch.FromUtc(2009, 12, 31, 16);

    // Channel 1: 6.675 s, 6.125 s, …; channel 2: 0.675, 0.675, 0.670 s.
    static readonly int[] Channel1StepsMs = [6675, 6125];
    static readonly int[] Channel2StepsMs = [675, 675, 670];

    readonly float[] _ringing = BandNoise(channel, Chance.Of(seed, channel.Mark, 1));
    readonly double _driftSamples = 3 * Chance.Signed(Chance.Of(seed, channel.Mark / 16, 2));

    // The echo's root mean square without the noise, and how much of it is the antenna's ringing.
    readonly double[] _rms = [.. Enumerable.Range(0, channel.Samples).Select(n => Math.Sqrt(Math.Max(0, Math.Pow(channel.RmsAt(n), 2) - Math.Pow(channel.Envelope[^1].Rms, 2))))];
    readonly double[] _ringingShare = [.. Enumerable.Range(0, channel.Samples).Select(n => 0.92 * Math.Exp(-Math.Max(0, n - channel.TimeZeroSample - 25) / 90))];

    public int RecordBytes => HeaderBytes + (4 * channel.Samples) + 1;

    /// <summary>Milliseconds after the drive's start at which each record is taken.</summary>
    public static IReadOnlyList<int> Times(bool isChannel1, double durationS)
    {
        var steps = isChannel1 ? Channel1StepsMs : Channel2StepsMs;
        var times = new List<int>();
        for (int at = isChannel1 ? 5725 : 0, i = 0; at < durationS * 1000; at += steps[i++ % steps.Length])
        {
            times.Add(at);
        }

        return times;
    }

    public byte[] Record(out Epoch first, out Epoch last)
    {
        var own = Times(channel.IsChannel1, drive.DurationS);
        var other = Times(!channel.IsChannel1, drive.DurationS);
        var bytes = new byte[own.Count * RecordBytes];
        Parallel.For(0, own.Count, i =>
        {
            var record = bytes.AsSpan(i * RecordBytes, RecordBytes);
            var others = other.Count(time => time <= own[i]);
            Header(record, own[i], channel.IsChannel1 ? i + 1 : others, channel.IsChannel1 ? others : i + 1, i == own.Count - 1, i);
            Echo(record[HeaderBytes..^1], own[i] / 1000.0, i);
        });
        (first, last) = (drive.Start + TimeSpan.FromMilliseconds(own[0]), drive.Start + TimeSpan.FromMilliseconds(own[^1]));
        return bytes;
    }

    void Header(Span<byte> record, int ms, int count1, int count2, bool isLast, int number)
    {
        BinaryPrimitives.WriteUInt32BigEndian(record, channel.IsChannel1 ? 0x146F1111u : 0x146F2222u);
        var time = drive.Start + TimeSpan.FromMilliseconds(ms);
        var sinceOrigin = ClockMilliseconds(time);
        BinaryPrimitives.WriteUInt32BigEndian(record[4..], (uint)(sinceOrigin / 1000));
        BinaryPrimitives.WriteUInt16BigEndian(record[8..], (ushort)(sinceOrigin % 1000));
        Navigation(record, ms / 1000.0);
        BinaryPrimitives.WriteUInt16BigEndian(record[62..], (ushort)(count1 + count2 - 1));
        Housekeeping(record, isLast, number);
        BinaryPrimitives.WriteUInt16BigEndian(record[87..], (ushort)count1);
        BinaryPrimitives.WriteUInt16BigEndian(record[89..], (ushort)count2);
        BinaryPrimitives.WriteUInt16BigEndian(record[107..], (ushort)(4 * channel.Samples));
        BinaryPrimitives.WriteUInt16LittleEndian(record[109..], (ushort)count1);
        BinaryPrimitives.WriteUInt16LittleEndian(record[111..], (ushort)count2);
        record[113] = channel.Mark;
        record[^1] = 0;
    }

    // The radar's clock knows no leap seconds.
    static long ClockMilliseconds(Epoch time)
    {
        var (year, month, day, hour, minute, second, nanosecond) = time.ToUtc();
        var elapsed = new DateTime(year, month, day, hour, minute, second, DateTimeKind.Utc) - new DateTime(2009, 12, 31, 16, 0, 0, DateTimeKind.Utc);
        return ((long)elapsed.TotalSeconds * 1000) + (nanosecond / 1_000_000);
    }

    void Navigation(Span<byte> record, double seconds)
    {
        if (drive.FixAt(seconds) is { } fix)
        {
            ReadOnlySpan<float> values = [0, fix.North, fix.East, fix.Down, fix.Pitch, fix.Roll, fix.Yaw];
            for (var i = 0; i < values.Length; i++)
            {
                BinaryPrimitives.WriteSingleBigEndian(record[(10 + (4 * i))..], values[i]);
            }
        }

        ReadOnlySpan<double> reference = [drive.Reference.East, drive.Reference.North, drive.Reference.Up, 178.095642, -2.143759, -0.607927];
        for (var i = 0; i < reference.Length; i++)
        {
            BinaryPrimitives.WriteSingleLittleEndian(record[(38 + (4 * i))..], (float)reference[i]);
        }
    }

    void Housekeeping(Span<byte> record, bool isLast, int number)
    {
        ReadOnlySpan<byte> from65 = [165, 165, 172, 88, 9, 143, 0, 86, 71, 0xFF, 0, 0, 0, 10, 0, 0xFF, 4, 0x77, 4, 0x64, 0x18, 0x14, 0x0C];
        ReadOnlySpan<byte> from92 = [0xAA, 0xEE, 0x3F, 0, 0, 0, 0, 198, 165, 111, 50, 128, 40, 46, 49, 47];
        from65.CopyTo(record[64..]);
        from92.CopyTo(record[91..]);
        record[67] += (byte)(Chance.Of(seed, number, 67) & 1);
        record[71] -= (byte)(Chance.Of(seed, number, 71) % 5 == 0 ? 1 : 0);
        record[100] += (byte)(Chance.Of(seed, number / 40, 100) % 3 - 1);
        if (isLast)
        {
            record[73] = 0;
        }
    }

    void Echo(Span<byte> target, double seconds, int number)
    {
        var along = drive.AlongAt(seconds);
        var response = GroundResponse(along);
        var noise = new Chance.Stream(Chance.Of(seed, channel.Mark, number, 3));
        var floor = channel.Envelope[^1].Rms;
        var previous = 0f;
        for (var n = 0; n < channel.Samples; n++)
        {
            var (rms, ringing) = (_rms[n], _ringingShare[n]);
            var echo = rms * ((ringing * _ringing[n]) + (Math.Sqrt(1 - (ringing * ringing)) * response[n]));
            var white = noise.Normal();
            echo += (floor * 0.85 * (white + (0.6f * previous))) + (0.012 * rms * noise.Normal());
            previous = white;
            BinaryPrimitives.WriteSingleLittleEndian(target[(4 * n)..], (float)Clipped(echo + Direct(n), n));
        }
    }

    // The receiver of channel 1 saturates while its own pulse passes.
    double Clipped(double echo, int n) => channel.IsChannel1 && n < 140
        ? Math.Clamp(n < 6 ? -3200 - (900 * n) : echo * 1.9, -50_000 + (40 * Math.Sin(n)), 31_250 + (60 * Math.Cos(n)))
        : echo;

    double Direct(int n) => channel.DirectWave is { } wave ? wave.Amplitude * Wavelet((n - wave.Sample - _driftSamples) * channel.SamplingNs) : 0;

    // Layers, stones and clutter under a place, scaled so that clutter alone has unit root mean square.
    float[] GroundResponse(double alongM)
    {
        var response = new float[channel.Samples];
        var zero = channel.TimeZeroSample + _driftSamples + (channel.IsChannel1 ? 0 : 2 * 0.3 / 0.299792458 / channel.SamplingNs);
        for (var layer = 0; layer < ground.Layers.Count; layer++)
        {
            Add(response, zero + (ground.TwoWayNs(ground.DepthAt(layer, alongM)) / channel.SamplingNs), 0.8 * ground.Layers[layer].Strength);
        }

        foreach (var rock in ground.Rocks)
        {
            var away = Math.Abs(rock.AlongM - alongM) / rock.DepthM;
            if (away < 1.2)
            {
                Add(response, zero + (ground.TwoWayNs(rock, alongM) / channel.SamplingNs), rock.Strength * Math.Exp(-2.5 * away * away));
            }
        }

        Clutter(response, zero, alongM);
        return response;
    }

    // Unnumbered small stones: each sample's worth sits somewhere along the way and fades in and out as the rover passes.
    void Clutter(float[] response, double zero, double alongM)
    {
        var periodSamples = 1000.0 / channel.FrequencyMhz / channel.SamplingNs;
        var spacing = channel.IsChannel1 ? 1.5 : 0.25;
        var cell = (int)Math.Floor(alongM / spacing);
        for (var n = (int)zero; n < channel.Samples && _rms[n] > 0.2 * channel.Envelope[^1].Rms; n += (int)(periodSamples / 2))
        {
            for (var c = cell - 2; c <= cell + 2; c++)
            {
                var hash = Chance.Of(seed, c, n, channel.FrequencyMhz);
                var away = (alongM - ((c + Chance.Unit(hash)) * spacing)) / spacing;
                Add(response, n + (periodSamples * Chance.Unit(Chance.Mix(hash))) + (0.25 * away * away * periodSamples), 1.1 * Chance.Normal(Chance.Mix(hash + 5)) * Math.Exp(-0.5 * away * away));
            }
        }
    }

    void Add(float[] response, double sample, double strength)
    {
        var half = 1.3 * 1000 / channel.FrequencyMhz / channel.SamplingNs;
        for (var n = Math.Max(0, (int)(sample - half)); n <= Math.Min(response.Length - 1, (int)(sample + half)); n++)
        {
            response[n] += (float)(strength * Wavelet((n - sample) * channel.SamplingNs));
        }
    }

    // Ricker's wavelet at the channel's lower working frequency: the ground eats the upper band.
    double Wavelet(double ns)
    {
        var a = Math.PI * channel.FrequencyMhz * 0.8e-3 * ns;
        return (1 - (2 * a * a)) * Math.Exp(-a * a);
    }

    // The antenna's own ringing: the same in every trace of a file, unit root mean square.
    static float[] BandNoise(LprChannel channel, uint seed)
    {
        var chance = new Chance.Stream(seed);
        var periodSamples = 1000.0 / channel.FrequencyMhz / channel.SamplingNs;
        var half = (int)(1.5 * periodSamples);
        var white = new float[channel.Samples + (2 * half)];
        for (var n = 0; n < white.Length; n++)
        {
            white[n] = chance.Normal();
        }

        var noise = new float[channel.Samples];
        var energy = 0.0;
        for (var n = 0; n < noise.Length; n++)
        {
            for (var k = -half; k <= half; k++)
            {
                var a = Math.PI * 0.8 * k / periodSamples;
                noise[n] += white[n + half + k] * (float)((1 - (2 * a * a)) * Math.Exp(-a * a));
            }

            energy += noise[n] * noise[n];
        }

        var scale = (float)(1 / Math.Sqrt(energy / noise.Length));
        for (var n = 0; n < noise.Length; n++)
        {
            noise[n] *= scale;
        }

        return noise;
    }
}
