using Farside.Archive.Store;
using Farside.Core.Geometry;
using Farside.Simulator.Evaluation.Geometry;
using Farside.Simulator.Evaluation.Stops;

namespace Farside.Simulator.Evaluation.Terrain;

/// <summary>One terrain product beside the truth of the frames it was made from; what several quantities need is worked out once.</summary>
sealed class TerrainCase
{
    readonly Pose<SiteFrame, SiteFrame> _madeFromTrue, _trueFromMade;
    readonly Lazy<IReadOnlyList<MadeLevel>> _heights;
    readonly Lazy<IReadOnlyList<RangeSample>> _ranges;
    readonly Lazy<double> _stretch;
    readonly IReadOnlyList<JudgedView> _lefts;
    readonly Dictionary<string, MadeStop> _stops;

    TerrainCase(EvaluationInput input, MadeProduct made, IReadOnlyList<GeometryCase> geometries, IReadOnlyDictionary<string, TrueShot> shots, TrueGround ground)
    {
        (Input, Made, Shots, Ground) = (input, made, shots, ground);
        var stops = StopsOf(input, made);
        _stops = geometries.Where(geometry => stops.ContainsKey(geometry.Product.Id)).SelectMany(geometry => geometry.Views.Select(view => (view.Id, Stop: stops[geometry.Product.Id]))).ToDictionary(one => one.Id, one => one.Stop, StringComparer.Ordinal);
        Views = [.. geometries.SelectMany(geometry => geometry.Adjusted).Select(Moved)];
        _lefts = [.. Views.Where(view => view.Eye == "L")];
        _madeFromTrue = MotionOf(geometries, Moved).MadeFromTrue;
        _trueFromMade = _madeFromTrue.Inverse();
        _heights = new(() => MadeLevel.ReadAll(made.Folder, "dem", channels: 2));
        _ranges = new(() => RangeSamples.Of(this));
        _stretch = new(() => Stretch(Ranges));
    }

    public EvaluationInput Input { get; }

    public MadeProduct Made { get; }

    public string Folder => Made.Folder;

    public IReadOnlyDictionary<string, TrueShot> Shots { get; }

    public TrueGround Ground { get; }

    /// <summary>Frames with adjusted cameras whose truth is known.</summary>
    public IReadOnlyList<JudgedView> Views { get; }

    /// <summary>Heights and sigmas, the finest cells first.</summary>
    public IReadOnlyList<MadeLevel> Heights => _heights.Value;

    /// <summary>Both eyes' views of each pointing.</summary>
    public IEnumerable<(JudgedView Left, JudgedView Right)> Pairs =>
        from left in Views
        where left.Eye == "L"
        let right = Views.FirstOrDefault(view => view.Eye == "R" && view.Pointing == left.Pointing && Sequence(view) == Sequence(left))
        where right is not null
        select (left, right);

    /// <summary>Null when there is no such product, or none of its frames is in the truth.</summary>
    public static TerrainCase? Open(EvaluationInput input, string id, IReadOnlyDictionary<string, TrueShot> shots)
    {
        if (input.Products.Find("terrain", id) is not { } made)
        {
            return null;
        }

        var geometries = made.AllCited("geometry").Select(geometry => GeometryCase.Open(input, geometry, shots)).OfType<GeometryCase>().Where(geometry => geometry.Adjusted.Count > 0).ToList();
        var sequences = geometries.SelectMany(geometry => geometry.Adjusted).Select(Sequence).Distinct().ToList();
        return geometries.Count > 0 && TrueGround.Of(input.Truth, sequences) is { } ground ? new(input, made, geometries, shots, ground) : null;
    }

    /// <summary>Pixels with ranges; none where the product keeps no ranges.</summary>
    public IReadOnlyList<RangeSample> Ranges => _ranges.Value;

    /// <summary>What a turn of the eyes against each other does to all ranges: 1/true − 1/made, per metre, the median of all; 0 where the product keeps no ranges.</summary>
    public double StretchPerM => _stretch.Value;

    public double Unstretched(double rangeM) => 1 / ((1 / rangeM) + StretchPerM);

    /// <summary>A range as it was matched, metres: without the stretch that ties between stops told.</summary>
    public double AsMatched(JudgedView left, double rangeM) => _stops.TryGetValue(left.Id, out var stop) ? stop.Unstretched(rangeM) : rangeM;

    /// <summary>Where a place of the product truly is, once the motion and the stretch are taken off that the whole of it shares.</summary>
    public Point<SiteFrame> ToTrue(Point<SiteFrame> made)
    {
        var eye = Nearest(made).MadePose.Origin;
        var (x, y, z) = (made.X - eye.X, made.Y - eye.Y, made.Z - eye.Z);
        var range = Math.Sqrt((x * x) + (y * y) + (z * z));
        var share = Unstretched(range) / range;
        return _trueFromMade * new Point<SiteFrame>(eye.X + (share * x), eye.Y + (share * y), eye.Z + (share * z));
    }

    /// <summary>Where the product has a true place.</summary>
    public Point<SiteFrame> ToMade(Point<SiteFrame> place) => _madeFromTrue * place;

    /// <summary>Metres over level ground from the nearest mast, by the product's own places.</summary>
    public double DistanceM(double east, double north) => Views.Min(view => Math.Sqrt(Math.Pow(view.MadePose.Origin.X - east, 2) + Math.Pow(view.MadePose.Origin.Y - north, 2)));

    /// <summary>The same by true places.</summary>
    public double TrueDistanceM(double east, double north) => Views.Min(view => Math.Sqrt(Math.Pow(view.TruePose.Origin.X - east, 2) + Math.Pow(view.TruePose.Origin.Y - north, 2)));

    JudgedView Nearest(Point<SiteFrame> made)
    {
        var (nearest, least) = (Views[0], double.PositiveInfinity);
        foreach (var view in _lefts)
        {
            var (x, y) = (view.MadePose.Origin.X - made.X, view.MadePose.Origin.Y - made.Y);
            (nearest, least) = (x * x) + (y * y) < least ? (view, (x * x) + (y * y)) : (nearest, least);
        }

        return nearest;
    }

    static double Stretch(IReadOnlyList<RangeSample> samples)
    {
        List<double> off = [.. samples.Where(sample => !double.IsNaN(sample.TrueM)).Select(sample => (1 / sample.TrueM) - (1 / sample.RangeM)).Order()];
        return off.Count == 0 ? 0 : off[off.Count / 2];
    }

    static string Sequence(JudgedView view) => ProductName.TryParse(view.Id, out var name) ? name.Sequence : "";

    // Stops whose ground this product has where ties put it, by their geometry.
    static Dictionary<string, MadeStop> StopsOf(EvaluationInput input, MadeProduct made)
    {
        if (made.Cited("stops") is not { } id)
        {
            return [];
        }

        var path = input.Products.PathOf("stops", id, "stops.json");
        using var json = MadeStop.Open(path);
        return MadeStop.All(json.RootElement, path).Where(stop => stop.Ties > 0).ToDictionary(stop => stop.Id, StringComparer.Ordinal);
    }

    JudgedView Moved(JudgedView view) => _stops.TryGetValue(view.Id, out var stop) ? view.MovedTo(stop.Moved(view.MadePose)) : view;

    // By the cameras alone: heights must not fit themselves to the ground.
    static CommonMotion MotionOf(IReadOnlyList<GeometryCase> geometries, Func<JudgedView, JudgedView> moved)
    {
        var motion = CommonMotion.Of([.. geometries.SelectMany(geometry => geometry.Adjusted).Select(moved)]);
        var all = geometries.SelectMany(geometry => geometry.Views).Select(moved).ToDictionary(view => view.Id, StringComparer.Ordinal);
        var seen = (
            from geometry in geometries
            from point in geometry.Points?.Points ?? []
            from pixel in point.Pixels
            let view = all[geometry.Views[pixel.View].Id]
            where view.IsAdjusted
            select (view, point.Point, pixel.Column, pixel.Row)).ToList();
        return seen.Count > 0 ? motion.Improved(seen) : motion;
    }
}
