using Farside.Core.Geometry;

namespace Farside.Simulator.Evaluation.Geometry;

/// <summary>Points of the true ground, each with the pixels of all frames that truly see it.</summary>
sealed class TruthPoints
{
    const int Across = 13;
    const int Down = 9;

    /// <summary>A point counts as hidden when a frame's ray to it meets the ground so much earlier: the ground is known to some centimetres only.</summary>
    const double HiddenShare = 0.98;
    const double HiddenM = 0.1;

    readonly IReadOnlyList<JudgedView> _views;
    readonly Dictionary<(int First, int Second), int> _shared = [];
    readonly List<Seen> _points = [];

    TruthPoints(IReadOnlyList<JudgedView> views, TrueGround ground)
    {
        _views = views;
        Ground = ground;
    }

    public TrueGround Ground { get; }

    /// <summary>Those that two frames see at least.</summary>
    public IReadOnlyList<Seen> Points => _points;

    public sealed record Seen(Point<SiteFrame> Point, IReadOnlyList<(int View, double Column, double Row)> Pixels);

    public static TruthPoints Of(TrueGround ground, IReadOnlyList<JudgedView> views)
    {
        var points = new TruthPoints(views, ground);
        for (var view = 0; view < views.Count; view++)
        {
            points.AddFrom(view);
        }

        return points;
    }

    /// <summary>Share of the first frame's picture that shows ground which the second one sees too.</summary>
    public double Overlap(int first, int second) => _shared.GetValueOrDefault((first, second)) / (double)(Across * Down);

    void AddFrom(int at)
    {
        var view = _views[at];
        foreach (var (column, row) in JudgedView.Grid(view.True, Across, Down))
        {
            var ray = view.TrueRay(column, row);
            if (Ground.Meet(view.TruePose.Origin, ray) is { } distance)
            {
                Add(at, column, row, Along(view.TruePose.Origin, ray, distance));
            }
        }
    }

    void Add(int from, double column, double row, Point<SiteFrame> point)
    {
        var pixels = new List<(int View, double Column, double Row)> { (from, column, row) };
        for (var other = 0; other < _views.Count; other++)
        {
            if (other != from && _views[other].TruePixel(point) is { } at && IsSeen(_views[other], point))
            {
                pixels.Add((other, at.Column, at.Row));
                _shared[(from, other)] = _shared.GetValueOrDefault((from, other)) + 1;
            }
        }

        if (pixels.Count > 1)
        {
            _points.Add(new(point, pixels));
        }
    }

    bool IsSeen(JudgedView view, Point<SiteFrame> point)
    {
        var eye = view.TruePose.Origin;
        var (x, y, z) = (point.X - eye.X, point.Y - eye.Y, point.Z - eye.Z);
        var distance = Math.Sqrt((x * x) + (y * y) + (z * z));
        return Ground.Meet(eye, Direction<SiteFrame>.Normalised(x, y, z), Math.Min(distance * HiddenShare, distance - HiddenM)) is null;
    }

    static Point<SiteFrame> Along(Point<SiteFrame> eye, Direction<SiteFrame> ray, double distance) =>
        new(eye.X + (ray.X * distance), eye.Y + (ray.Y * distance), eye.Z + (ray.Z * distance));
}
