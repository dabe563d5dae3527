using System.IO.MemoryMappedFiles;

namespace Farside.Archive.Labels;

/// <summary>A data file mapped one window at a time, so that reading any of it never holds more than a window.</summary>
public sealed class MappedFile : IDisposable
{
    const long WindowBytes = 16 << 20;
    const long Page = 64 << 10;

    readonly MemoryMappedFile? _file;
    readonly byte[]? _memory;
    MemoryMappedViewAccessor? _view;
    long _from;
    long _bytes;

    /// <summary>Throws a <see cref="LabelException"/> when the file cannot be opened.</summary>
    public MappedFile(string path)
    {
        if (LabelFile.Fault(path) is { } fault)
            throw new LabelException(Path.GetFileName(path), "file", fault, "a data file");

        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1);
            Length = stream.Length;
            _file = Length == 0 ? null : MemoryMappedFile.CreateFromFile(path, FileMode.Open, null, 0, MemoryMappedFileAccess.Read);
        }
        catch (Exception refusal) when (refusal is IOException or UnauthorizedAccessException)
        {
            throw new LabelException(Path.GetFileName(path), "file", LabelLimits.Show(refusal.Message), "a readable data file");
        }
    }

    /// <summary>Bytes that were unpacked, seen as a file.</summary>
    public MappedFile(byte[] bytes)
    {
        _memory = bytes;
        Length = bytes.Length;
    }

    public long Length { get; }

    /// <summary>Copies what there is from <paramref name="offset"/> on.</summary>
    /// <returns>Bytes copied: fewer than asked at the file's end.</returns>
    public int Read(long offset, Span<byte> destination)
    {
        var wanted = (int)Math.Clamp(Length - offset, 0, destination.Length);
        if (offset < 0)
            return 0;

        if (_memory is not null)
        {
            _memory.AsSpan((int)Math.Min(offset, Length), wanted).CopyTo(destination);
            return wanted;
        }

        var done = 0;
        while (done < wanted)
        {
            var window = Window(offset + done);
            var take = Math.Min(window.Length, wanted - done);
            window[..take].CopyTo(destination[done..]);
            done += take;
        }

        return wanted;
    }

    unsafe ReadOnlySpan<byte> Window(long offset)
    {
        if (_view is null || offset < _from || offset >= _from + _bytes)
        {
            _view?.Dispose();
            _from = offset / Page * Page;
            _bytes = Math.Min(WindowBytes, Length - _from);
            _view = _file!.CreateViewAccessor(_from, _bytes, MemoryMappedFileAccess.Read);
        }

        byte* start = null;
        _view.SafeMemoryMappedViewHandle.AcquirePointer(ref start);
        try
        {
            return new ReadOnlySpan<byte>(start + _view.PointerOffset + (offset - _from), (int)(_from + _bytes - offset));
        }
        finally
        {
            // The view outlives the span: it is let go of only by the next Window call or Dispose.
            _view.SafeMemoryMappedViewHandle.ReleasePointer();
        }
    }

    public void Dispose()
    {
        _view?.Dispose();
        _file?.Dispose();
    }
}
