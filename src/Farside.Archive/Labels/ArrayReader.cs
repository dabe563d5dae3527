using System.Buffers;
using System.Runtime.InteropServices;

namespace Farside.Archive.Labels;

/// <summary>Reads windows of an array from its mapped file; never holds more than a window of it.</summary>
public sealed class ArrayReader : IDisposable
{
    const int BlockElements = 1 << 14;

    readonly MappedFile _file;
    readonly long[] _strides;
    readonly int _size;

    public ArrayReader(ArrayStructure array)
    {
        Array = array;
        _size = array.SampleType.Bytes;
        _strides = array.ByteStrides();
        _file = array is { Unpack: { } unpack, DataPath: not null } ? new MappedFile(unpack()) : new MappedFile(array.DataPath ?? throw new LabelException(array.FileName, array.Element?.Path ?? array.Name, "no data file", "the file the label names"));
    }

    public ArrayStructure Array { get; }

    /// <summary>True when the file ends before the array does.</summary>
    public bool IsTruncated => _file.Length < End;

    /// <summary>Elements of whole rows (runs of the axis that lies fastest) that the file holds; all of them unless <see cref="IsTruncated"/>.</summary>
    public long Present
    {
        get
        {
            if (!IsTruncated || Array.Elements == 0)
                return Array.Elements;

            var (row, held) = (RowElements, 0L);
            if (IsCompact)
                return Math.Max(0, _file.Length - Array.Offset) / (row * _size) * row;

            ForEachBlock(bytes => held += bytes.Length / _size);
            return held;
        }
    }

    /// <summary>The window's values, row-major: stored, or scaled (special constants stay as stored).</summary>
    /// <param name="start">First index along each axis.</param>
    /// <param name="count">Elements along each axis.</param>
    public void Read(ReadOnlySpan<long> start, ReadOnlySpan<long> count, Span<double> values, bool isScaled = true)
    {
        var run = RequireWindow(start, count, values.Length);
        var bytes = ArrayPool<byte>.Shared.Rent(checked(run * _size));
        try
        {
            var index = start.ToArray();
            for (var done = 0; done < values.Length; done += run)
            {
                var row = values.Slice(done, run);
                ReadRun(index, bytes.AsSpan(0, run * _size), run);
                SampleDecoder.Reals(bytes.AsSpan(0, run * _size), Array.SampleType, row);
                Mask(row);
                if (isScaled)
                    Scale(row);

                Advance(index, start, count);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }

    /// <summary>The window's stored bytes as <typeparamref name="T"/> in this machine's byte order; <typeparamref name="T"/> has the size of one sample (or of one part of a complex one).</summary>
    public void ReadStored<T>(ReadOnlySpan<long> start, ReadOnlySpan<long> count, Span<T> values) where T : unmanaged
    {
        var parts = Array.SampleType.IsComplex ? 2 : 1;
        if (Marshal.SizeOf<T>() * parts != _size)
            throw new ArgumentException($"{typeof(T).Name} does not have the size of {Array.SampleType.Name}.", nameof(values));

        var run = RequireWindow(start, count, values.Length / parts);
        var bytes = MemoryMarshal.AsBytes(values);
        var index = start.ToArray();
        for (var done = 0; done < bytes.Length; done += run * _size)
        {
            ReadRun(index, bytes.Slice(done, run * _size), run);
            Advance(index, start, count);
        }

        if (Array.SampleType.IsLittleEndian != BitConverter.IsLittleEndian)
            ByteOrder.Swap(bytes, _size / parts);
    }

    /// <summary>The whole array as stored; for arrays that fit into memory.</summary>
    public T[] ReadAllStored<T>() where T : unmanaged
    {
        var values = new T[checked((int)Array.Elements * (Array.SampleType.IsComplex ? 2 : 1))];
        if (values.Length > 0)
            ReadStored(new long[Array.Axes.Count], [.. Array.Axes.Select(axis => axis.Length)], values.AsSpan());

        return values;
    }

    /// <summary>One element by its place in row-major order, packed, as the file holds it; zeros beyond the file's end.</summary>
    public byte[] ElementBytes(long flat)
    {
        var index = new long[_strides.Length];
        for (var axis = index.Length - 1; axis >= 0; axis--)
        {
            (flat, index[axis]) = Math.DivRem(flat, Array.Axes[axis].Length);
        }

        var bytes = new byte[_size];
        ReadRun(index, bytes, 1);
        return bytes;
    }

    /// <summary>Statistics in one pass over what the file holds.</summary>
    public SampleStatistics Statistics(bool isScaled = true)
    {
        var type = Array.SampleType;
        var isHistogram = type is { IsInteger: true, Bytes: 1 or 2 };
        var scale = isScaled ? (Array.ScalingFactor, Array.ValueOffset) : (1.0, 0.0);
        if (isHistogram)
        {
            var histogram = new SampleHistogram(type);
            ForEachBlock(histogram.Add);
            return histogram.Result(Array, scale);
        }

        var isExact = type is { IsInteger: true, Bytes: 8 } && Array.Specials.Any(special => special.Exact is not null);
        var accumulator = new SampleAccumulator(isExact ? [] : SpecialValues(Array.Specials, type), scale.Item1, scale.Item2);
        var values = new double[BlockElements];
        ForEachBlock(bytes =>
        {
            var count = isExact ? KeepExact(bytes, values, accumulator) : bytes.Length / _size;
            if (!isExact)
                SampleDecoder.Reals(bytes, type, values.AsSpan(0, count));

            Mask(values.AsSpan(0, count));
            accumulator.Add(values.AsSpan(0, count));
        });
        return accumulator.Result;
    }

    /// <summary>The special constants as the samples would show them: singles hold what a single can hold.</summary>
    public static double[] SpecialValues(IReadOnlyList<SpecialConstant> specials, SampleType type)
    {
        var isSingle = type is { Form: NumberForm.Real, Bytes: 4 } or { Form: NumberForm.Complex, Bytes: 8 };
        return [.. specials.Select(special => isSingle ? (float)special.Value : special.Value).Where(value => !double.IsNaN(value))];
    }

    public void Dispose() => _file.Dispose();

    /// <summary>Whether the bytes of the array follow each other without gaps, in whatever order.</summary>
    bool IsCompact => Array.Tile is null && (Array.Strides is null || End - Array.Offset == Array.Elements * _size);

    long RowElements
    {
        get
        {
            var fastest = System.Array.IndexOf(_strides, _strides.Min());
            return Math.Max(1, Array.Axes[fastest].Length);
        }
    }

    /// <summary>Just past the array's last byte.</summary>
    long End
    {
        get
        {
            if (Array.Elements == 0)
                return Array.Offset;

            if (Array.Tile is { } tile)
            {
                var (lines, samples) = (Array.Axes[^2].Length, Array.Axes[^1].Length);
                var bands = Array.Elements / (lines * samples);
                return Array.Offset + bands * RoundUp(lines, tile.Lines) * RoundUp(samples, tile.Samples) * _size;
            }

            var end = Array.Offset + _size;
            for (var axis = 0; axis < _strides.Length; axis++)
            {
                end += (Array.Axes[axis].Length - 1) * _strides[axis];
            }

            return end;
        }
    }

    static long RoundUp(long length, long step) => (length + step - 1) / step * step;

    void ForEachBlock(BlockAction action)
    {
        var bytes = new byte[BlockElements * _size];
        if (IsCompact)
        {
            var end = Array.Offset + Present * _size;
            for (var at = Array.Offset; at < end; at += bytes.Length)
            {
                var block = bytes.AsSpan(0, (int)Math.Min(bytes.Length, end - at));
                _file.Read(at, block);
                action(block);
            }

            return;
        }

        if (Array.Elements > 0)
            Walk(new long[_strides.Length], 0, bytes, action);
    }

    /// <summary>Rows in logical order; places rise along every axis, so the first row the file does not hold ends its axis.</summary>
    bool Walk(long[] index, int axis, byte[] bytes, BlockAction action)
    {
        if (axis == index.Length - 1)
            return WalkRow(index, bytes, action);

        for (index[axis] = 0; index[axis] < Array.Axes[axis].Length; index[axis]++)
        {
            if (!Walk(index, axis + 1, bytes, action))
                return index[axis] > 0;
        }

        return true;
    }

    bool WalkRow(long[] index, byte[] bytes, BlockAction action)
    {
        var length = Array.Axes[^1].Length;
        index[^1] = length - 1;
        if (PlaceOf(index) + _size > _file.Length)
            return false;

        for (index[^1] = 0; index[^1] < length; index[^1] += BlockElements)
        {
            var run = (int)Math.Min(BlockElements, length - index[^1]);
            ReadRun(index, bytes.AsSpan(0, run * _size), run);
            action(bytes.AsSpan(0, run * _size));
        }

        return true;
    }

    /// <summary>Eight-byte integers next to a special constant differ by less than a double shows.</summary>
    int KeepExact(ReadOnlySpan<byte> bytes, double[] values, SampleAccumulator accumulator)
    {
        var kept = 0;
        for (var at = 0; at < bytes.Length; at += _size)
        {
            var stored = SampleDecoder.Exact(bytes[at..], Array.SampleType);
            if (Array.Specials.Any(special => special.Exact == stored))
                accumulator.AddMissing(1);
            else
                values[kept++] = (double)stored;
        }

        return kept;
    }

    int RequireWindow(ReadOnlySpan<long> start, ReadOnlySpan<long> count, int room)
    {
        if (start.Length != _strides.Length || count.Length != _strides.Length)
            throw new ArgumentException($"A window of {Array.Axes.Count} axes is needed.", nameof(count));

        long elements = 1;
        for (var axis = 0; axis < count.Length; axis++)
        {
            if (start[axis] < 0 || count[axis] < 0 || start[axis] > Array.Axes[axis].Length - count[axis])
                throw new ArgumentOutOfRangeException(nameof(start), $"The window leaves axis {Array.Axes[axis].Name} of {Array.Axes[axis].Length}.");

            elements = checked(elements * count[axis]);
        }

        return elements == room ? (int)Math.Max(1, count[^1]) : throw new ArgumentException($"Room for {elements} values is needed, {room} given.", nameof(count));
    }

    /// <summary>The next row of a window.</summary>
    static void Advance(long[] index, ReadOnlySpan<long> start, ReadOnlySpan<long> count)
    {
        for (var axis = index.Length - 2; axis >= 0; axis--)
        {
            if (++index[axis] < start[axis] + count[axis])
                return;

            index[axis] = start[axis];
        }
    }

    /// <summary>Elements along the last axis, packed, in the file's byte order; what the file does not hold is zero.</summary>
    void ReadRun(ReadOnlySpan<long> index, Span<byte> packed, int count)
    {
        if (Array.Tile is { } tile)
        {
            ReadTiled(index, packed, count, tile.Samples);
            return;
        }

        var at = PlaceOf(index);
        if (_strides[^1] == _size)
            ReadOrZero(at, packed);
        else
            ReadStrided(at, packed, count);
    }

    void ReadStrided(long at, Span<byte> packed, int count)
    {
        var stride = _strides[^1];
        var span = (count - 1) * stride + _size;
        if (span > 1 << 22)
        {
            for (var i = 0; i < count; i++)
            {
                ReadOrZero(at + i * stride, packed.Slice(i * _size, _size));
            }

            return;
        }

        var bytes = ArrayPool<byte>.Shared.Rent((int)span);
        ReadOrZero(at, bytes.AsSpan(0, (int)span));
        for (var i = 0; i < count; i++)
        {
            bytes.AsSpan((int)(i * stride), _size).CopyTo(packed[(i * _size)..]);
        }

        ArrayPool<byte>.Shared.Return(bytes);
    }

    void ReadTiled(ReadOnlySpan<long> index, Span<byte> packed, int count, int tileSamples)
    {
        var here = index.ToArray();
        for (var done = 0; done < count;)
        {
            var run = (int)Math.Min(tileSamples - here[^1] % tileSamples, count - done);
            ReadOrZero(PlaceOf(here), packed.Slice(done * _size, run * _size));
            done += run;
            here[^1] += run;
        }
    }

    /// <summary>The element's first byte in the file.</summary>
    long PlaceOf(ReadOnlySpan<long> index)
    {
        if (Array.Tile is { } tile)
            return TiledPlaceOf(index, tile);

        var at = Array.Offset;
        for (var axis = 0; axis < index.Length; axis++)
        {
            at += index[axis] * _strides[axis];
        }

        return at;
    }

    long TiledPlaceOf(ReadOnlySpan<long> index, (int Lines, int Samples) tile)
    {
        var tilesAcross = RoundUp(Array.Axes[^1].Length, tile.Samples) / tile.Samples;
        var tilesDown = RoundUp(Array.Axes[^2].Length, tile.Lines) / tile.Lines;
        var band = 0L;
        for (var axis = 0; axis < index.Length - 2; axis++)
        {
            band = band * Array.Axes[axis].Length + index[axis];
        }

        var (line, sample) = (index[^2], index[^1]);
        var number = (band * tilesDown + line / tile.Lines) * tilesAcross + sample / tile.Samples;
        return Array.Offset + ((number * tile.Lines + line % tile.Lines) * tile.Samples + sample % tile.Samples) * _size;
    }

    void ReadOrZero(long at, Span<byte> bytes) => bytes[_file.Read(at, bytes)..].Clear();

    void Mask(Span<double> values)
    {
        if (Array.BitMask is not { } mask)
            return;

        var specials = SpecialValues(Array.Specials, Array.SampleType);
        foreach (ref var value in values)
        {
            if (!specials.Contains(value))
                value = SampleDecoder.Masked(value, mask, Array.SampleType);
        }
    }

    void Scale(Span<double> values)
    {
        if (Array is { ScalingFactor: 1, ValueOffset: 0 })
            return;

        var specials = SpecialValues(Array.Specials, Array.SampleType);
        foreach (ref var value in values)
        {
            if (!specials.Contains(value))
                value = value * Array.ScalingFactor + Array.ValueOffset;
        }
    }

    delegate void BlockAction(Span<byte> bytes);
}
