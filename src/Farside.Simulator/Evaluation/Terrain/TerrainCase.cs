using Farside.Archive.Store;
using Farside.Core.Geometry;
using Farside.Simulator.Evaluation.Geometry;

namespace Farside.Simulator.Evaluation.Terrain;

/// <summary>One terrain product beside the truth of the frames it was made from; what several quantities need is worked out once.</summary>
sealed class TerrainCase
{
    readonly Pose<SiteFrame, SiteFrame> _madeFromTrue, _trueFromMade;
    readonly Lazy<IReadOnlyList<MadeLevel>> _heights;

    TerrainCase(EvaluationInput input, string folder, IReadOnlyList<GeometryCase> geometries, IReadOnlyDictionary<string, TrueShot> shots, TrueGround ground)
    {
        (Input, Folder, Shots, Ground) = (input, folder, shots, ground);
        Views = [.. geometries.SelectMany(geometry => geometry.Adjusted)];
        _madeFromTrue = MotionOf(geometries).MadeFromTrue;
        _trueFromMade = _madeFromTrue.Inverse();
        _heights = new(() => MadeLevel.ReadAll(folder, "dem", channels: 2));
    }

    public EvaluationInput Input { get; }

    public string Folder { get; }

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
        return geometries.Count > 0 && TrueGround.Of(input.Truth, sequences) is { } ground ? new(input, made.Folder, geometries, shots, ground) : null;
    }

    /// <summary>Where a place of the product truly is, once the motion is taken off that the whole of it shares.</summary>
    public Point<SiteFrame> ToTrue(Point<SiteFrame> made) => _trueFromMade * made;

    /// <summary>Where the product has a true place.</summary>
    public Point<SiteFrame> ToMade(Point<SiteFrame> place) => _madeFromTrue * place;

    /// <summary>Metres over level ground from the nearest mast, by the product's own places.</summary>
    public double DistanceM(double east, double north) => Views.Min(view => Math.Sqrt(Math.Pow(view.MadePose.Origin.X - east, 2) + Math.Pow(view.MadePose.Origin.Y - north, 2)));

    /// <summary>The same by true places.</summary>
    public double TrueDistanceM(double east, double north) => Views.Min(view => Math.Sqrt(Math.Pow(view.TruePose.Origin.X - east, 2) + Math.Pow(view.TruePose.Origin.Y - north, 2)));

    static string Sequence(JudgedView view) => ProductName.TryParse(view.Id, out var name) ? name.Sequence : "";

    // By the cameras alone: heights must not fit themselves to the ground.
    static CommonMotion MotionOf(IReadOnlyList<GeometryCase> geometries)
    {
        var motion = CommonMotion.Of([.. geometries.SelectMany(geometry => geometry.Adjusted)]);
        var seen = (
            from geometry in geometries
            from point in geometry.Points?.Points ?? []
            from pixel in point.Pixels
            let view = geometry.Views[pixel.View]
            where view.IsAdjusted
            select (view, point.Point, pixel.Column, pixel.Row)).ToList();
        return seen.Count > 0 ? motion.Improved(seen) : motion;
    }
}
