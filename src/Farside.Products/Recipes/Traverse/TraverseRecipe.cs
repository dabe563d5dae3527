using System.Globalization;
using System.Text.Json;
using Farside.Archive.Missions;
using Farside.Core.Sky;
using Farside.Formats.Png;
using Farside.Products.Recipes.Geometry;
using Farside.Products.Recipes.Stops;
using Farside.Products.Recipes.Terrain;
using Farside.Products.Runner;

namespace Farside.Products.Recipes.Traverse;

/// <summary>Every label that says where a rover stood → its stops, its way and its distances, as tables, GeoJSON and a map.</summary>
public sealed class TraverseRecipe(TraverseOptions options) : Recipe
{
    readonly JsonElement _options = RecipeJson.Element(options);

    public TraverseRecipe() : this(new())
    {
    }

    public override string Name => "traverse";
    public override int Version => 3;

    public override IEnumerable<Job> Plan(Shelf shelf) =>
        from mission in shelf.Complete.Where(entry => RoverLabels.IsRovers(entry.Name) && MissionRegistry.Find(entry.Name!.Mission) is { IsOnMoon: true }).GroupBy(entry => entry.Name!.Mission).OrderBy(rover => rover.Key, StringComparer.Ordinal)
        select new Job(Name, mission.Key)
        {
            Inputs = [.. mission.Select(RoverLabels.LabelAlone)],
            Welcomes = [.. Welcome(shelf, mission.Key)],
            Options = _options,
            MemoryBytes = (256L << 20) + (2048L * mission.Count()),
            Subject = new("", "", "", mission.Key),
        };

    public override void Make(Job job, Workbench bench)
    {
        var mission = MissionRegistry.Find(job.Subject.Mission)!;
        var reader = new SightingReader(bench);
        var visits = RoverVisit.Of(reader.Read(job.Inputs));
        if (visits.Count == 0)
        {
            throw new NothingToMakeException(job.Id, "no rover label that states where the rover stood");
        }

        var fixes = Fixes(job, bench);
        var ties = TiedPlaces.Of(Stops(job, bench), visits, fixes);
        var traverse = RoverTraverse.Of(mission, ties is null ? visits : [.. visits.Select(ties.Move)], ties is null ? fixes : [.. fixes.Select(ties.Move)], Adjusted(job, bench));
        var rights = Rights.Of(reader.First!);
        bench.Describe(new(mission.Name, "", "", "", "", null, traverse.Stops[0].First.ToUtcText(), traverse.Stops.Max(stop => stop.Last).ToUtcText(), "", true), rights);
        bench.Title = Names.Join(Names.Mission(mission.Name), "traverse of the rover");
        var published = PublishedOdometry.Of(mission);
        var own = OwnGround(bench, traverse);
        var remark = own is null && options.BaseMaps.Count > 0 ? $"{Source()}: too coarse to be drawn here" : "";
        Write(bench, traverse, published, own ?? DescentGround(job, bench, traverse), remark);
        WriteProfile(bench, traverse, WayProfile.Of(traverse, Cited(job, bench, "terrain"), bench));
        State(bench, traverse, published, reader, ties);
        StateGround(bench, traverse.Mission, own, remark);
    }

    static IEnumerable<string> Welcome(Shelf shelf, string mission) =>
    [
        .. shelf.Planned("geometry").Where(job => job.Subject.Mission == mission && RoverLabels.IsRovers(job.Inputs[0].Name)).Select(job => job.Key),
        .. RadarFixes.Best(shelf.Planned("radargram").Where(job => job.Subject.Mission == mission)).Select(job => job.Key),
        .. shelf.Planned("stops").Where(job => job.Subject.Mission == mission).Select(job => job.Key),
        .. shelf.Planned("terrain").Where(job => job.Subject.Mission == mission && RoverLabels.IsRovers(job.Inputs[0].Name) && job.Cites.Count(key => key.StartsWith("geometry/", StringComparison.Ordinal)) <= 1).Select(job => job.Key),
        .. shelf.Planned("descent-map").Where(job => job.Subject.Mission == mission).Select(job => job.Key),
    ];

    static List<RadarFix> Fixes(Job job, Workbench bench)
    {
        var fixes = new List<RadarFix>();
        foreach (var section in Cited(job, bench, "radargram"))
        {
            if (bench.CitedFile(section, FileRole.Table) is { } table)
            {
                fixes.AddRange(RadarFixes.Read(table, section.Observation.Sequence));
            }
        }

        return [.. fixes.OrderBy(fix => fix.Time)];
    }

    static StopsFile? Stops(Job job, Workbench bench) =>
        Cited(job, bench, "stops").Select(record => bench.CitedFile(record, FileRole.Data)).FirstOrDefault() is { } path ? StopsFile.Read(path) : null;

    // Of a sequence with two products (colour and panchromatic) the first by name.
    static Dictionary<string, AdjustedPlace> Adjusted(Job job, Workbench bench)
    {
        var places = new Dictionary<string, AdjustedPlace>(StringComparer.Ordinal);
        foreach (var product in Cited(job, bench, "geometry"))
        {
            var sequence = $"{product.Observation.Instrument} {product.Observation.Sequence}";
            if (bench.CitedFile(product, FileRole.Data) is { } path && AdjustedCameras.Read(path) is { Mast: { } mast } cameras)
            {
                var sigma = cameras.Views.FirstOrDefault(view => view.Sigma is not null)?.Sigma!.OriginM;
                places.TryAdd(sequence, new(product.Id, sequence, new(mast.PivotM[0], mast.PivotM[1], mast.PivotM[2]), sigma is null ? double.NaN : Math.Sqrt((sigma[0] * sigma[0]) + (sigma[1] * sigma[1]))));
            }
        }

        return places;
    }

    static IEnumerable<ProductRecord> Cited(Job job, Workbench bench, string recipe) =>
        job.Welcomes.Where(key => key.StartsWith(recipe + "/", StringComparison.Ordinal)).Select(bench.Cited).OfType<ProductRecord>();

    MapUnderlay? OwnGround(Workbench bench, RoverTraverse traverse) =>
        MapUnderlay.FromFiles(options.BaseMaps, $"{Source()}, laid by the lander's published place by {NameOf(traverse.Mission, Laid(traverse.Mission))}", Laid(traverse.Mission), TraverseMap.ReachM(traverse), TraverseMap.SpanM(traverse), bench.Cancellation);

    static MapUnderlay? DescentGround(Job job, Workbench bench, RoverTraverse traverse) =>
        job.Welcomes.Where(key => key.StartsWith("descent-map/", StringComparison.Ordinal))
            .Select(key => MapUnderlay.FromDescentMap(bench, key, traverse.Mission.Origin, TraverseMap.ReachM(traverse))).FirstOrDefault(map => map is not null);

    static string NameOf(Mission mission, LunarSite site) => mission.Sites.First(known => known.Value == site).Key;

    string Source() => MapCredit.Of(options.BaseMaps, options.BaseMapCredit);

    // A map agrees with the published place of its own datum; labels count metres from the lander, wherever that is.
    LunarSite Laid(Mission mission) => options.BaseMapLander.Length == 0 ? mission.Origin
        : mission.Sites.TryGetValue(options.BaseMapLander, out var site) ? site
        : throw new ProductException(mission.Name, "--base-map-lander", options.BaseMapLander, string.Join(" or ", mission.Sites.Keys.Order(StringComparer.Ordinal)));

    // By which place the ground lies there, and where it would lie by the others.
    void StateGround(Workbench bench, Mission mission, MapUnderlay? own, string remark)
    {
        if (own is null)
        {
            if (remark.Length > 0)
            {
                bench.State("Ground", remark);
            }

            return;
        }

        var laid = Laid(mission);
        var chosen = NameOf(mission, laid);
        bench.State("Ground", own.Source);
        foreach (var (name, site) in mission.Sites.Where(site => site.Key != chosen).OrderBy(site => site.Key, StringComparer.Ordinal))
        {
            var (east, north) = laid.MetresOf(new(site.Longitude, site.Latitude));
            bench.State($"Ground by {name}", string.Create(CultureInfo.InvariantCulture, $"the lander and its rover would stand {east:0} m east and {north:0} m north of where they are drawn on it"));
        }
    }

    static void Write(Workbench bench, RoverTraverse traverse, IReadOnlyList<PublishedOdometry> published, MapUnderlay? ground, string remark)
    {
        var map = TraverseMap.Draw(traverse, published, ground, remark, bench.Title, bench.Rights.Credit, bench.IsSimulated);
        ProductPictures.Save(bench, "traverse", map.ToBitmap(), PngColour.Srgb);
        bench.Write("traverse.svg", FileRole.Data, map.ToSvg());
        bench.Write("stops.csv", FileRole.Table, TraverseTables.Stops(traverse));
        bench.Write("way.csv", FileRole.Table, TraverseTables.Way(traverse));
        bench.Write("days.csv", FileRole.Table, TraverseTables.Days(traverse, published));
        foreach (var (name, site) in traverse.Mission.Sites.OrderBy(site => site.Key, StringComparer.Ordinal))
        {
            bench.Write($"traverse-{name}.geojson", FileRole.Data, TraverseGeoJson.Write(traverse, site, bench.IsSimulated));
        }
    }

    static void WriteProfile(Workbench bench, RoverTraverse traverse, WayProfile? profile)
    {
        if (profile is null)
        {
            return;
        }

        var page = ProfileSheet.Of(profile.Points(), Names.Join(Names.Mission(traverse.Mission.Name), "elevation along the rover's way"), bench.Rights.Credit, bench.IsSimulated, [.. Marks(traverse)]);
        ProductPictures.SaveOnly(bench, "profile", page.ToBitmap());
        bench.Write("profile.svg", FileRole.Display, page.ToSvg(), page.Width, page.Height);
        bench.Write("profile.csv", FileRole.Table, profile.Table());
        bench.Measure("way with known heights", 100 * profile.KnownShare, "%");
        bench.Measure("heights along the way, sigma of a stop's ground as a whole, greatest", profile.Places.Where(place => place.Terrain.Length > 0).Max(place => place.LiftSigmaM), "m");
        bench.State("Profile", "by the ground of the stops, at each place the surest; left open where none of them saw it. The band is twice the cells' sigma; each stop's ground as a whole may lie higher or lower by the sigma above");
    }

    static IEnumerable<(double AlongM, string Name)> Marks(RoverTraverse traverse) =>
        traverse.Stops.Where(stop => stop.Station.Length > 0).Select(stop => (traverse.GoneM(stop.First), stop.Name));

    static void State(Workbench bench, RoverTraverse traverse, IReadOnlyList<PublishedOdometry> published, SightingReader reader, TiedPlaces? ties)
    {
        var adjusted = traverse.Stops.Where(stop => stop.Adjusted is not null).ToList();
        var sigma = traverse.PlaceSigmaM;
        bench.Measure("distance through the stated places", traverse.LengthM, "m");
        bench.Measure("of it along the radar's fixes", traverse.Legs.Where(leg => leg.IsDriven).Sum(leg => leg.LengthM), "m");
        bench.Measure("distance, sigma from the places", traverse.LengthSigmaM(sigma), "m");
        bench.Measure("place of a stop, sigma each way by sequences that share one", sigma, "m");
        bench.Measure("stations", traverse.Stops.Count(stop => stop.Station.Length > 0));
        bench.Measure("stops without a camera", traverse.Stops.Count(stop => stop.Station.Length == 0));
        bench.Measure("labels", traverse.Stops.Sum(stop => stop.Visits.Sum(visit => visit.Labels.Count)));
        bench.Measure("labels that state no place", reader.Silent);
        bench.Measure("stops with adjusted cameras", adjusted.Count);
        bench.Measure("geometry less label, rms", adjusted.Count == 0 ? double.NaN : Math.Sqrt(adjusted.Average(stop => Math.Pow(RoverVisit.Level(stop.Adjusted!.Mast, stop.LabelPlace), 2))), "m");
        bench.Measure("geometry less label, greatest", adjusted.Select(stop => RoverVisit.Level(stop.Adjusted!.Mast, stop.LabelPlace)).DefaultIfEmpty(double.NaN).Max(), "m");
        bench.Measure("labels' longitudes and latitudes less their metres, greatest", traverse.Stops.Select(stop => stop.OwnDisagreementM(traverse.Mission.Origin)).Where(double.IsFinite).DefaultIfEmpty(double.NaN).Max(), "m");
        bench.State("Distance", "straight between stated places, so the least the rover can have driven, and along the radar's fixes where a radar product has them; the way from the lander to the first stop is in no label");
        if (ties is not null)
        {
            bench.Measure("stops whose grounds are tied to others", ties.Count);
            bench.Measure("places moved by the ties, greatest", traverse.Stops.Max(stop => RoverVisit.Level(stop.LabelPlace, stop.Place)), "m");
        }

        bench.State("Places", ties is not null ? "as labels state them, moved by the ties between neighbouring stops' grounds, in proportion to the way between those" : "as labels state them; a sequence's adjusted cameras cannot tell where the sequence as a whole stands, so that geometry shows how far a label contradicts its own pictures, not a better place");
        foreach (var (name, site) in traverse.Mission.Sites.OrderBy(site => site.Key, StringComparer.Ordinal))
        {
            bench.State($"Lander by {name}", string.Create(CultureInfo.InvariantCulture, $"{site.Longitude.Degrees:0.0000}° E, {Math.Abs(site.Latitude.Degrees):0.0000}° {(site.Latitude.Degrees < 0 ? "S" : "N")}: traverse-{name}.geojson"));
        }

        published.ToList().ForEach(odometry => Compare(bench, traverse, odometry));
    }

    static void Compare(Workbench bench, RoverTraverse traverse, PublishedOdometry odometry)
    {
        var last = traverse.LunarDays.Last();
        var said = odometry.Points.Where(point => traverse.DayOf(point.Time) <= last && point.Time > traverse.Stops[0].First).ToList();
        if (said.Count > 0)
        {
            var (time, when, metres) = said[^1];
            bench.State($"Published, {odometry.Title}", string.Create(CultureInfo.InvariantCulture, $"{metres:0.#} m ({when}); this traverse by then {traverse.GoneM(time):0.0} m. {odometry.Source}"));
        }
    }
}
