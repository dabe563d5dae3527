using Farside.Core;
using Farside.Core.Geometry;
using Farside.Core.Measurements;
using Farside.Core.Rasters;
using Farside.Simulator.Evaluation.Geometry;

namespace Farside.Simulator.Evaluation.Terrain;

/// <summary>The ground's light as the archive's left frames show it, by true lens, pose and heights.</summary>
sealed class TrueLight(TerrainCase terrain)
{
    const double MarginPx = 4;

    /// <summary>Ground is compared as a mast near it saw it: another stop sees it coarser, from behind and under another Sun.</summary>
    const double OneMast = 1.25;

    readonly Dictionary<string, (float[] Light, int Width, int Height, int Block)?> _pictures = new(StringComparer.Ordinal);

    /// <summary>A square of a level's cells, row by row; null where no frame truly sees all of it.</summary>
    public double[]? Square(MadeLevel level, int left, int top, int edge)
    {
        var places = new Point<SiteFrame>[edge * edge];
        for (var i = 0; i < places.Length; i++)
        {
            var (east, north) = level.Middle(left + (i % edge), top + (i / edge));
            var there = terrain.ToTrue(new(east, north, 0));
            places[i] = new(there.X, there.Y, terrain.Ground.HeightAt(there.X, there.Y));
        }

        var middle = places[places.Length / 2];
        var seeing = terrain.Views.Where(view => view.Eye == "L" && view.TruePixel(middle, -MarginPx) is not null && Picture(view) is not null).ToList();
        var nearest = seeing.Select(view => AwayM(view, middle)).DefaultIfEmpty(0).Min();
        return seeing
            .Where(view => AwayM(view, middle) <= OneMast * nearest)
            .OrderBy(view => OffMiddle(view, middle)).ThenBy(view => view.Id, StringComparer.Ordinal)
            .Select(view => Sampled(view, places)).FirstOrDefault(square => square.All(double.IsFinite));
    }

    static double AwayM(JudgedView view, Point<SiteFrame> place)
    {
        var (x, y, z) = (place.X - view.TruePose.Origin.X, place.Y - view.TruePose.Origin.Y, place.Z - view.TruePose.Origin.Z);
        return Math.Sqrt((x * x) + (y * y) + (z * z));
    }

    static double OffMiddle(JudgedView view, Point<SiteFrame> place) =>
        view.TruePixel(place) is { } at ? Math.Abs(at.Column - (view.True.Width / 2.0)) + Math.Abs(at.Row - (view.True.Height / 2.0)) : double.PositiveInfinity;

    double[] Sampled(JudgedView view, Point<SiteFrame>[] places)
    {
        var (light, width, height, block) = Picture(view)!.Value;
        return [.. places.Select(place => view.TruePixel(place, -MarginPx) is { } at ? Between(light, width, height, ((at.Column + 0.5) / block) - 0.5, ((at.Row + 0.5) / block) - 0.5) : double.NaN)];
    }

    static double Between(float[] light, int width, int height, double column, double row)
    {
        var (x, y) = (Math.Clamp((int)Math.Floor(column), 0, width - 2), Math.Clamp((int)Math.Floor(row), 0, height - 2));
        var (u, v, at) = (column - x, row - y, (y * width) + x);
        return double.Lerp(double.Lerp(light[at], light[at + 1], u), double.Lerp(light[at + width], light[at + width + 1], u), v);
    }

    (float[] Light, int Width, int Height, int Block)? Picture(JudgedView view)
    {
        if (!_pictures.TryGetValue(view.Id, out var picture))
        {
            _pictures[view.Id] = picture = Read(view);
        }

        return picture;
    }

    // A mosaic's blocks of two by two hold all its colours: their means are grey light at half the size.
    (float[] Light, int Width, int Height, int Block)? Read(JudgedView view)
    {
        try
        {
            if (terrain.Input.Entry(view.Id) is not { IsComplete: true } entry || terrain.Input.Archive.Read(entry) is not Frame { Samples: { Channels: 1, Kind: SampleKind.UInt16 } samples } frame)
            {
                return null;
            }

            var block = frame.Bayer is null ? 1 : 2;
            var (width, height) = (samples.Width / block, samples.Height / block);
            var (raw, light) = (samples.Samples<ushort>().ToArray(), new float[width * height]);
            for (var i = 0; i < light.Length; i++)
            {
                for (var j = 0; j < block * block; j++)
                {
                    light[i] += raw[((((i / width) * block) + (j / block)) * samples.Width) + ((i % width) * block) + (j % block)] / (float)(block * block);
                }
            }

            return (light, width, height, block);
        }
        catch (FarsideException)
        {
            return null; // the frame's own product tells of it
        }
    }
}
