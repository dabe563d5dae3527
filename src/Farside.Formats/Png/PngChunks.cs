using System.Buffers.Binary;
using System.Text;
using Farside.Formats.Pictures;

namespace Farside.Formats.Png;

/// <summary>The chunks of a PNG one after another, checksums verified. Reads as a stream, it is the content of the IDAT chunks.</summary>
sealed class PngChunks(Stream input, string file) : Stream
{
    readonly byte[] _word = new byte[8];
    int _left;
    uint _crc;

    /// <summary>Four letters; empty before the first chunk.</summary>
    public string Name { get; private set; } = "";

    /// <summary>Bytes of content.</summary>
    public int ContentLength { get; private set; }

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public void ReadSignature()
    {
        ReadWhole(_word, "signature");
        if (!_word.AsSpan().SequenceEqual((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]))
            throw new PictureException(file, "signature", Convert.ToHexString(_word), "89504E470D0A1A0A, a PNG");
    }

    /// <summary>Skips what is left of this chunk, and opens the next.</summary>
    public void Next()
    {
        Skip();
        ReadWhole(_word, "chunk head");
        var length = BinaryPrimitives.ReadUInt32BigEndian(_word);
        Name = Encoding.Latin1.GetString(_word.AsSpan(4));
        if (!Name.All(char.IsAsciiLetter))
            throw new PictureException(file, "chunk name", Convert.ToHexString(_word.AsSpan(4)), "four letters");

        if (length > int.MaxValue)
            throw new PictureException(file, Name, $"{length} bytes", $"at most {int.MaxValue}");

        (ContentLength, _left) = ((int)length, (int)length);
        _crc = Crc32.Update(0, _word.AsSpan(4));
        if (length == 0)
            CheckCrc();
    }

    /// <summary>All of this chunk's content.</summary>
    public byte[] ReadContent(int most)
    {
        if (ContentLength > most)
            throw new PictureException(file, Name, $"{ContentLength} bytes", $"at most {most}");

        // Grown as bytes arrive, so that a false length cannot take memory.
        var content = new MemoryStream();
        Span<byte> piece = stackalloc byte[4096];
        while (_left > 0)
            content.Write(piece[..ReadSome(piece)]);

        return content.ToArray();
    }

    /// <summary>Leaves the IDAT chunks behind, whole or not.</summary>
    public void SkipImage()
    {
        while (Name == "IDAT")
            Next();
    }

    public override int Read(Span<byte> buffer)
    {
        if (buffer.IsEmpty)
            return 0;

        while (_left == 0 && Name == "IDAT")
            Next();

        return Name == "IDAT" ? ReadSome(buffer) : 0;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));
    public override void Flush() => throw new NotSupportedException();
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    int ReadSome(Span<byte> buffer)
    {
        var read = input.Read(buffer[..Math.Min(buffer.Length, _left)]);
        if (read == 0)
            throw new PictureException(file, Name, $"the end of the file {_left} bytes early", $"{ContentLength} bytes");

        _crc = Crc32.Update(_crc, buffer[..read]);
        _left -= read;
        if (_left == 0)
            CheckCrc();

        return read;
    }

    void Skip()
    {
        Span<byte> piece = stackalloc byte[4096];
        while (_left > 0)
            ReadSome(piece);
    }

    void CheckCrc()
    {
        ReadWhole(_word.AsSpan(0, 4), $"{Name} checksum");
        var stated = BinaryPrimitives.ReadUInt32BigEndian(_word);
        if (stated != _crc)
            throw new PictureException(file, $"{Name} checksum", $"{stated:X8}", $"{_crc:X8}: the file is damaged, fetch it again");
    }

    void ReadWhole(Span<byte> target, string element)
    {
        var read = input.ReadAtLeast(target, target.Length, throwOnEndOfStream: false);
        if (read < target.Length)
            throw new PictureException(file, element, "the end of the file", "a PNG that ends with IEND");
    }
}
