using System.Buffers.Binary;

namespace Farside.Formats.Png;

/// <summary>Chunks of a PNG: length, name, content, checksum. Written to as a stream, each write becomes one IDAT chunk.</summary>
sealed class ChunkWriter(Stream output) : Stream
{
    public override bool CanRead => false;
    public override bool CanSeek => false;
    public override bool CanWrite => true;
    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public void WriteSignature() => output.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]);

    public void WriteChunk(ReadOnlySpan<byte> name, ReadOnlySpan<byte> content)
    {
        Span<byte> head = stackalloc byte[8];
        BinaryPrimitives.WriteInt32BigEndian(head, content.Length);
        name.CopyTo(head[4..]);
        output.Write(head);
        output.Write(content);
        BinaryPrimitives.WriteUInt32BigEndian(head, Crc32.Update(Crc32.Update(0, name), content));
        output.Write(head[..4]);
    }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        if (!buffer.IsEmpty)
            WriteChunk("IDAT"u8, buffer);
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Flush() => output.Flush();
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();
}
