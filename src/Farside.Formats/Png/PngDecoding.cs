using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using Farside.Formats.Pictures;

namespace Farside.Formats.Png;

/// <summary>One PNG being read: its chunks in order, then its rows.</summary>
sealed class PngDecoding(Stream input, string file, PictureLimits limits) : IDisposable
{
    /// <summary>A deflate stream of n bytes holds no more than this times n.</summary>
    const long MostInflation = 1032;

    readonly PngChunks _chunks = new(input, file);
    readonly List<PngText> _texts = [];
    PngHeader _header;
    byte[]? _palette;
    byte[]? _transparency;
    byte[]? _profile;
    double? _gamma;
    bool _isSrgb;

    public PngPicture Read()
    {
        ReadStart();
        var pixels = ReadPixels();
        ReadTail();
        return new PngPicture(pixels, Colour, _gamma, _profile, _texts, _header.BitDepth);
    }

    PngColour Colour => _isSrgb ? PngColour.Srgb : _gamma == 1 ? PngColour.Linear : PngColour.Unspecified;

    public void Dispose() => _chunks.Dispose();

    /// <summary>Everything up to the first pixel.</summary>
    public PngHeader ReadStart()
    {
        _chunks.ReadSignature();
        _chunks.Next();
        if (_chunks.Name != "IHDR")
            throw new PictureException(file, "first chunk", _chunks.Name, "IHDR");

        _header = PngHeader.Read(_chunks.ReadContent(limits.Extras), file, limits);
        RequireLikely();
        ReadHead();
        return _header;
    }

    public PngUnpack NewUnpack() => new(_header, _palette, _transparency, file);

    /// <summary>The content of the IDAT chunks, inflated.</summary>
    public ZLibStream OpenPixels() => new(_chunks, CompressionMode.Decompress, leaveOpen: true);

    /// <summary>A small file cannot fill a large picture: refused before memory is taken for it.</summary>
    void RequireLikely()
    {
        var needed = _header.StrideOf(_header.Width) * _header.Height;
        if (input.CanSeek && needed / MostInflation > input.Length)
            throw new PictureException(file, "IHDR", $"{_header.Width} × {_header.Height} pixels in {input.Length} bytes",
                "a file that can hold them");
    }

    void ReadHead()
    {
        while (_chunks.Name != "IDAT")
        {
            _chunks.Next();
            ReadExtra();
        }
    }

    void ReadTail()
    {
        for (_chunks.SkipImage(); _chunks.Name != "IEND"; _chunks.Next())
            ReadExtra();
    }

    void ReadExtra()
    {
        switch (_chunks.Name)
        {
            case "IEND":
                throw new PictureException(file, "IDAT", "none", "at least one: the file has no pixels");
            case "PLTE":
                _palette = _chunks.ReadContent(768);
                if (_palette.Length is 0 || _palette.Length % 3 != 0)
                    throw new PictureException(file, "PLTE", $"{_palette.Length} bytes", "three for each colour");
                break;
            case "tRNS":
                _transparency = _chunks.ReadContent(256);
                break;
            case "gAMA" when _chunks.ContentLength == 4:
                _gamma = BinaryPrimitives.ReadUInt32BigEndian(_chunks.ReadContent(4)) / 100_000.0;
                break;
            case "sRGB":
                _isSrgb = true;
                break;
            case "iCCP":
                _profile = ReadProfile(_chunks.ReadContent(limits.Extras));
                break;
            case "tEXt" or "zTXt" or "iTXt":
                ReadText(_chunks.Name, _chunks.ReadContent(limits.Extras));
                break;
            case "IDAT":
                break;
            default:
                if (char.IsAsciiLetterUpper(_chunks.Name[0]))
                    throw new PictureException(file, "chunk", _chunks.Name, "one that PNG defines: this reader cannot leave it out");
                break;
        }
    }

    byte[]? ReadProfile(ReadOnlySpan<byte> content)
    {
        var end = content.IndexOf((byte)0);
        return end < 0 || end + 2 > content.Length ? null : Inflate(content[(end + 2)..]);
    }

    void ReadText(string kind, ReadOnlySpan<byte> content)
    {
        var end = content.IndexOf((byte)0);
        if (end < 1)
            return;

        var key = Encoding.Latin1.GetString(content[..end]);
        var rest = content[(end + 1)..];
        var text = kind switch
        {
            "tEXt" => Encoding.Latin1.GetString(rest),
            "zTXt" => rest.IsEmpty ? "" : Encoding.Latin1.GetString(Inflate(rest[1..])),
            _ => International(rest),
        };
        _texts.Add(new PngText(key, text));
    }

    /// <summary>Compression flag and method, language, translated key, text.</summary>
    string International(ReadOnlySpan<byte> rest)
    {
        if (rest.Length < 4)
            return "";

        var isCompressed = rest[0] == 1;
        var text = rest[2..];
        for (var field = 0; field < 2; field++)
            text = text[(text.IndexOf((byte)0) + 1)..];

        return Encoding.UTF8.GetString(isCompressed ? Inflate(text) : text);
    }

    /// <summary>A profile or text out of its zlib stream, no larger than the limit.</summary>
    byte[] Inflate(ReadOnlySpan<byte> compressed)
    {
        var content = new MemoryStream();
        try
        {
            using var zlib = new ZLibStream(new MemoryStream(compressed.ToArray()), CompressionMode.Decompress);
            var piece = new byte[16 * 1024];
            for (var read = zlib.Read(piece); read > 0; read = zlib.Read(piece))
            {
                content.Write(piece, 0, read);
                if (content.Length > limits.Extras)
                    throw new PictureException(file, _chunks.Name, "more bytes when inflated", $"at most {limits.Extras}");
            }
        }
        catch (InvalidDataException broken)
        {
            throw new PictureException(file, _chunks.Name, "a broken zlib stream", "RFC 1950", broken);
        }

        return content.ToArray();
    }

    public Bitmap ReadPixels()
    {
        var unpack = NewUnpack();
        using var zlib = OpenPixels();
        try
        {
            return _header.IsInterlaced ? ReadInterlaced(zlib, unpack) : ReadProgressive(zlib, unpack);
        }
        catch (InvalidDataException broken)
        {
            throw new PictureException(file, "IDAT", "a broken zlib stream", "RFC 1950", broken);
        }
    }

    Bitmap ReadProgressive(ZLibStream zlib, PngUnpack unpack)
    {
        using var rows = new PngRows(zlib, _header, _header.Width, file);
        var first = rows.Next();
        var picture = unpack.NewPicture();
        unpack.Row(first, picture.Row(0));
        for (var y = 1; y < _header.Height; y++)
            unpack.Row(rows.Next(), picture.Row(y));

        return picture;
    }

    /// <summary>Seven passes, each a smaller picture of every n-th pixel. Source: PNG specification, 8.2.</summary>
    Bitmap ReadInterlaced(ZLibStream zlib, PngUnpack unpack)
    {
        var picture = unpack.NewPicture();
        var pixelBytes = picture.Channels * Bitmap.SizeOf(picture.Kind);
        foreach (var (x0, y0, dx, dy) in (ReadOnlySpan<(int, int, int, int)>)
            [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)])
        {
            if (x0 >= _header.Width || y0 >= _header.Height)
                continue;

            var width = (_header.Width - x0 + dx - 1) / dx;
            using var rows = new PngRows(zlib, _header, width, file);
            var row = new byte[width * pixelBytes];
            for (var y = y0; y < _header.Height; y += dy)
            {
                unpack.Row(rows.Next(), row);
                for (var x = 0; x < width; x++)
                    row.AsSpan(x * pixelBytes, pixelBytes).CopyTo(picture.Row(y)[((x0 + (x * dx)) * pixelBytes)..]);
            }
        }

        return picture;
    }
}
