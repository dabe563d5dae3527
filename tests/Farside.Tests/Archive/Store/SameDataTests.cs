using Farside.Archive.Store;
using Farside.Tests.Archive.Missions;

namespace Farside.Tests.Archive.Store;

public sealed class SameDataTests : IDisposable
{
    static readonly string[] Names = [.. Enumerable.Range(0, 4).Select(i => $"CE4_GRAS_LCAM-1-000{i}_SCI_N_2019010302200{i}_2019010302200{i}_0001_A.2A")];

    readonly SmallLabel _archive = new();

    public void Dispose() => _archive.Dispose();

    [Fact]
    public void Frames_of_the_same_bytes_are_one_group_and_a_single_bit_parts_them()
    {
        Write(Frame(), Frame(), Frame(), Frame(flippedAt: 9_999));

        Assert.Equal([Names[..3]], Find());
    }

    [Fact]
    public void White_frames_say_nothing_and_are_no_repeats()
    {
        var white = Enumerable.Repeat((byte)255, 10_000).ToArray();
        Write(white, white, Enumerable.Repeat((byte[])[0xFF, 0x03], 5000).SelectMany(pair => pair).ToArray(), Frame());

        Assert.Empty(Find());
    }

    [Fact]
    public void Frames_that_part_only_outside_the_middle_are_two_groups()
    {
        Write(Frame(flippedAt: 1), Frame(), Frame(flippedAt: 1), Frame());

        Assert.Equal([[Names[0], Names[2]], [Names[1], Names[3]]], Find());
    }

    IReadOnlyList<IReadOnlyList<string>> Find() => ArchiveCheck.Run(ArchiveFolder.Open(_archive.Folder)).SameData;

    void Write(params byte[][] frames)
    {
        for (var i = 0; i < frames.Length; i++)
        {
            File.WriteAllBytes(Path.Combine(_archive.Folder, Names[i]), frames[i]);
        }
    }

    static byte[] Frame(int? flippedAt = null)
    {
        var frame = new byte[10_000];
        new Random(1).NextBytes(frame);
        if (flippedAt is { } at)
        {
            frame[at] ^= 1;
        }

        return frame;
    }
}
