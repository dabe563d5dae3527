using System.IO.Compression;
using Farside.Formats.Pictures;

namespace Farside.Formats.Png;

/// <summary>A PNG read from top to bottom a row at a time: pictures larger than memory. An interlaced one is read whole first.</summary>
public sealed class PngScan : IDisposable
{
    readonly string _name;
    readonly Stream _input;
    readonly PngDecoding _decoding;
    readonly PngUnpack _unpack;
    readonly ZLibStream? _zlib;
    readonly PngRows? _rows;
    readonly Bitmap? _whole;
    int _next;

    /// <param name="input">Closed with the scan.</param>
    /// <param name="name">What errors call the file.</param>
    public PngScan(Stream input, string name = "PNG", PictureLimits? limits = null)
    {
        (_input, _name) = (input, name);
        _decoding = new(input, name, limits ?? PictureLimits.Default);
        try
        {
            var header = _decoding.ReadStart();
            (Width, Height, _unpack) = (header.Width, header.Height, _decoding.NewUnpack());
            if (header.IsInterlaced)
            {
                PictureLimits.Default.Require(name, "interlaced picture", Width, Height, Stride / Width);
                _whole = _decoding.ReadPixels();
            }
            else
            {
                _zlib = _decoding.OpenPixels();
                _rows = new(_zlib, header, header.Width, name);
            }
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public int Width { get; }
    public int Height { get; }

    /// <summary>1 grey, 2 grey and opacity, 3 colour, 4 colour and opacity.</summary>
    public int Channels => _unpack.Channels;

    /// <summary>8 or 16 unsigned bits.</summary>
    public SampleKind Kind => _unpack.Kind;

    /// <summary>Bytes in one row.</summary>
    public int Stride => checked(Width * Channels * Bitmap.SizeOf(Kind));

    public static PngScan Open(string path, PictureLimits? limits = null) =>
        new(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 64 * 1024), path, limits);

    /// <summary>The next row, samples in this machine's byte order.</summary>
    /// <param name="row"><see cref="Stride"/> bytes.</param>
    public void Next(Span<byte> row)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(row.Length, Stride);
        if (_next >= Height)
            throw new InvalidOperationException($"{_name}: all {Height} rows are read.");

        try
        {
            if (_whole is null)
                _unpack.Row(_rows!.Next(), row);
            else
                _whole.Row(_next).CopyTo(row);

            _next++;
        }
        catch (InvalidDataException broken)
        {
            throw new PictureException(_name, "IDAT", "a broken zlib stream", "RFC 1950", broken);
        }
    }

    public void Dispose()
    {
        _rows?.Dispose();
        _zlib?.Dispose();
        _decoding.Dispose();
        _input.Dispose();
    }
}
