using Farside.Formats.Deflate;
using FsCheck;
using FsCheck.Fluent;

namespace Farside.Tests.Formats.Deflate;

public sealed class KernelTests
{
    [Fact]
    public void Adler_32_of_a_known_word_is_the_published_value() =>
        Assert.Equal(0x11E6_0398u, Adler32.Update(Adler32.Start, "Wikipedia"u8));

    [Fact]
    public void Adler_32_by_vectors_equals_the_plain_one_at_every_length_and_at_the_largest_sums()
    {
        var full = Enumerable.Repeat(byte.MaxValue, 20_000).ToArray();
        Assert.Equal(Adler32.UpdatePlainly(0xFFF0_FFF0, full), Adler32.Update(0xFFF0_FFF0, full));
        for (var length = 0; length < 300; length++)
            Assert.Equal(Adler32.UpdatePlainly(Adler32.Start, Scene.Noise(length)), Adler32.Update(Adler32.Start, Scene.Noise(length)));
    }

    [Fact]
    public void Runs_found_by_vectors_are_those_found_byte_by_byte() =>
        Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed =>
        {
            var random = new Random(seed);
            byte[] bytes = [.. Enumerable.Range(0, 60).SelectMany(_ => Enumerable.Repeat((byte)random.Next(3), random.Next(1, random.Next(2, 40))))];
            var from = random.Next(bytes.Length);
            var (found, plain) = (new List<Match>(), new List<Match>());
            Runs.Find(bytes, from, bytes.Length, found);
            Runs.FindPlainly(bytes, from, bytes.Length, plain);
            return found.SequenceEqual(plain) && found.All(run => run.Length is >= 3 and <= 258);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Runs_longer_than_a_match_are_cut_into_legal_ones()
    {
        for (var length = 250; length < 1_100; length++)
        {
            var found = new List<Match>();
            Runs.Find(new byte[length + 1], 0, length + 1, found);

            Assert.Equal(length, found.Sum(run => run.Length));
            Assert.All(found, run => Assert.InRange(run.Length, 3, 258));
        }
    }

    [Fact]
    public void Literals_packed_four_at_a_time_are_the_bits_of_one_at_a_time()
    {
        var bytes = Scene.Noise(10_007);
        var (lengths, entries) = (new byte[256], new uint[256]);
        HuffmanCode.Lengths([.. Enumerable.Range(1, 256).Select(i => (uint)(i * i))], 12, lengths);
        HuffmanCode.Entries(lengths, entries);
        var (fast, plain) = (new BitWriter(), new BitWriter());
        fast.MakeRoom(30_000);
        plain.MakeRoom(30_000);
        fast.Write(5, 3);
        plain.Write(5, 3);
        fast.WriteLiterals(bytes, entries);
        plain.WriteLiteralsPlainly(bytes, entries);

        Assert.Equal(plain.Written, fast.Written);
        Assert.Equal(plain.Waiting, fast.Waiting);
    }

    [Fact]
    public void A_histogram_in_lanes_counts_as_the_plain_one()
    {
        var (fast, plain) = (new Histogram(), new Histogram());
        var (fastCounts, plainCounts) = (new uint[256], new uint[256]);
        fast.Add(Scene.Noise(1_003));
        plain.AddPlainly(Scene.Noise(1_003));
        fast.Sum(fastCounts);
        plain.Sum(plainCounts);

        Assert.Equal(plainCounts, fastCounts);
    }

    [Theory]
    [InlineData(7)]
    [InlineData(12)]
    [InlineData(15)]
    public void Code_lengths_keep_their_limit_and_fill_the_code_space(int limit)
    {
        // Fibonacci counts make the deepest tree there is.
        var counts = new uint[40];
        (counts[0], counts[1]) = (1, 1);
        for (var i = 2; i < counts.Length; i++)
            counts[i] = counts[i - 1] + counts[i - 2];

        var lengths = new byte[40];
        HuffmanCode.Lengths(counts, limit, lengths);

        Assert.All(lengths, length => Assert.InRange(length, 1, limit));
        Assert.Equal(1.0, lengths.Sum(length => Math.Pow(2, -length)));
    }

    [Fact]
    public void Without_a_limit_in_the_way_the_code_has_the_least_cost_of_huffmans_construction() =>
        Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed =>
        {
            var random = new Random(seed);
            var counts = Enumerable.Range(0, random.Next(2, 60)).Select(_ => (uint)random.Next(1, 100)).ToArray();
            var lengths = new byte[counts.Length];
            HuffmanCode.Lengths(counts, 15, lengths);
            return counts.Zip(lengths, (count, length) => (long)count * length).Sum() == LeastCost(counts);
        }).QuickCheckThrowOnFailure();

    /// <summary>Huffman's own procedure: the sum of all joined weights.</summary>
    static long LeastCost(uint[] counts)
    {
        var queue = new PriorityQueue<long, long>(counts.Select(count => ((long)count, (long)count)));
        var cost = 0L;
        while (queue.Count > 1)
        {
            var joined = queue.Dequeue() + queue.Dequeue();
            cost += joined;
            queue.Enqueue(joined, joined);
        }

        return cost;
    }
}
