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
        Parallel.For(0, masks.Count, i =>
        {
            if (masks[i] is { } mask)
            {
                var others = Enumerable.Range(0, views.Count).Where(j => j != i && eyes[j] == eyes[i]).Select(j => (views[j], masks[j])).ToList();
                told[i] = Of(views[i], mask, others, ground);
            }
        });
        return told;
    }

    static Raster<byte> Of(View view, Raster<byte> mask, List<(View View, Raster<byte>? Mask)> others, ISurface ground)
    {
        var step = Math.Max(1, mask.Width / WorkWidth);
        var told = new Raster<byte>(mask.Width, mask.Height);
        for (var top = 0; top < mask.Height; top += step)
        {
            for (var left = 0; left < mask.Width; left += step)
            {
                Tell(view, mask, others, ground, (left, top, Math.Min(mask.Width, left + step), Math.Min(mask.Height, top + step)), told);
            }
        }

        Fray(told, step + 1);
        return told;
    }

    static void Tell(View view, Raster<byte> mask, List<(View View, Raster<byte>? Mask)> others, ISurface ground, (int Left, int Top, int Right, int Bottom) cell, Raster<byte> told)
    {
        byte? answer = null;
        for (var y = cell.Top; y < cell.Bottom; y++)
        {
            for (var x = cell.Left; x < cell.Right; x++)
            {
                if (mask[x, y] != 0)
                {
                    told[x, y] = answer ??= IsSeenBehind(view, x, y, others, ground) ? Blocks : Shows;
                }
            }
        }
    }

    static bool IsSeenBehind(View view, int x, int y, List<(View View, Raster<byte>? Mask)> others, ISurface ground)
    {
        var (eye, ray) = (view.SiteFromCamera.Origin, view.Ray(x, y));
        var distanceM = ground.DistanceM(eye, ray);
        return others.Exists(other =>
        {
            var place = double.IsFinite(distanceM)
                ? other.View.Project(new Point<SiteFrame>(eye.X + (distanceM * ray.X), eye.Y + (distanceM * ray.Y), eye.Z + (distanceM * ray.Z)))
                : other.View.Project(ray);
            return place is var (column, row) && column >= MarginPx && row >= MarginPx && column <= other.View.Camera.Width - 1 - MarginPx && row <= other.View.Camera.Height - 1 - MarginPx
                && (other.Mask is null || other.Mask[(int)Math.Round(column), (int)Math.Round(row)] == 0);
        });
    }

    static void Fray(Raster<byte> told, int px)
    {
        var blocks = new byte[told.Pixels.Length];
        for (var i = 0; i < blocks.Length; i++)
        {
            blocks[i] = told.Pixels[i] == Blocks ? (byte)1 : (byte)0;
        }

        var grown = Patches.Grown(blocks, told.Width, px);
        for (var i = 0; i < grown.Length; i++)
        {
            ref var pixel = ref told.Pixels[i];
            pixel = pixel == 0 && grown[i] != 0 ? Fringe : pixel;
        }
    }
}
