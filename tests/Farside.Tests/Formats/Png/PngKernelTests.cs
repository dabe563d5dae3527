using Farside.Formats.Png;

namespace Farside.Tests.Formats.Png;

public sealed unsafe class PngKernelTests
{
    public static TheoryData<int> Steps => [1, 2, 3, 4, 6, 8];

    [Fact]
    public void Crc_32_of_the_check_string_is_the_published_value()
    {
        Assert.Equal(0xCBF4_3926u, Crc32.Update(0, "123456789"u8));
        Assert.Equal(0xCBF4_3926u, Crc32.UpdatePlainly(0, "123456789"u8));
    }

    [Fact]
    public void Crc_32_by_folding_equals_tables_at_every_length_and_in_pieces()
    {
        for (var length = 0; length < 400; length++)
            Assert.Equal(Crc32.UpdatePlainly(7, Scene.Noise(length)), Crc32.Update(7, Scene.Noise(length)));

        var bytes = Scene.Noise(5_000);
        Assert.Equal(Crc32.UpdatePlainly(0, bytes), Crc32.Update(Crc32.Update(0, bytes.AsSpan(0, 1_234)), bytes.AsSpan(1_234)));
    }

    [Theory]
    [MemberData(nameof(Steps))]
    public void Filters_by_vectors_equal_the_plain_ones_and_are_undone(int step)
    {
        foreach (var length in new[] { step, 7 * step, 32 * step, 41 * step })
        {
            foreach (var range in new[] { 256, 8, 2 })
                CheckFilters(step, length, range);
        }
    }

    static void CheckFilters(int step, int length, int range)
    {
        const int Room = 2 * FilterRow.Margin;
        var random = new Random(length + range);
        byte[] rows = new byte[3 * (length + Room)], vector = new byte[length], plain = new byte[length];
        fixed (byte* start = rows, fromVector = vector, fromPlain = plain)
        {
            byte* row = start + FilterRow.Margin, above = row + length + Room, undone = above + length + Room;
            for (var i = 0; i < length; i++)
                (row[i], above[i]) = ((byte)random.Next(range), (byte)random.Next(range));

            Assert.Equal(FilterRow.ChoosePlainly(row, above, length, step), FilterRow.Choose(row, above, length, step));
            for (var filter = PngFilter.None; filter <= PngFilter.Paeth; filter++)
            {
                FilterRow.Apply(filter, row, above, length, step, fromVector);
                FilterRow.ApplyPlainly(filter, row, above, 0, length, step, fromPlain);
                Assert.Equal(plain, vector);

                plain.CopyTo(new Span<byte>(undone, length));
                UnfilterRow.Apply(filter, undone, above, length, step);
                Assert.True(new Span<byte>(undone, length).SequenceEqual(new Span<byte>(row, length)), $"{filter} {step} {length}");
            }
        }
    }
}
