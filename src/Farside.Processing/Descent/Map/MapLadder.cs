using Farside.Core.Geometry;
using Farside.Processing.Photogrammetry;

namespace Farside.Processing.Descent.Map;

/// <summary>Sorts frames into octaves of resolution, coarsest first.</summary>
static class MapLadder
{
    /// <summary>A level takes frames whose pixels are up to this share of its own; half of it is the next level's.</summary>
    public const double LargestShare = 1.25;

    /// <summary>Ground that a frame shows more coarsely than so many pixels of the level is none of the level's.</summary>
    public const double CoarsestShare = 2;

    /// <summary>Places along a side of a frame at which its ground is looked up.</summary>
    const int Samples = 9;

    const int MostOutlines = 64;

    public static List<MapBand> Of(IReadOnlyList<FrameSight> sights, PlaneSurface ground, MapOptions options)
    {
        var finest = (int)Math.Ceiling(Math.Log2(options.FinestM) - 1e-9);
        var octaves =
            from place in Enumerable.Range(0, sights.Count)
            let octave = OctaveOf(sights[place])
            where octave >= finest
            group place by octave into frames
            orderby frames.Key descending
            select (PixelM: Math.Pow(2, frames.Key), Frames: frames.ToList());
        return [.. from octave in octaves let grid = GridOf(octave.PixelM, octave.Frames, sights, ground, options.MostPx) where grid is not null select new MapBand(grid, octave.Frames)];
    }

    /// <summary>So many of a list, evenly spread, first and last among them.</summary>
    public static List<int> Spread(IReadOnlyList<int> frames, int most) => frames.Count <= most
        ? [.. frames]
        : [.. Enumerable.Range(0, most).Select(i => frames[(int)Math.Round(i * (frames.Count - 1.0) / Math.Max(1, most - 1))])];

    static int OctaveOf(FrameSight sight) => sight.PixelM > 0 ? (int)Math.Ceiling(Math.Log2(sight.PixelM / LargestShare)) : int.MinValue;

    static MapGrid? GridOf(double pixelM, List<int> frames, IReadOnlyList<FrameSight> sights, PlaneSurface ground, int mostPx)
    {
        var outline = Spread(frames, MostOutlines).SelectMany(frame => Ground(sights[frame], ground, CoarsestShare * pixelM)).ToList();
        if (outline.Count == 0)
        {
            return null;
        }

        var below = sights[frames[^1]].Origin;
        var reachM = (mostPx - MapGrid.Step) * pixelM / 2;
        double West(double m) => Math.Max(m, below.X - reachM);
        double East(double m) => Math.Min(m, below.X + reachM);
        double South(double m) => Math.Max(m, below.Y - reachM);
        double North(double m) => Math.Min(m, below.Y + reachM);
        return MapGrid.Holding(
            pixelM, West(outline.Min(p => p.X)), South(outline.Min(p => p.Y)), East(outline.Max(p => p.X)), North(outline.Max(p => p.Y)));
    }

    static IEnumerable<Point<SiteFrame>> Ground(FrameSight sight, PlaneSurface ground, double coarsestM)
    {
        var camera = sight.View.Camera;
        for (var i = 0; i < Samples * Samples; i++)
        {
            var column = FrameSight.EdgePx + 1 + (i % Samples * (camera.Width - 3 - (2 * FrameSight.EdgePx)) / (Samples - 1));
            var row = FrameSight.EdgePx + 1 + (i / Samples * (camera.Height - 3 - (2 * FrameSight.EdgePx)) / (Samples - 1));
            var ray = sight.View.Ray(column, row);
            var distanceM = ground.DistanceM(sight.Origin, ray);
            if (double.IsFinite(distanceM))
            {
                var point = new Point<SiteFrame>(
                    sight.Origin.X + (distanceM * ray.X), sight.Origin.Y + (distanceM * ray.Y), sight.Origin.Z + (distanceM * ray.Z));
                if (sight.PixelAtM(point.X, point.Y, point.Z) <= coarsestM)
                {
                    yield return point;
                }
            }
        }
    }
}
