namespace Farside.Archive.Portal.Sources;

/// <summary>At most so many bytes of another stream: a ZIP entry that unpacks to more than it says is cut there.</summary>
sealed class BoundedStream(Stream inner, long most) : Stream
{
    long _read;

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => most;

    public override long Position
    {
        get => _read;
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        var read = inner.Read(buffer, offset, (int)Math.Min(count, most - _read));
        _read += read;
        return read;
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var read = await inner.ReadAsync(buffer[..(int)Math.Min(buffer.Length, most - _read)], cancellationToken).ConfigureAwait(false);
        _read += read;
        return read;
    }

    public async Task SkipAsync(long bytes, CancellationToken cancel)
    {
        var block = new byte[1 << 16];
        for (var left = bytes; left > 0;)
        {
            var read = await ReadAsync(block.AsMemory(0, (int)Math.Min(block.Length, left)), cancel).ConfigureAwait(false);
            left = read == 0 ? 0 : left - read;
        }
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush()
    {
    }

    protected override void Dispose(bool disposing)
    {
        inner.Dispose();
        base.Dispose(disposing);
    }
}
