namespace Farside.Formats.Radar;

/// <summary>The traces of a SEG-Y file one by one, however many there are: nothing but the one asked for is held.</summary>
public sealed class SegYRows : IDisposable
{
    readonly FileStream _file;
    readonly SegYReader.Form _form;
    readonly byte[] _record;

    SegYRows(FileStream file, SegYReader.Form form)
    {
        (_file, _form) = (file, form);
        _record = new byte[SegYWriter.TraceHeaderBytes + (form.Samples * form.SampleBytes)];
        Traces = (int)Math.Min(int.MaxValue, (file.Length - form.DataAt) / _record.Length);
    }

    public int Traces { get; }

    public int Samples => _form.Samples;

    /// <summary>Two-way time between samples, ns.</summary>
    public double IntervalNs => _form.IntervalNs;

    /// <summary>Two-way time of the first sample, ns.</summary>
    public double FirstNs => _form.FirstNs;

    /// <exception cref="RadarFileException">No SEG-Y, or no whole trace.</exception>
    public static SegYRows Open(string path)
    {
        var file = File.OpenRead(path);
        try
        {
            var head = new byte[SegYWriter.FileHeaderBytes + SegYWriter.TraceHeaderBytes];
            RadarFiles.Require(file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) == head.Length, path, "length", $"{file.Length} bytes", "3,600 bytes of headers and a trace");
            var rows = new SegYRows(file, SegYReader.Form.Of(head, path));
            RadarFiles.Require(rows.Traces > 0, path, "traces", "none that is whole", "a whole trace");
            return rows;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <param name="trace">From 0.</param>
    /// <param name="echo">As many of the trace's first samples as fit.</param>
    public void Read(int trace, Span<Linear> echo)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(trace);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(trace, Traces);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(echo.Length, Samples);
        _file.Position = _form.DataAt + ((long)trace * _record.Length);
        _file.ReadExactly(_record);
        _form.Fill(_record.AsSpan(SegYWriter.TraceHeaderBytes), echo);
    }

    public void Dispose() => _file.Dispose();
}
