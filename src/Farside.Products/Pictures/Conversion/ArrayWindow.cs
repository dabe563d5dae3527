using Farside.Archive.Labels;

namespace Farside.Products.Pictures.Conversion;

/// <summary>An array seen as a picture: which axes are its lines, samples and colours. Only the rows asked for are ever in memory.</summary>
sealed class ArrayWindow : IDisposable
{
    readonly ArrayReader _reader;
    readonly double[] _specials;
    readonly int _line;
    readonly int _sample;
    readonly int _band;
    double[] _values = [];

    public ArrayWindow(ArrayStructure array)
    {
        _reader = new(array);
        _specials = ArrayReader.SpecialValues(array.Specials, array.SampleType);
        (_band, _line, _sample) = Axes(array);
        (Width, Height) = (checked((int)array.Axes[_sample].Length), checked((int)array.Axes[_line].Length));
        Channels = _band >= 0 && array.Axes[_band].Length == 3 ? 3 : 1;
    }

    public ArrayStructure Array => _reader.Array;
    public int Width { get; }
    public int Height { get; }

    /// <summary>3 where the array has three bands; of any other number the first is shown.</summary>
    public int Channels { get; }

    /// <summary>Whether the samples are whole numbers of so many bytes without sign, scale or special meaning.</summary>
    public bool IsPlain(int bytes) =>
        Array is { SampleType: { IsInteger: true, Form: NumberForm.UnsignedInteger }, ScalingFactor: 1, ValueOffset: 0, Specials.Count: 0, BitMask: null }
        && Array.SampleType.Bytes == bytes && !_reader.IsTruncated;

    /// <summary>Rows as stored, channels interleaved.</summary>
    public void ReadStored<TSample>(int fromRow, int toRow, Span<TSample> pixels) where TSample : unmanaged
    {
        var plane = new TSample[(toRow - fromRow) * Width];
        for (var channel = 0; channel < Channels; channel++)
        {
            var (start, count) = Window(channel, fromRow, toRow);
            _reader.ReadStored(start, count, plane.AsSpan());
            for (var i = 0; i < plane.Length; i++)
            {
                pixels[(i * Channels) + channel] = plane[i];
            }
        }
    }

    /// <summary>Rows as values, channels interleaved; NaN for special constants and for what a file cut short does not hold.</summary>
    /// <returns>How many are NaN.</returns>
    public long Read(int fromRow, int toRow, bool isScaled, Span<float> pixels)
    {
        var length = (toRow - fromRow) * Width;
        if (_values.Length < length)
        {
            _values = new double[length];
        }

        var missing = 0L;
        for (var channel = 0; channel < Channels; channel++)
        {
            var (start, count) = Window(channel, fromRow, toRow);
            _reader.Read(start, count, _values.AsSpan(0, length), isScaled);
            missing += Take(_values.AsSpan(0, length), fromRow, channel, pixels);
        }

        return missing;
    }

    public void Dispose() => _reader.Dispose();

    long Take(ReadOnlySpan<double> values, int fromRow, int channel, Span<float> pixels)
    {
        var missing = 0L;
        var held = HeldOf(channel) - ((long)fromRow * Width);
        for (var i = 0; i < values.Length; i++)
        {
            var value = i >= held || _specials.Contains(values[i]) ? float.NaN : (float)values[i];
            pixels[(i * Channels) + channel] = value;
            missing += float.IsNaN(value) ? 1 : 0;
        }

        return missing;
    }

    /// <summary>Samples of a channel that the file holds, where its order is the picture's.</summary>
    long HeldOf(int channel) =>
        _reader.IsTruncated && Array.Strides is null && Array.Tile is null ? _reader.Present - ((long)channel * Width * Height) : long.MaxValue;

    (long[] Start, long[] Count) Window(int channel, int fromRow, int toRow)
    {
        var (start, count) = (new long[Array.Axes.Count], Enumerable.Repeat(1L, Array.Axes.Count).ToArray());
        (start[_line], count[_line]) = (fromRow, toRow - fromRow);
        count[_sample] = Width;
        if (_band >= 0)
        {
            start[_band] = channel;
        }

        return (start, count);
    }

    /// <summary>By name where the label names them; else the last two axes longer than one are line and sample, and the one before them the band.</summary>
    static (int Band, int Line, int Sample) Axes(ArrayStructure array)
    {
        var order = Enumerable.Range(0, array.Axes.Count).OrderByDescending(axis => array.Axes[axis].Length > 1).ThenByDescending(axis => axis).ToArray();
        var sample = Named(array, "sample") ?? order[0];
        var line = Named(array, "line") ?? order.First(axis => axis != sample);
        var band = Named(array, "band") ?? order.Cast<int?>().FirstOrDefault(axis => axis != sample && axis != line) ?? -1;
        // The window's values come in the array's order: a picture stored sample by sample is drawn that way.
        return line < sample ? (band, line, sample) : (band, sample, line);
    }

    static int? Named(ArrayStructure array, string name)
    {
        var found = Enumerable.Range(0, array.Axes.Count).Where(axis => array.Axes[axis].Name.StartsWith(name, StringComparison.OrdinalIgnoreCase)).ToArray();
        return found.Length == 1 ? found[0] : null;
    }
}
