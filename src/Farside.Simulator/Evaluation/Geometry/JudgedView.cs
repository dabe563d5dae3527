using Farside.Archive.Store;
using Farside.Core.Geometry;

namespace Farside.Simulator.Evaluation.Geometry;

/// <summary>One frame of a geometry product: what the product says of it and what is true.</summary>
/// <param name="Camera">Its place in the product's list of cameras.</param>
/// <param name="IsAdjusted">False where it kept its label's pose.</param>
sealed record JudgedView(string Id, int Camera, bool IsAdjusted, BrownCamera Made, Pose<SiteFrame, CameraFrame> MadePose, BrownCamera True, Pose<SiteFrame, CameraFrame> TruePose)
{
    /// <summary><c>L</c> or <c>R</c> of a stereo camera, else empty.</summary>
    public string Eye { get; } = ProductName.TryParse(Id, out var name) ? name.Eye : "";

    /// <summary>What both eyes' frames of one pointing share in their names.</summary>
    public (string Mode, int? Index) Pointing { get; } = ProductName.TryParse(Id, out var name) ? (name.Mode, name.Index) : default;

    /// <summary>Where pixels truly look, and where the product says that they look: lens and pose together, as one cannot be told without the other.</summary>
    public IReadOnlyList<(Direction<SiteFrame> True, Direction<SiteFrame> Made)> Looks { get; } =
        [.. Grid(True, across: 9, down: 7).Select(at => (TruePose.Rotation * True.Ray(at.Column, at.Row), MadePose.Rotation * Made.Ray(at.Column, at.Row)))];

    /// <summary>Pixels spread evenly over a picture, edges among them.</summary>
    public static IEnumerable<(double Column, double Row)> Grid(BrownCamera camera, int across, int down) =>
        from y in Enumerable.Range(0, down)
        from x in Enumerable.Range(0, across)
        select (x * (camera.Width - 1.0) / (across - 1), y * (camera.Height - 1.0) / (down - 1));

    /// <summary>Data numbers per unit of light; null where the truth does not tell.</summary>
    public double? DnPerLight { get; init; }

    /// <summary>The same frame where a later product puts it.</summary>
    public JudgedView MovedTo(Pose<SiteFrame, CameraFrame> pose) => new(Id, Camera, IsAdjusted, Made, pose, True, TruePose) { DnPerLight = DnPerLight };

    /// <summary>Where a true direction without a distance falls; null when it is more than a margin outside the picture.</summary>
    /// <param name="marginPx">Negative for a margin within.</param>
    public (double Column, double Row)? TruePixelTowards(Direction<SiteFrame> direction, double marginPx)
    {
        var look = TruePose.Rotation.Inverse() * direction;
        return IsWithin(True.Project(new Point<CameraFrame>(look.X, look.Y, look.Z)), marginPx);
    }

    /// <summary>Where a point of the site truly falls; null when it is more than a margin outside the picture.</summary>
    /// <param name="marginPx">Negative for a margin within.</param>
    public (double Column, double Row)? TruePixel(Point<SiteFrame> point, double marginPx = 0) => IsWithin(True.Project(TruePose.Inverse() * point), marginPx);

    /// <summary>Where the product says that a point falls; null where its camera sees nothing.</summary>
    public (double Column, double Row)? MadePixel(Point<SiteFrame> point) => Made.Project(MadePose.Inverse() * point);

    (double Column, double Row)? IsWithin((double Column, double Row)? pixel, double marginPx) =>
        pixel is { } at && at.Column >= -marginPx && at.Row >= -marginPx && at.Column <= True.Width - 1 + marginPx && at.Row <= True.Height - 1 + marginPx ? at : null;

    public Direction<SiteFrame> TrueRay(double column, double row) => TruePose.Rotation * True.Ray(column, row);
}
