namespace Farside.Archive.Portal.Http;

/// <summary>A body that may come slowly but must not fall silent; its bytes are paid for at the pacer.</summary>
sealed class QuietStream(Stream inner, TimeSpan silence, Pacer pacer) : Stream
{
    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(silence);
        try
        {
            var read = await inner.ReadAsync(buffer, patience.Token).ConfigureAwait(false);
            await pacer.SpendAsync(read, cancellationToken).ConfigureAwait(false);
            return read;
        }
        catch (Exception refusal) when (refusal is IOException or HttpRequestException || (refusal is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            throw new TransientException(refusal is OperationCanceledException ? $"silence for {silence.TotalSeconds:0} s" : "a dropped connection", cause: refusal);
        }
    }

    public override int Read(byte[] buffer, int offset, int count) => ReadAsync(buffer.AsMemory(offset, count)).AsTask().GetAwaiter().GetResult();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush()
    {
    }

    public override async ValueTask DisposeAsync()
    {
        await inner.DisposeAsync().ConfigureAwait(false);
        await base.DisposeAsync().ConfigureAwait(false);
    }
}
