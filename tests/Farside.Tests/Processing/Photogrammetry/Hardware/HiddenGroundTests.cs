using Farside.Core.Rasters;
using Farside.Processing.Photogrammetry;
using Farside.Processing.Photogrammetry.Hardware;
using Farside.Tests.Processing.Photogrammetry.Mosaics;

namespace Farside.Tests.Processing.Photogrammetry.Hardware;

/// <summary>Three pictures in a row from one spot, 160 pixels or 44° wide, 20° apart.</summary>
public sealed class HiddenGroundTests
{
    const int Middle = 60;

    static readonly View[] Views = [.. Enumerable.Range(0, 3).Select(i => new View($"picture {i}", MadeCameras.Camera, MadeCameras.Looking(20 * i, 0, new(0, 0, 2))))];

    // Columns 100 to 120 of the first picture; the second sees there at columns of about 30 to 45.
    static Raster<byte> Bar(int from = 100, int to = 120)
    {
        var mask = new Raster<byte>(160, 120);
        for (var y = 0; y < mask.Height; y++)
        {
            mask.Row(y)[from..to].Fill(1);
        }

        return mask;
    }

    static IReadOnlyList<Raster<byte>?> Told(string[] eyes, params Raster<byte>?[] masks) => HiddenGround.Of(Views, eyes, masks, SphereSurface.Infinite);

    [Fact]
    public void Hardware_blocks_where_the_next_picture_sees_behind_it_and_its_fringe_goes_with_it()
    {
        var told = Told(["L", "L", "L"], Bar(), null, null);

        Assert.Equal(HiddenGround.Blocks, told[0]![110, Middle]);
        Assert.Equal(HiddenGround.Fringe, told[0]![99, Middle]);
        Assert.Equal(0, told[0]![90, Middle]);
        Assert.Null(told[1]);
    }

    [Fact]
    public void Hardware_that_no_other_picture_sees_behind_is_all_there_is_to_see() =>
        Assert.Equal(HiddenGround.Shows, Told(["L", "L", "L"], Bar(5, 20), null, null)[0]![10, Middle]);

    [Fact]
    public void The_other_eye_does_not_count() =>
        Assert.Equal(HiddenGround.Shows, Told(["L", "R", "R"], Bar(), null, null)[0]![110, Middle]);

    [Fact]
    public void Hardware_before_hardware_leaves_no_gap()
    {
        var told = Told(["L", "L", "L"], Bar(), Bar(0, 80), null);

        Assert.Equal(HiddenGround.Shows, told[0]![110, Middle]);
    }

    [Fact]
    public void Two_fringes_over_the_same_ground_leave_no_gap()
    {
        var told = Told(["L", "L", "L"], Bar(), Bar(0, 30), null);
        var gaps = 0;
        for (var column = 60; column < 160; column++)
        {
            var there = Views[1].Project(Views[0].Ray(column, Middle));
            var isOut = told[0]![column, Middle] is HiddenGround.Blocks or HiddenGround.Fringe;
            var isOutThere = there is not var (x, y) || x < 0 || x > 159 || told[1]![(int)Math.Round(x), (int)Math.Round(y)] is HiddenGround.Blocks or HiddenGround.Fringe;
            gaps += isOut && isOutThere ? 1 : 0;
        }

        Assert.InRange(gaps, 0, 1);
    }
}
