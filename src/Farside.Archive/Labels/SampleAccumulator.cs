using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Farside.Archive.Labels;

/// <summary>
/// Statistics in one pass over blocks: exact two-pass inside a block, blocks joined by Chan's formula. The result depends on the blocks' sizes, not on the processor.
/// </summary>
/// <remarks>Source: Chan, Golub &amp; LeVeque 1983, Am. Stat. 37, 242–247.</remarks>
public sealed class SampleAccumulator(double[] specials, double scale = 1, double offset = 0)
{
    readonly bool _isScaled = scale is not 1 || offset is not 0;
    double _min = double.PositiveInfinity, _max = double.NegativeInfinity, _sum, _lost, _squares;
    long _count, _special, _nonFinite;

    /// <summary>Values left empty.</summary>
    public void AddMissing(long count) => _special += count;

    /// <summary>Values that are no number.</summary>
    public void AddUnreadable(long count) => _nonFinite += count;

    /// <summary>Adds one block of stored values; the span is used as scratch.</summary>
    public void Add(Span<double> stored)
    {
        var valid = specials.Length == 0 && AllFinite(stored) ? stored : stored[..KeepValid(stored)];
        if (valid.IsEmpty)
            return;

        if (_isScaled)
            Scale(valid);

        var (sum, least, most) = SumAndRange(valid);
        var mean = sum / valid.Length;
        Join(valid.Length, sum, mean, Squares(valid, mean), least, most);
    }

    /// <summary>Adds one value many times.</summary>
    public void Add(double stored, long count)
    {
        if (Array.IndexOf(specials, stored) >= 0)
        {
            _special += count;
        }
        else
        {
            var value = _isScaled ? stored * scale + offset : stored;
            Join(count, value * count, value, 0, value, value);
        }
    }

    /// <summary>Adds one value that is valid and scaled already.</summary>
    public void AddScaled(double value) => Join(1, value, value, 0, value, value);

    public SampleStatistics Result => _count == 0
        ? new(0, double.NaN, double.NaN, double.NaN, double.NaN, _special, _nonFinite)
        : new(_count, _min, _max, Mean, Math.Sqrt(_squares / _count), _special, _nonFinite);

    double Mean => (_sum + _lost) / _count;

    void Join(long count, double sum, double mean, double squares, double least, double most)
    {
        var total = _count + count;
        var step = _count == 0 ? 0 : mean - Mean;
        _squares += squares + step * step * ((double)_count * count / total);
        AddExactly(sum);
        _count = total;
        _min = Math.Min(_min, least);
        _max = Math.Max(_max, most);
    }

    /// <summary>Neumaier's sum: what rounding takes away is kept aside.</summary>
    void AddExactly(double sum)
    {
        var total = _sum + sum;
        _lost += Math.Abs(_sum) >= Math.Abs(sum) ? _sum - total + sum : sum - total + _sum;
        _sum = total;
    }

    /// <summary>Moves the valid values to the front and counts the others.</summary>
    int KeepValid(Span<double> stored)
    {
        var kept = 0;
        foreach (var value in stored)
        {
            if (specials.AsSpan().Contains(value))
                _special++;
            else if (!double.IsFinite(value))
                _nonFinite++;
            else
                stored[kept++] = value;
        }

        return kept;
    }

    void Scale(Span<double> values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = values[i] * scale + offset;
        }
    }

    static bool AllFinite(ReadOnlySpan<double> values)
    {
        var i = 0;
        var lanes = Lanes(values);
        foreach (ref readonly var lane in lanes)
        {
            // x − x is 0 for a number and NaN for the others.
            if (!Vector512.EqualsAll(lane - lane, Vector512<double>.Zero))
                return false;
        }

        for (i = lanes.Length * Vector512<double>.Count; i < values.Length; i++)
        {
            if (!double.IsFinite(values[i]))
                return false;
        }

        return true;
    }

    static (double Sum, double Min, double Max) SumAndRange(ReadOnlySpan<double> values)
    {
        var lanes = Lanes(values);
        var sums = Vector512<double>.Zero;
        var least = Vector512.Create(double.PositiveInfinity);
        var most = Vector512.Create(double.NegativeInfinity);
        foreach (ref readonly var lane in lanes)
        {
            sums += lane;
            least = Vector512.ConditionalSelect(Vector512.LessThan(lane, least), lane, least);
            most = Vector512.ConditionalSelect(Vector512.GreaterThan(lane, most), lane, most);
        }

        double sum = 0, min = double.PositiveInfinity, max = double.NegativeInfinity;
        for (var i = 0; i < Vector512<double>.Count; i++)
        {
            sum += sums[i];
            min = Math.Min(min, least[i]);
            max = Math.Max(max, most[i]);
        }

        foreach (var value in values[(lanes.Length * Vector512<double>.Count)..])
        {
            sum += value;
            min = Math.Min(min, value);
            max = Math.Max(max, value);
        }

        return (sum, min, max);
    }

    static double Squares(ReadOnlySpan<double> values, double mean)
    {
        var lanes = Lanes(values);
        var squares = Vector512<double>.Zero;
        var centre = Vector512.Create(mean);
        foreach (ref readonly var lane in lanes)
        {
            var step = lane - centre;
            squares += step * step;
        }

        double sum = 0;
        for (var i = 0; i < Vector512<double>.Count; i++)
        {
            sum += squares[i];
        }

        foreach (var value in values[(lanes.Length * Vector512<double>.Count)..])
        {
            sum += (value - mean) * (value - mean);
        }

        return sum;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static ReadOnlySpan<Vector512<double>> Lanes(ReadOnlySpan<double> values) => MemoryMarshal.Cast<double, Vector512<double>>(values);
}
