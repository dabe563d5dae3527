using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Farside.Formats.Pictures;

namespace Farside.Formats.Png;

/// <summary>Stored rows into samples of 8 or 16 bits: bits spread, palette looked up, the transparent colour made an opacity channel.</summary>
sealed class PngUnpack
{
    readonly PngHeader _header;
    readonly byte[] _palette;
    readonly byte[]? _transparency;
    readonly ushort[] _transparent = [];

    public PngUnpack(PngHeader header, byte[]? palette, byte[]? transparency, string file)
    {
        (_header, _palette) = (header, palette ?? []);
        if (header.IsPalette && palette is null)
            throw new PictureException(file, "PLTE", "none", "a palette before the pixels");

        if (transparency is null || header.ColourType is 4 or 6)
            return;

        _transparency = transparency;
        if (header.IsPalette)
            return;

        if (transparency.Length != 2 * header.StoredChannels)
            throw new PictureException(file, "tRNS", $"{transparency.Length} bytes", $"{2 * header.StoredChannels}");

        var most = (1 << header.BitDepth) - 1;
        _transparent = [.. Enumerable.Range(0, header.StoredChannels)
            .Select(c => (ushort)(BinaryPrimitives.ReadUInt16BigEndian(transparency.AsSpan(2 * c)) & most))];
    }

    public int Channels => (_header.IsPalette ? 3 : _header.StoredChannels) + (_transparency is null ? 0 : 1);

    public SampleKind Kind => _header.BitDepth == 16 ? SampleKind.UInt16 : SampleKind.UInt8;

    public Bitmap NewPicture() => new(_header.Width, _header.Height, Channels, Kind);

    /// <param name="target">As many pixels as are wanted of the row.</param>
    public void Row(ReadOnlySpan<byte> stored, Span<byte> target)
    {
        if (_header.IsPalette)
            LookUp(stored, target);
        else if (_header.BitDepth == 16)
            Words(MemoryMarshal.Cast<byte, ushort>(stored), MemoryMarshal.Cast<byte, ushort>(target));
        else if (_header.BitDepth == 8 && _transparency is null)
            stored.CopyTo(target);
        else
            Bits(stored, target);
    }

    void LookUp(ReadOnlySpan<byte> stored, Span<byte> target)
    {
        for (var x = 0; x * Channels < target.Length; x++)
        {
            var index = Sample(stored, x);
            var pixel = target.Slice(x * Channels, Channels);

            // An index past the palette is black, as other readers have it.
            if ((3 * index) + 3 <= _palette.Length)
                _palette.AsSpan(3 * index, 3).CopyTo(pixel);

            if (_transparency is not null)
                pixel[3] = index < _transparency.Length ? _transparency[index] : byte.MaxValue;
        }
    }

    void Words(ReadOnlySpan<ushort> stored, Span<ushort> target)
    {
        if (_transparency is null)
        {
            if (BitConverter.IsLittleEndian)
                BinaryPrimitives.ReverseEndianness(stored, target);
            else
                stored.CopyTo(target);

            return;
        }

        var colours = _header.StoredChannels;
        for (var x = 0; x * Channels < target.Length; x++)
        {
            var isTransparent = true;
            for (var c = 0; c < colours; c++)
            {
                var sample = stored[(x * colours) + c];
                target[(x * Channels) + c] = BitConverter.IsLittleEndian ? BinaryPrimitives.ReverseEndianness(sample) : sample;
                isTransparent &= target[(x * Channels) + c] == _transparent[c];
            }

            target[(x * Channels) + colours] = isTransparent ? (ushort)0 : ushort.MaxValue;
        }
    }

    /// <summary>Samples of 1 to 8 bits, with full scale at 255.</summary>
    void Bits(ReadOnlySpan<byte> stored, Span<byte> target)
    {
        var (colours, scale) = (_header.StoredChannels, 255 / ((1 << _header.BitDepth) - 1));
        for (var x = 0; x * Channels < target.Length; x++)
        {
            var isTransparent = true;
            for (var c = 0; c < colours; c++)
            {
                var sample = Sample(stored, (x * colours) + c);
                target[(x * Channels) + c] = (byte)(sample * scale);
                isTransparent &= _transparency is not null && sample == _transparent[c];
            }

            if (_transparency is not null)
                target[(x * Channels) + colours] = isTransparent ? (byte)0 : byte.MaxValue;
        }
    }

    /// <summary>Samples are packed from the high bits down.</summary>
    int Sample(ReadOnlySpan<byte> stored, int index)
    {
        var depth = _header.BitDepth;
        var bit = index * depth;
        return (stored[bit >> 3] >> (8 - depth - (bit & 7))) & ((1 << depth) - 1);
    }
}
