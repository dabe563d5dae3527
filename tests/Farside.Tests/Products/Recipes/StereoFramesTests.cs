using Farside.Archive.Store;
using Farside.Products.Recipes;

namespace Farside.Tests.Products.Recipes;

public sealed class StereoFramesTests
{
    [Fact]
    public void The_right_eye_fires_first_and_the_left_one_of_the_same_index_follows()
    {
        var looks = StereoFrames.Of([Frame('L', 3, "041518"), Frame('R', 3, "041502"), Frame('R', 4, "041621"), Frame('L', 4, "041637")]);

        Assert.Equal([16.0, 16.0], looks.Select(look => look.SecondsApart));
        Assert.All(looks, look => Assert.Equal(look.Left!.Name!.Index, look.Right!.Name!.Index));
    }

    [Fact]
    public void A_frame_without_a_partner_stands_alone()
    {
        var looks = StereoFrames.Of([Frame('L', 1, "041518"), Frame('R', 2, "041621")]);

        Assert.Equal([(true, false), (false, true)], looks.Select(look => (look.Left is not null, look.Right is not null)));
    }

    [Fact]
    public void An_index_used_twice_is_paired_by_time()
    {
        var looks = StereoFrames.Of([Frame('R', 1, "041502"), Frame('R', 1, "051502"), Frame('L', 1, "051507"), Frame('L', 1, "041507"), Frame('L', 1, "061507")]);

        Assert.Equal([5.0, 5.0], looks.Where(look => look.IsPair).Select(look => look.SecondsApart));
        Assert.Equal("061507", Assert.Single(looks, look => !look.IsPair).Left!.Name!.Start.ToCompactText()[8..]);
    }

    static ArchiveEntry Frame(char eye, int index, string time)
    {
        var id = $"CE4_GRAS_PCAM{eye}-Q-{index:D3}_SCI_N_20190104{time}_20190104{time}_0001_B.2B";
        Assert.True(ProductName.TryParse(id, out var name));
        return new(id, name, id + "L", id, 1, 1, default);
    }
}
