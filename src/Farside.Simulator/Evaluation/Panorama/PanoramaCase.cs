using Farside.Core.Geometry;
using Farside.Core.Rasters;
using Farside.Formats.Png;
using Farside.Simulator.Evaluation.Geometry;

namespace Farside.Simulator.Evaluation.Panorama;

/// <summary>One panorama beside the truth of its frames. What its geometry is off by as a whole is taken off, so that only what it adds is judged.</summary>
sealed class PanoramaCase
{
    const double FarthestM = 2000;

    readonly Lazy<Bitmap> _picture;
    readonly Lazy<Bitmap> _sources;
    readonly Pose<SiteFrame, SiteFrame> _trueFromMade;

    PanoramaCase(PanoramaProduct product, GeometryCase geometry)
    {
        (Product, Geometry) = (product, geometry);
        Views = [.. product.Views.Select(view => geometry.Views.FirstOrDefault(judged => judged.Id == view.Id))];
        _trueFromMade = (geometry.Motion ?? CommonMotion.Of(geometry.Views)).MadeFromTrue.Inverse();
        _picture = new(() => Read("panorama.png", SampleKind.UInt8, 4));
        _sources = new(() => Read("sources.png", SampleKind.UInt16, 1));
    }

    public PanoramaProduct Product { get; }
    public GeometryCase Geometry { get; }

    /// <summary>The panorama's frames in its own order; null for one that the truth does not know.</summary>
    public IReadOnlyList<JudgedView?> Views { get; }

    /// <summary>Red, green, blue, opacity.</summary>
    public Bitmap Picture => _picture.Value;

    /// <summary>0 for nothing, else one more than a frame's place in <see cref="Views"/>.</summary>
    public Bitmap Sources => _sources.Value;

    /// <summary>Null when there is no such product, or its frames are not in the truth.</summary>
    public static PanoramaCase? Open(EvaluationInput input, string id, IReadOnlyDictionary<string, TrueShot> shots) =>
        PanoramaProduct.Open(input.Products, id) is { Geometry: { } cited } product && GeometryCase.Open(input, cited, shots) is { } geometry ? new(product, geometry) : null;

    /// <summary>The true eye, and the true direction of what the panorama shows in a direction.</summary>
    public (Point<SiteFrame> Eye, Direction<SiteFrame> Ray) True(Direction<SiteFrame> made) => (_trueFromMade * Product.Eye, _trueFromMade.Rotation * made);

    /// <summary>Whether a frame truly sees what lies in a true direction from the eye, on the ground or beyond it.</summary>
    /// <param name="marginPx">How far outside its picture still counts; negative for a margin within.</param>
    public static bool Sees(JudgedView view, Point<SiteFrame> eye, Direction<SiteFrame> ray, double? distanceM, double marginPx) =>
        distanceM is { } m
            ? view.TruePixel(new Point<SiteFrame>(eye.X + (ray.X * m), eye.Y + (ray.Y * m), eye.Z + (ray.Z * m)), marginPx) is not null
            : view.TruePixelTowards(ray, marginPx) is not null;

    /// <summary>How far away the true ground lies; null for the sky.</summary>
    public double? DistanceM(Point<SiteFrame> eye, Direction<SiteFrame> ray) => Geometry.Ground?.Meet(eye, ray, FarthestM);

    Bitmap Read(string name, SampleKind kind, int channels)
    {
        var path = Product.Made.File(name);
        var picture = PngReader.Read(path);
        return (picture.Kind, picture.Channels) == (kind, channels) && (Product.Projection is not { } wanted || (picture.Width, picture.Height) == (wanted.Width, wanted.Height))
            ? picture
            : throw new SimulationException(path, $"{picture.Width} × {picture.Height} × {picture.Channels} of {picture.Kind}", $"{channels} × {kind} in the size of its projection", "Delete the folder and make it again.");
    }
}
