using Farside.Formats.Pictures;

namespace Farside.Formats.Tiff;

/// <summary>What a directory says of its pixels, checked before any is read.</summary>
sealed class TiffLayout
{
    readonly TiffBytes _bytes;
    readonly Dictionary<ushort, TiffEntry> _entries;

    public TiffLayout(TiffBytes bytes, Dictionary<ushort, TiffEntry> entries, PictureLimits limits)
    {
        (_bytes, _entries) = (bytes, entries);
        (Width, Height) = (Size("ImageWidth", TiffTag.ImageWidth), Size("ImageLength", TiffTag.ImageLength));
        Samples = (int)One("SamplesPerPixel", TiffTag.SamplesPerPixel, 1, 1, 64);
        Bits = (int)Same("BitsPerSample", TiffTag.BitsPerSample, 1);
        Format = (int)Same("SampleFormat", TiffTag.SampleFormat, 1);
        Compression = (int)One("Compression", TiffTag.Compression, 1, 0, ushort.MaxValue);
        Predictor = (int)One("Predictor", TiffTag.Predictor, 1, 1, 3);
        Photometric = (int)One("PhotometricInterpretation", TiffTag.Photometric, 1, 0, ushort.MaxValue);
        IsPlanar = One("PlanarConfiguration", TiffTag.PlanarConfiguration, 1, 1, 2) == 2 && Samples > 1;
        RequireKnown();
        limits.Require(bytes.File, "size", Width, Height, Channels * Bitmap.SizeOf(Kind));
        ReadChunks(limits);
    }

    public int Width { get; }
    public int Height { get; }

    /// <summary>Samples of a pixel in the file.</summary>
    public int Samples { get; }

    public int Bits { get; }

    /// <summary>1 unsigned, 2 signed, 3 floating.</summary>
    public int Format { get; }

    public int Compression { get; }
    public int Predictor { get; }
    public int Photometric { get; }
    public bool IsPlanar { get; }
    public bool IsTiled { get; private set; }
    public int ChunkWidth { get; private set; }
    public int ChunkHeight { get; private set; }
    public long[] Offsets { get; private set; } = [];
    public long[] Lengths { get; private set; } = [];

    /// <summary>Red, green, blue of each index, 16 bits each, one colour's values after another's; empty without a palette.</summary>
    public long[] Palette { get; private set; } = [];

    /// <summary>Samples side by side in one chunk.</summary>
    public int ChunkSamples => IsPlanar ? 1 : Samples;

    public int Across => (Width + ChunkWidth - 1) / ChunkWidth;
    public int Down => (Height + ChunkHeight - 1) / ChunkHeight;
    public long ChunkStride => (((long)ChunkWidth * ChunkSamples * Bits) + 7) / 8;

    /// <summary>Channels of the decoded picture.</summary>
    public int Channels => Photometric == 3 ? 3 : Samples;

    /// <summary>What the decoded picture's samples are: 8 bits or fewer, 16 bits, or anything else as floats.</summary>
    public SampleKind Kind => (Bits, Format) switch
    {
        ( <= 8, 1) => SampleKind.UInt8,
        (16, 1) => SampleKind.UInt16,
        _ => SampleKind.Float32,
    };

    /// <summary>Rows of a chunk: the last strip may be short.</summary>
    public int RowsAt(int down) => IsTiled ? ChunkHeight : Math.Min(ChunkHeight, Height - (down * ChunkHeight));

    long One(string element, ushort tag, long otherwise, long least, long most)
    {
        if (!_entries.TryGetValue(tag, out var entry))
            return otherwise;

        var values = _bytes.Numbers(entry, element);
        var value = values.Length > 0 ? values[0] : -1;
        return value >= least && value <= most ? value : throw new PictureException(_bytes.File, element, $"{value}", $"{least} to {most}");
    }

    int Size(string element, ushort tag) => (int)One(element, tag, 0, 1, int.MaxValue);

    long Same(string element, ushort tag, long otherwise)
    {
        if (!_entries.TryGetValue(tag, out var entry))
            return otherwise;

        var values = _bytes.Numbers(entry, element);
        return values.Length > 0 && values.All(value => value == values[0])
            ? values[0]
            : throw new PictureException(_bytes.File, element, string.Join(", ", values.Take(8)), "the same for every channel");
    }

    void RequireKnown()
    {
        Refuse(Width < 1 || Height < 1, "size", $"{Width} × {Height}", "ImageWidth and ImageLength");
        Refuse(
            (Bits, Format) is not ((1 or 2 or 4 or 8 or 16 or 32, 1) or (8 or 16 or 32, 2) or (16 or 32 or 64, 3)),
            "BitsPerSample", $"{Bits} bits of format {Format}", "1 to 32 bits unsigned, 8 to 32 signed, or 16 to 64 floating");
        Refuse(Compression is not (1 or 5 or 8 or 32946 or 32773), "Compression", $"{Compression}",
            "1 none, 5 LZW, 8 deflate or 32773 PackBits: convert it with gdal_translate -co COMPRESS=DEFLATE");
        Refuse(Photometric is not (0 or 1 or 2 or 3), "PhotometricInterpretation", $"{Photometric}", "0 or 1 grey, 2 RGB, 3 palette");
        Refuse(Predictor == 2 && Bits < 8, "Predictor", $"2 on {Bits} bits", "8 bits or more");
        Refuse(Predictor == 3 && Format != 3, "Predictor", "3 on integers", "floats");
        Refuse(_entries.ContainsKey(TiffTag.FillOrder) && One("FillOrder", TiffTag.FillOrder, 1, 1, 2) != 1, "FillOrder", "2", "1");
        if (Photometric != 3)
            return;

        Refuse(Samples != 1 || Bits > 8 || Format != 1, "palette", $"{Samples} samples of {Bits} bits", "one of at most 8");
        Palette = _entries.TryGetValue(TiffTag.ColourMap, out var map) ? _bytes.Numbers(map, "ColorMap") : [];
        Refuse(Palette.Length != 3 << Bits, "ColorMap", $"{Palette.Length} values", $"{3 << Bits}");
    }

    void ReadChunks(PictureLimits limits)
    {
        IsTiled = _entries.ContainsKey(TiffTag.TileOffsets);
        ChunkWidth = IsTiled ? Size("TileWidth", TiffTag.TileWidth) : Width;
        ChunkHeight = IsTiled ? Size("TileLength", TiffTag.TileLength)
            : (int)Math.Min(Height, One("RowsPerStrip", TiffTag.RowsPerStrip, Height, 1, uint.MaxValue));
        (limits with { Bytes = Math.Min(limits.Bytes, limits.ChunkBytes) }).Require(_bytes.File, IsTiled ? "TileWidth" : "RowsPerStrip", ChunkWidth, ChunkHeight, Math.Max(1, ChunkSamples * Bits / 8));
        Offsets = Table(IsTiled ? "TileOffsets" : "StripOffsets", IsTiled ? TiffTag.TileOffsets : TiffTag.StripOffsets);
        Lengths = Table(IsTiled ? "TileByteCounts" : "StripByteCounts", IsTiled ? TiffTag.TileByteCounts : TiffTag.StripByteCounts);
    }

    long[] Table(string element, ushort tag)
    {
        var needed = (long)Across * Down * (IsPlanar ? Samples : 1);
        Refuse(!_entries.ContainsKey(tag), element, "none", $"{needed} values");
        var values = _bytes.Numbers(_entries[tag], element);
        Refuse(values.Length < needed, element, $"{values.Length} values", $"{needed}");
        return values;
    }

    void Refuse(bool isWrong, string element, string found, string expected)
    {
        if (isWrong)
            throw new PictureException(_bytes.File, element, found, expected);
    }
}
