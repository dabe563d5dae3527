using Farside.Archive.Store;
using Farside.Core.Geometry;
using Farside.Processing.Photogrammetry;
using Farside.Products.Recipes.Geometry;

namespace Farside.Products.Recipes.Compare;

/// <summary>A frame of an earlier and one of a later sequence that look at the same ground.</summary>
/// <param name="Overlap">Share of the earlier one that the later one sees, by their cameras.</param>
sealed record ComparedFrames(ArchiveEntry Earlier, View EarlierView, ArchiveEntry Later, View LaterView, double Overlap)
{
    const int Across = 16;
    const int Down = 12;

    /// <summary>Of one eye each, those that share most first; pairs that share nothing are left out.</summary>
    public static IReadOnlyList<ComparedFrames> Of(IReadOnlyList<ArchiveEntry> frames, AdjustedCameras earlier, AdjustedCameras later, ISurface? ground) =>
    [
        .. from a in Adjusted(frames, earlier)
           from b in Adjusted(frames, later)
           where a.View.Eye == b.View.Eye
           let pair = Of(a.Entry, earlier.ViewOf(a.View), b.Entry, later.ViewOf(b.View), ground)
           where pair.Overlap > 0
           orderby pair.Overlap descending, pair.Earlier.Id, pair.Later.Id
           select pair,
    ];

    /// <summary>Metres between both cameras.</summary>
    public double ApartM
    {
        get
        {
            var (a, b) = (EarlierView.SiteFromCamera.Origin, LaterView.SiteFromCamera.Origin);
            return Math.Sqrt(((a.X - b.X) * (a.X - b.X)) + ((a.Y - b.Y) * (a.Y - b.Y)) + ((a.Z - b.Z) * (a.Z - b.Z)));
        }
    }

    static IEnumerable<(ArchiveEntry Entry, AdjustedView View)> Adjusted(IReadOnlyList<ArchiveEntry> frames, AdjustedCameras cameras) =>
        from view in cameras.Views
        where view is { IsAdjusted: true, Repeats: null }
        let entry = frames.FirstOrDefault(frame => frame.Id == view.Id)
        where entry is not null
        select (entry, view);

    static ComparedFrames Of(ArchiveEntry earlier, View first, ArchiveEntry later, View second, ISurface? ground)
    {
        var seen = 0;
        for (var j = 0; j < Down; j++)
        {
            for (var i = 0; i < Across; i++)
            {
                seen += IsSeen(first, second, ground, (i + 0.5) * first.Camera.Width / Across, (j + 0.5) * first.Camera.Height / Down) ? 1 : 0;
            }
        }

        return new(earlier, first, later, second, (double)seen / (Across * Down));
    }

    static bool IsSeen(View first, View second, ISurface? ground, double column, double row)
    {
        var (ray, from) = (first.Ray(column, row), first.SiteFromCamera.Origin);
        var distanceM = ground?.DistanceM(from, ray) ?? double.PositiveInfinity;
        var at = double.IsPositiveInfinity(distanceM) ? second.Project(ray)
            : second.Project(new Point<SiteFrame>(from.X + (distanceM * ray.X), from.Y + (distanceM * ray.Y), from.Z + (distanceM * ray.Z)));
        return at is { } place && place.Column >= 0 && place.Row >= 0 && place.Column <= second.Camera.Width - 1 && place.Row <= second.Camera.Height - 1;
    }
}
