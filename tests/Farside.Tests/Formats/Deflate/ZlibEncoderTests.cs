using System.IO.Compression;
using Farside.Formats.Deflate;
using FsCheck;
using FsCheck.Fluent;

namespace Farside.Tests.Formats.Deflate;

public sealed class ZlibEncoderTests
{
    public static TheoryData<DeflateEffort> Efforts => [DeflateEffort.Fast, DeflateEffort.Balanced, DeflateEffort.Smallest];

    [Theory]
    [MemberData(nameof(Efforts))]
    public void Another_inflater_gives_back_whatever_was_compressed(DeflateEffort effort) =>
        Prop.ForAll(ArbMap.Default.ArbFor<byte[]>(), bytes => Inflate(ZlibEncoder.Compress(bytes, effort)).AsSpan().SequenceEqual(bytes))
            .QuickCheckThrowOnFailure();

    [Theory]
    [MemberData(nameof(Efforts))]
    public void Patterned_stretches_of_any_length_come_back(DeflateEffort effort) =>
        Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed =>
        {
            var bytes = Patchwork(seed);
            return Inflate(ZlibEncoder.Compress(bytes, effort)).AsSpan().SequenceEqual(bytes);
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(131_072)]
    [InlineData(131_073)]
    [InlineData(400_000)]
    public void Equal_bytes_and_noise_come_back_at_any_length(int length)
    {
        foreach (var effort in Enum.GetValues<DeflateEffort>())
        {
            Assert.Equal(new byte[length], Inflate(ZlibEncoder.Compress(new byte[length], effort)));
            Assert.Equal(Scene.Noise(length), Inflate(ZlibEncoder.Compress(Scene.Noise(length), effort)));
        }
    }

    [Fact]
    public void Noise_grows_by_less_than_a_thousandth()
    {
        foreach (var effort in Enum.GetValues<DeflateEffort>())
            Assert.True(ZlibEncoder.Compress(Scene.Noise(1_000_000), effort).Length < 1_001_000);
    }

    [Fact]
    public void A_million_zeros_take_about_a_kilobyte()
    {
        foreach (var effort in Enum.GetValues<DeflateEffort>())
            Assert.True(ZlibEncoder.Compress(new byte[1_000_000], effort).Length < 2_000);
    }

    [Fact]
    public void More_effort_never_gives_more_bytes_on_repetitive_input()
    {
        var bytes = Patchwork(7);
        var sizes = Enum.GetValues<DeflateEffort>().Select(effort => ZlibEncoder.Compress(bytes, effort).Length).ToList();

        Assert.Equal(sizes.OrderDescending(), sizes);
    }

    [Fact]
    public void How_the_input_is_cut_into_writes_does_not_change_the_output()
    {
        var bytes = Patchwork(3);
        var memory = new MemoryStream();
        using (var encoder = new ZlibEncoder(memory))
        {
            for (var at = 0; at < bytes.Length; at += 4_999)
                encoder.Write(bytes.AsSpan(at, Math.Min(4_999, bytes.Length - at)));
        }

        Assert.Equal(ZlibEncoder.Compress(bytes), memory.ToArray());
    }

    /// <summary>Runs, repeats from afar, few-valued stretches and noise, in random order.</summary>
    static byte[] Patchwork(int seed)
    {
        var random = new Random(seed);
        var bytes = new List<byte>();
        var length = random.Next(1, 300_000);
        while (bytes.Count < length)
        {
            var stretch = random.Next(1, 3_000);
            switch (random.Next(4))
            {
                case 0:
                    bytes.AddRange(Enumerable.Repeat((byte)random.Next(3), stretch));
                    break;
                case 1 when bytes.Count > 0:
                    var from = Math.Max(0, bytes.Count - random.Next(1, 40_000));
                    bytes.AddRange(bytes.GetRange(from, Math.Min(stretch, bytes.Count - from)));
                    break;
                case 2:
                    bytes.AddRange(Enumerable.Range(0, stretch).Select(_ => (byte)random.Next(4)));
                    break;
                default:
                    bytes.AddRange(Enumerable.Range(0, stretch).Select(_ => (byte)random.Next(256)));
                    break;
            }
        }

        return [.. bytes];
    }

    static byte[] Inflate(byte[] compressed)
    {
        using var zlib = new ZLibStream(new MemoryStream(compressed), CompressionMode.Decompress);
        var inflated = new MemoryStream();
        zlib.CopyTo(inflated);
        return inflated.ToArray();
    }
}
