using System.Buffers.Binary;
using System.IO.Compression;
using Farside.Core.Rasters;
using Farside.Formats.Pictures;
using Farside.Formats.Png;

namespace Farside.Tests.Formats.Png;

public sealed class PngReaderTests
{
    static ReadOnlySpan<byte> Signature => [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    [Fact]
    public void Whatever_is_written_reads_back_with_its_texts()
    {
        foreach (var channels in new[] { 1, 2, 3, 4 })
        {
            foreach (var kind in new[] { SampleKind.UInt8, SampleKind.UInt16 })
            {
                var (picture, memory) = (Scene.Make(131, 67, channels, kind), new MemoryStream());
                PngWriter.Write(memory, picture, new PngOptions { Colour = PngColour.Linear, Texts = [new("Title", "月")] });
                memory.Position = 0;
                var read = PngReader.ReadPicture(memory);

                Scene.SameSamples(picture, read.Pixels);
                Assert.Equal([new PngText("Title", "月")], read.Texts);
                Assert.Equal(PngColour.Linear, read.Colour);
                Assert.Equal(channels < 3 ? LinearProfile.Grey : LinearProfile.Colour, read.IccProfile);
            }
        }
    }

    [SkippableFact]
    public void Pillows_files_of_every_mode_read_as_pillow_reads_them()
    {
        using var folder = new TemporaryFolder();
        Judge.AskPil("""
            import sys, numpy as np
            from PIL import Image, PngImagePlugin
            rng = np.random.default_rng(1)
            y, x = np.mgrid[0:61, 0:83]
            rgb = np.stack([x * 3 % 256, y * 4 % 256, (x * y) % 256], 2).astype(np.uint8)
            rgba = np.dstack([rgb, ((x + y) % 256).astype(np.uint8)])
            info = PngImagePlugin.PngInfo(); info.add_text('Zipped', 'long ' * 100, zip=True); info.add_text('Plain', 'short')
            def save(name, picture, as_mode, **more):
                picture.save(f'{sys.argv[1]}/{name}.png', pnginfo=info, **more)
                np.asarray(picture.convert(as_mode) if as_mode else picture).tofile(f'{sys.argv[1]}/{name}.raw')
            save('rgb', Image.fromarray(rgb), None)
            save('rgba', Image.fromarray(rgba), None)
            save('grey', Image.fromarray(rgb[..., 0]), None)
            save('la', Image.fromarray(rgba).convert('LA'), None)
            save('sixteen', Image.fromarray((x * 700 + y * 13).astype(np.uint16)), None)
            save('bits', Image.fromarray(((x ^ y) & 1).astype(bool)), 'L')
            for colours in (2, 4, 16, 200):
                save(f'palette{colours}', Image.fromarray(rgb).quantize(colours), 'RGB')
            see_through = Image.fromarray(rgb).quantize(8)
            save('palettealpha', see_through, None, transparency=3)
            """, folder.Path);

        foreach (var name in new[] { "rgb", "rgba", "grey", "la", "sixteen", "bits", "palette2", "palette4", "palette16", "palette200" })
        {
            var read = PngReader.ReadPicture(folder[name + ".png"]);
            Assert.True(read.Pixels.Bytes.AsSpan().SequenceEqual(File.ReadAllBytes(folder[name + ".raw"])), name);
            Assert.Equal([new("Zipped", string.Concat(Enumerable.Repeat("long ", 100))), new("Plain", "short")], read.Texts);
        }

        var indices = File.ReadAllBytes(folder["palettealpha.raw"]);
        var shown = PngReader.Read(folder["palettealpha.png"]);
        Assert.Equal(4, shown.Channels);
        Assert.Equal(indices.Select(index => index == 3 ? (byte)0 : (byte)255),
            Enumerable.Range(0, indices.Length).Select(i => shown.Bytes[(4 * i) + 3]));
    }

    [SkippableTheory]
    [InlineData("rover/m2020/NLF_0670_0726421423_362ECM_N0320604NCAM08111_01_095J01.png")]
    [InlineData("ce4/renders/first_11_1.png")]
    [InlineData("ce4/renders/exper_14_1.png")]
    public void Real_files_read_as_pillow_reads_them(string file)
    {
        var path = SharedData.Require(file);
        using var folder = new TemporaryFolder();
        Judge.AskPil("import sys, numpy as np\nfrom PIL import Image\nnp.asarray(Image.open(sys.argv[1])).tofile(sys.argv[2])", path, folder["raw"]);

        Assert.True(PngReader.Read(path).Bytes.AsSpan().SequenceEqual(File.ReadAllBytes(folder["raw"])));
    }

    [Theory]
    [InlineData(1, 1, 8, 3)]
    [InlineData(5, 3, 8, 3)]
    [InlineData(37, 29, 16, 3)]
    [InlineData(37, 29, 8, 1)]
    [InlineData(37, 29, 1, 1)]
    [InlineData(9, 9, 4, 1)]
    public void Interlaced_pixels_land_where_adam7_takes_them_from(int width, int height, int depth, int channels)
    {
        var random = new Random(5);
        var most = 1 << depth;
        var samples = Enumerable.Range(0, width * height * channels).Select(_ => random.Next(most)).ToArray();
        var file = Interlaced(width, height, depth, channels, samples);

        var picture = PngReader.Read(new MemoryStream(file));

        var scale = depth >= 8 ? 1 : 255 / (most - 1);
        for (var i = 0; i < samples.Length; i++)
            Assert.Equal(samples[i] * scale, depth == 16 ? picture.Samples<ushort>()[i] : picture.Bytes[i]);
    }

    [SkippableFact]
    public void The_interlaced_files_of_these_tests_are_legal_to_pillow()
    {
        using var folder = new TemporaryFolder();
        var samples = Enumerable.Range(0, 20 * 14 * 3).Select(i => i * 7 % 256).ToArray();
        File.WriteAllBytes(folder["adam7.png"], Interlaced(20, 14, 8, 3, samples));
        var sum = Judge.AskPil("import sys, numpy as np\nfrom PIL import Image\nprint(*np.asarray(Image.open(sys.argv[1])).ravel())",
            folder["adam7.png"]);

        Assert.Equal(string.Join(' ', samples), sum);
    }

    [Fact]
    public void A_transparent_colour_becomes_an_opacity_channel()
    {
        byte[] row = [0, 10, 20, 10];
        var file = Assemble(3, 1, 8, 0, false, row, ("tRNS", [0, 10]));

        Assert.Equal([10, 0, 20, 255, 10, 0], PngReader.Read(new MemoryStream(file)).Bytes);
    }

    [Theory]
    [InlineData("empty", "signature")]
    [InlineData("not a png", "signature")]
    [InlineData("no pixels", "IDAT")]
    [InlineData("flipped bit", "checksum")]
    [InlineData("truncated", "end of the file")]
    [InlineData("huge", "pixels")]
    [InlineData("bomb", "a file that can hold them")]
    [InlineData("zero width", "at least one pixel")]
    [InlineData("bad depth", "colour type")]
    [InlineData("bad filter", "row filter")]
    [InlineData("short pixels", "middle of a row")]
    [InlineData("no palette", "PLTE")]
    [InlineData("unknown critical", "chunk")]
    [InlineData("false length", "IDAT")]
    [InlineData("not zlib", "zlib")]
    public void A_broken_file_gets_one_line_that_names_it_and_the_part(string kind, string part)
    {
        byte[] row = [0, 1, 2, 3];
        var good = Assemble(3, 1, 8, 0, false, row);
        var file = kind switch
        {
            "empty" => [],
            "not a png" => new byte[100],
            "no pixels" => [.. good.AsSpan(0, 33), .. Chunk("IEND", [])],
            "flipped bit" => Flip(good, 45),
            "truncated" => good[..50],
            "huge" => Assemble(2_000_000_000, 2_000_000_000, 8, 6, false, row),
            "bomb" => Assemble(20_000, 20_000, 8, 2, false, row),
            "zero width" => Assemble(0, 1, 8, 0, false, row),
            "bad depth" => Assemble(3, 1, 3, 2, false, row),
            "bad filter" => Assemble(3, 1, 8, 0, false, [9, 1, 2, 3]),
            "short pixels" => Assemble(3, 2, 8, 0, false, row),
            "no palette" => Assemble(3, 1, 8, 3, false, row),
            "unknown critical" => Assemble(3, 1, 8, 0, false, row, ("XYZW", [1])),
            "false length" => [.. good.AsSpan(0, 33), 0x70, 0, 0, 0, .. "IDAT"u8, 1, 2, 3],
            _ => [.. good.AsSpan(0, 33), .. Chunk("IDAT", [1, 2, 3, 4, 5, 6, 7, 8]), .. Chunk("IEND", [])],
        };

        var error = Assert.Throws<PictureException>(() => PngReader.Read(new MemoryStream(file), "moon.png"));

        Assert.StartsWith("moon.png: ", error.Message, StringComparison.Ordinal);
        Assert.Contains(part, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
    }

    [Fact]
    public void No_flipped_byte_makes_the_reader_crash()
    {
        var memory = new MemoryStream();
        PngWriter.Write(memory, Scene.Make(40, 30, 3, SampleKind.UInt8), new PngOptions { Colour = PngColour.Linear, Texts = [new("Title", "x")] });
        var (good, random) = (memory.ToArray(), new Random(1));
        for (var i = 0; i < 2_000; i++)
        {
            var mutant = (byte[])good.Clone();
            mutant[random.Next(mutant.Length)] = (byte)random.Next(256);
            if (random.Next(2) == 0)
                Mend(mutant);

            try
            {
                PngReader.Read(new MemoryStream(mutant));
            }
            catch (PictureException)
            {
                // A clear line is one of the two right answers.
            }
        }
    }

    /// <summary>Checksums set right, so that mutants get past them.</summary>
    static void Mend(byte[] file)
    {
        for (var at = 8; at + 12 <= file.Length;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(at));
            if (length < 0 || length > file.Length - at - 12)
                return;

            BinaryPrimitives.WriteUInt32BigEndian(file.AsSpan(at + 8 + length), Crc32.UpdatePlainly(0, file.AsSpan(at + 4, length + 4)));
            at += length + 12;
        }
    }

    static byte[] Flip(byte[] file, int at)
    {
        file[at] ^= 1;
        return file;
    }

    static byte[] Interlaced(int width, int height, int depth, int channels, int[] samples)
    {
        var rows = new List<byte>();
        foreach (var (x0, y0, dx, dy) in new[] { (0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2) })
        {
            for (var y = y0; y < height && x0 < width; y += dy)
            {
                rows.Add(0);
                var bits = new System.Text.StringBuilder();
                for (var x = x0; x < width; x += dx)
                {
                    for (var c = 0; c < channels; c++)
                        bits.Append(Convert.ToString(samples[(((y * width) + x) * channels) + c], 2).PadLeft(depth, '0'));
                }

                var padded = bits.ToString().PadRight((bits.Length + 7) / 8 * 8, '0');
                rows.AddRange(Enumerable.Range(0, padded.Length / 8).Select(i => Convert.ToByte(padded.Substring(8 * i, 8), 2)));
            }
        }

        return Assemble(width, height, depth, channels == 3 ? 2 : 0, true, [.. rows]);
    }

    static byte[] Assemble(
        int width, int height, int depth, int colourType, bool isInterlaced, byte[] rows, params (string Name, byte[] Content)[] extras)
    {
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        (header[8], header[9], header[12]) = ((byte)depth, (byte)colourType, (byte)(isInterlaced ? 1 : 0));
        var compressed = new MemoryStream();
        using (var zlib = new ZLibStream(compressed, CompressionLevel.Optimal))
            zlib.Write(rows);

        return
        [
            .. Signature, .. Chunk("IHDR", header), .. extras.SelectMany(extra => Chunk(extra.Name, extra.Content)),
            .. Chunk("IDAT", compressed.ToArray()), .. Chunk("IEND", []),
        ];
    }

    static byte[] Chunk(string name, byte[] content)
    {
        var chunk = new byte[content.Length + 12];
        BinaryPrimitives.WriteInt32BigEndian(chunk, content.Length);
        System.Text.Encoding.ASCII.GetBytes(name).CopyTo(chunk, 4);
        content.CopyTo(chunk, 8);
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(content.Length + 8), Crc32.UpdatePlainly(0, chunk.AsSpan(4, content.Length + 4)));
        return chunk;
    }
}
