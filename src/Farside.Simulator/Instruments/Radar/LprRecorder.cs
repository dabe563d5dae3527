using System.Buffers.Binary;
using Farside.Simulator.Terrain;

namespace Farside.Simulator.Instruments.Radar;

/// <summary>Writes a channel's records of one period. What standing traces share is made once for all of them.</summary>
sealed class LprRecorder
{
    // Channel 1: 6.675 s, 6.125 s, …; channel 2: 0.675, 0.675, 0.670 s.
    static readonly int[] Channel1StepsMs = [6675, 6125];
    static readonly int[] Channel2StepsMs = [675, 675, 670];

    readonly LprChannel _channel;
    readonly LprReceiver _receiver;
    readonly LprPeriod _period;
    readonly LprDrive _drive;
    readonly GroundEcho _echo;
    readonly Undulation _nearField;
    readonly TimeZeroDrift _drift;
    readonly uint _seed;
    readonly double _strength;
    readonly float _previousShare;
    readonly float _noiseScale;

    public LprRecorder(LprChannel channel, LprPeriod period, LprDrive drive, Subsurface ground, uint seed)
    {
        (_channel, _receiver, _period, _drive, _seed) = (channel, LprReceiver.Of(channel), period, drive, seed);
        _echo = new(channel, ground, period.Path);
        _nearField = ground.NearField;
        _drift = TimeZeroDrift.Of(period, seed);
        _strength = 1 + (0.06 * Chance.Signed(Chance.Of(seed, channel.Mark, 18))); // real direct waves differ so from file to file
        Times = TimesOf(channel.IsChannel1, period.DurationS);

        // A moving average of two, with the correlation asked for.
        var theta = (1 - Math.Sqrt(1 - (4 * channel.NoiseCorrelation * channel.NoiseCorrelation))) / (2 * channel.NoiseCorrelation);
        (_previousShare, _noiseScale) = ((float)theta, (float)(1 / Math.Sqrt(1 + (theta * theta))));
    }

    public int RecordBytes => LprHeader.Bytes + (4 * _channel.Samples) + 1;

    /// <summary>Milliseconds after the period's start at which each record is taken.</summary>
    public IReadOnlyList<int> Times { get; }

    /// <summary>The rocks that may be heard.</summary>
    public IReadOnlyList<BuriedRock> Rocks => _echo.Rocks;

    public static IReadOnlyList<int> TimesOf(bool isChannel1, double durationS)
    {
        var steps = isChannel1 ? Channel1StepsMs : Channel2StepsMs;
        var times = new List<int>();
        for (int at = isChannel1 ? 5725 : 0, i = 0; at < durationS * 1000; at += steps[i++ % steps.Length])
        {
            times.Add(at);
        }

        return times;
    }

    /// <param name="threads">At most so many; −1 for as many as there are. The bytes are the same.</param>
    public byte[] Record(int threads = -1, CancellationToken cancellation = default)
    {
        var bytes = new byte[Times.Count * RecordBytes];
        var others = TimesOf(!_channel.IsChannel1, _period.DurationS);
        var runs = Runs().ToList();
        Parallel.ForEach(runs, new ParallelOptions { CancellationToken = cancellation, MaxDegreeOfParallelism = threads }, run =>
        {
            var (clean, slope) = Clean(run.First);
            for (var i = run.First; i < run.End; i++)
            {
                var record = bytes.AsSpan(i * RecordBytes, RecordBytes);
                Header(i, others).Write(record);
                Echo(record[LprHeader.Bytes..^1], i, clean, slope, Shift(i) - Shift(run.First));
            }
        });
        return bytes;
    }

    public IReadOnlyList<TraceTruth> Truth() =>
    [
        .. Times.Select((ms, i) =>
        {
            var along = _drive.AlongAt(ms / 1000.0);
            var (east, north, up) = _drive.PlaceAt(along);
            return new TraceTruth(i, _period.Start + TimeSpan.FromMilliseconds(ms), east, north, up, along, _drive.IsMovingAt(ms / 1000.0));
        }),
    ];

    // Records taken at one place share their ground; not too many, so that time zero hardly drifts within and threads have work.
    IEnumerable<(int First, int End)> Runs()
    {
        var most = _channel.IsChannel1 ? 8 : 64;
        var first = 0;
        for (var i = 1; i <= Times.Count; i++)
        {
            if (i == Times.Count || i - first == most || _drive.AlongAt(Times[i] / 1000.0) != _drive.AlongAt(Times[first] / 1000.0))
            {
                yield return (first, i);
                first = i;
            }
        }
    }

    double Shift(int record) => _drift.NsAt(Times[record] / 1000.0) / _channel.SamplingNs;

    LprHeader Header(int i, IReadOnlyList<int> others)
    {
        var seconds = Times[i] / 1000.0;
        var other = CountUpTo(others, Times[i]);
        var (reference, attitude) = (_drive.Reference, _drive.ReferenceAttitudeDeg);
        return new()
        {
            Mark = _channel.Mark,
            Samples = _channel.Samples,
            Time = _period.Start + TimeSpan.FromMilliseconds(Times[i]),
            Fix = _drive.FixAt(seconds),
            Reference = [reference.East, reference.North, reference.Up, attitude.First, attitude.Second, attitude.Third],
            Counts = _channel.IsChannel1 ? (i + 1, other) : (other, i + 1),
            WorkingMode = (byte)(i == Times.Count - 1 ? 0 : 0xFF),
            Telemetry = LprTelemetry.Of(TimeZeroDrift.WarmedC(seconds), (uint)i),
        };
    }

    static int CountUpTo(IReadOnlyList<int> times, int ms)
    {
        var (low, high) = (0, times.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = times[middle] <= ms ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    // All but the noise at the place of a record, and its change for a shift of one sample.
    (float[] Clean, float[] Slope) Clean(int record)
    {
        var shift = Shift(record);
        var (east, north, _) = _drive.PlaceAt(_drive.AlongAt(Times[record] / 1000.0));
        var clean = new float[_channel.Samples];
        _echo.Add(clean, east, north, _channel.TimeZeroSample + shift);
        var load = _nearField.At(east, north);
        for (var n = 0; n < clean.Length; n++)
        {
            clean[n] = (float)((clean[n] * _receiver.Gain[n]) + (_strength * (Blended(_receiver.Background, n - shift) + (load * Blended(_receiver.Coupled, n - shift)) + _receiver.Direct(n - shift))));
        }

        return (clean, Slope(clean));
    }

    static double Blended(float[] curve, double sample)
    {
        var at = Math.Clamp(sample, 0, curve.Length - 1.001);
        return Blend.Mix(curve[(int)at], curve[(int)at + 1], at - (int)at);
    }

    float[] Slope(float[] clean)
    {
        var slope = new float[clean.Length];
        for (var n = _receiver.Saturation is null ? 1 : Saturation.End + 1; n < clean.Length - 1; n++)
        {
            slope[n] = 0.5f * (clean[n - 1] - clean[n + 1]);
        }

        return slope;
    }

    void Echo(Span<byte> target, int record, float[] clean, float[] slope, double shift)
    {
        var chance = Chance.Of(_seed, _channel.Mark, record, 3);
        var noise = new Chance.Stream(chance);
        var sigma = _receiver.NoiseOf(Chance.Mix(chance));
        var (previous, later) = (noise.Normal(), (float)shift);
        for (var n = 0; n < clean.Length; n++)
        {
            var white = noise.Normal();
            var value = clean[n] + (later * slope[n]) + (sigma[n] * _noiseScale * (white + (_previousShare * previous)));
            previous = white;
            BinaryPrimitives.WriteSingleLittleEndian(target[(4 * n)..], value);
        }

        if (_receiver.Saturation is not null)
        {
            Clip(target, record);
        }
    }

    // The first samples wander together from trace to trace.
    void Clip(Span<byte> target, int record)
    {
        var wander = (150 * Math.Sin((Times[record] / 95_000.0) + (6 * Chance.Unit(Chance.Of(_seed, 19, 1))))) + (20 * Chance.Normal(Chance.Of(_seed, record, 19)));
        for (var n = 0; n < Saturation.End; n++)
        {
            var at = target[(4 * n)..];
            var value = Saturation.Clipped(BinaryPrimitives.ReadSingleLittleEndian(at), n) + (n < Saturation.RampEnd ? wander : 0);
            BinaryPrimitives.WriteSingleLittleEndian(at, (float)value);
        }
    }
}
