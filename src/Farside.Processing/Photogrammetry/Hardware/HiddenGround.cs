using Farside.Core.Geometry;
using Farside.Core.Rasters;

namespace Farside.Processing.Photogrammetry.Hardware;

/// <summary>Where hardware stands before ground that another picture of the same eye shows: there it is left out of a mosaic, elsewhere it is all there is to see.</summary>
public static class HiddenGround
{
    /// <summary>Hardware that another picture sees behind.</summary>
    public const byte Blocks = 255;

    /// <summary>Hardware with nothing known behind it.</summary>
    public const byte Shows = 128;

    /// <summary>No hardware, but so near to some that blocks that it goes with it.</summary>
    public const byte Fringe = 64;

    /// <summary>Copies that are worked on are about this wide, pixels; a place of such a copy is one answer.</summary>
    const int WorkWidth = 300;

    /// <summary>Other pictures count from so many of their pixels inside their edge.</summary>
    const int MarginPx = 4;

    /// <summary>Tells the pixels of every mask apart; where there is none, there is none.</summary>
    /// <param name="eyes">Which eye each picture is of: only pictures of the same one are joined to a mosaic.</param>
    /// <param name="masks">Above 0 where hardware stands, as large as the pictures.</param>
    public static IReadOnlyList<Raster<byte>?> Of(IReadOnlyList<View> views, IReadOnlyList<string> eyes, IReadOnlyList<Raster<byte>?> masks, ISurface ground)
    {
        var told = new Raster<byte>?[masks.Count];
        Parallel.For(0, masks.Count, i => told[i] = masks[i] is { } mask ? Told(views[i], mask, Others(views, eyes, masks, i), ground) : null);
        var frayed = new Raster<byte>?[masks.Count];
        Parallel.For(0, masks.Count, i => frayed[i] = told[i] is { } mask ? Frayed(mask) : null);
        var kept = new Raster<byte>?[masks.Count];
        Parallel.For(0, masks.Count, i => kept[i] = frayed[i] is { } mask ? Kept(views[i], mask, Others(views, eyes, frayed, i), ground) : null);
        return kept;
    }

    static List<(View View, Raster<byte>? Closed)> Others(IReadOnlyList<View> views, IReadOnlyList<string> eyes, IReadOnlyList<Raster<byte>?> closed, int own) =>
        [.. Enumerable.Range(0, views.Count).Where(j => j != own && eyes[j] == eyes[own]).Select(j => (views[j], closed[j]))];

    static Raster<byte> Told(View view, Raster<byte> mask, List<(View View, Raster<byte>? Closed)> others, ISurface ground)
    {
        var told = new Raster<byte>(mask.Width, mask.Height);
        Answer(view, mask, 1, byte.MaxValue, others, ground, (x, y, isSeen) => told[x, y] = isSeen ? Blocks : Shows);
        return told;
    }

    // The fringe of one part goes only where another picture has neither hardware nor fringe: two fringes over the same ground would leave a gap.
    static Raster<byte> Kept(View view, Raster<byte> frayed, List<(View View, Raster<byte>? Closed)> others, ISurface ground)
    {
        var kept = new Raster<byte>(frayed.Width, frayed.Height, frayed.Pixels.ToArray());
        Answer(view, frayed, Fringe, Fringe, others, ground, (x, y, isSeen) => kept[x, y] = isSeen ? Fringe : (byte)0);
        return kept;
    }

    // One answer for all of a cell's pixels whose values lie between two.
    static void Answer(View view, Raster<byte> mask, byte least, byte most, List<(View View, Raster<byte>? Closed)> others, ISurface ground, Action<int, int, bool> answer)
    {
        var step = StepOf(mask);
        for (var cell = 0; cell < (mask.Width + step - 1) / step * ((mask.Height + step - 1) / step); cell++)
        {
            var (left, top) = (cell % ((mask.Width + step - 1) / step) * step, cell / ((mask.Width + step - 1) / step) * step);
            bool? known = null;
            for (var y = top; y < Math.Min(mask.Height, top + step); y++)
            {
                for (var x = left; x < Math.Min(mask.Width, left + step); x++)
                {
                    if (mask[x, y] >= least && mask[x, y] <= most)
                    {
                        answer(x, y, known ??= IsSeenBehind(view, x, y, others, ground));
                    }
                }
            }
        }
    }

    static bool IsSeenBehind(View view, int x, int y, List<(View View, Raster<byte>? Closed)> others, ISurface ground)
    {
        var (eye, ray) = (view.SiteFromCamera.Origin, view.Ray(x, y));
        var distanceM = ground.DistanceM(eye, ray);
        return others.Exists(other =>
        {
            var place = double.IsFinite(distanceM)
                ? other.View.Project(new Point<SiteFrame>(eye.X + (distanceM * ray.X), eye.Y + (distanceM * ray.Y), eye.Z + (distanceM * ray.Z)))
                : other.View.Project(ray);
            return place is var (column, row) && column >= MarginPx && row >= MarginPx && column <= other.View.Camera.Width - 1 - MarginPx && row <= other.View.Camera.Height - 1 - MarginPx
                && (other.Closed is null || other.Closed[(int)Math.Round(column), (int)Math.Round(row)] == 0);
        });
    }

    static Raster<byte> Frayed(Raster<byte> told)
    {
        var frayed = new Raster<byte>(told.Width, told.Height, told.Pixels.ToArray());
        var grown = Patches.Grown([.. told.Pixels.ToArray().Select(pixel => pixel == Blocks ? (byte)1 : (byte)0)], told.Width, StepOf(told) + 1);
        for (var i = 0; i < grown.Length; i++)
        {
            ref var pixel = ref frayed.Pixels[i];
            pixel = pixel == 0 && grown[i] != 0 ? Fringe : pixel;
        }

        return frayed;
    }

    static int StepOf(Raster<byte> mask) => Math.Max(1, mask.Width / WorkWidth);
}
