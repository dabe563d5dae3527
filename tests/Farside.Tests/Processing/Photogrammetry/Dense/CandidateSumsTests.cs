using Farside.Processing.Photogrammetry.Dense;

namespace Farside.Tests.Processing.Photogrammetry.Dense;

/// <summary>Sums in bytes and in words against plain loops, over costs with many ties.</summary>
public sealed class CandidateSumsTests
{
    const int Width = 90;

    [Theory]
    [InlineData(32, 0, 32)]
    [InlineData(128, -7, 101)]
    [InlineData(256, 12, 256)]
    public void Bytes_and_words_find_what_plain_loops_find(int count, int first, int asked)
    {
        var random = new Random(count);
        var length = Width + count + (2 * RowRange.Lane);
        var (hidden, cost, a, b, none) = (new byte[length], new byte[Width * count], new byte[Width * count], new byte[Width * count], new byte[Width * count]);
        for (var i = 0; i < cost.Length; i++)
        {
            (cost[i], a[i], b[i]) = ((byte)random.Next(25), (byte)random.Next(4), (byte)random.Next(61));
        }

        for (var i = 0; i < length; i++)
        {
            hidden[i] = random.Next(9) == 0 ? byte.MaxValue : (byte)0;
        }

        int Total(int x, int at) => hidden[Place(x) + at] != 0 || at >= asked ? int.MaxValue : (3 * cost[(x * count) + at]) + a[(x * count) + at] + b[(x * count) + at];

        foreach (var sums in (CandidateSums[])[new NarrowSums(length, count, first), new WideSums(length, count, 3)])
        {
            sums.Clear();
            for (var x = 0; x < Width; x++)
            {
                var found = sums.Take(Place(x), first, count, asked, ref hidden[Place(x)], ref cost[x * count], ref a[x * count], ref b[x * count], ref none[x * count]);

                var best = Enumerable.Range(0, count).MinBy(at => Total(x, at));
                Assert.Equal((best, Total(x, best)), found);
                Assert.Equal(Enumerable.Range(0, count).Where(at => Math.Abs(at - best) > 1).Min(at => Total(x, at)), sums.LeastBeside(best, count));
                Assert.Equal(Total(x, best), sums[best]);
            }

            // The right picture's pixel at a place is asked by every x once; the one that came first keeps it.
            for (var place = Place(Width - 1); place < Place(0) + count; place++)
            {
                var who = Enumerable.Range(0, Width).Where(x => place >= Place(x) && place - Place(x) < count).MinBy(x => Total(x, place - Place(x)));
                if (Total(who, place - Place(who)) < int.MaxValue)
                {
                    Assert.Equal(first + place - Place(who), sums.RightDisparity(place));
                }
            }
        }
    }

    [Fact]
    public void Bytes_are_taken_only_where_no_sum_can_leave_them()
    {
        var three = new DenseOptions { Paths = MatchPaths.Three, MaxDisparity = 127 };
        Assert.True(NarrowSums.Suit(three, 128));
        Assert.False(NarrowSums.Suit(three with { LargeStep = 61 }, 128)); // 3 × (24 + 61) = 255: taken for hidden
        Assert.False(NarrowSums.Suit(three with { MaxDisparity = 300 }, 320));
        Assert.False(NarrowSums.Suit(three with { Paths = MatchPaths.Eight }, 128));
    }

    static int Place(int x) => RowRange.Lane + Width - 1 - x;
}
