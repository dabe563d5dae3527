using Farside.Core.Geometry;
using Farside.Core.Rasters;
using Farside.Processing.Photogrammetry;

namespace Farside.Tests.Processing.Photogrammetry.Ties;

/// <summary>Pictures of a known scene by known cameras: lunar contrast of a few percent, fall-off to the corners, another exposure each, noise 44 dB below the light.</summary>
sealed class Scene
{
    const double Light = 300;
    const double Contrast = 12;
    const double NoiseDn = 1.9;
    const double Falloff = 0.35;
    readonly Func<View, double, double, (double X, double Y)> _texturePlace;
    readonly Dictionary<int, Raster<Linear>> _pictures = [];

    Scene(IReadOnlyList<View> views, Func<View, double, double, (double X, double Y)> texturePlace) => (Views, _texturePlace) = (views, texturePlace);

    public static PinholeCamera Camera { get; } = new(480, 360, 1200, 236.3, 181.8);

    /// <summary>Cameras where they truly are.</summary>
    public IReadOnlyList<View> Views { get; }

    public Func<int, SoilTexture> Texture { get; init; } = _ => new SoilTexture(5);

    /// <summary>Added to a texture place before it is looked up; for things that move between pictures.</summary>
    public Func<int, double, double, double> Drift { get; init; } = (_, _, _) => 0;

    public Func<int, int, int, bool> IsMasked { get; init; } = (_, _, _) => false;

    /// <summary>A scene at infinity, seen by cameras that turn about one point: azimuth and elevation at the scale of the picture.</summary>
    public static Scene FarAway(params (double AzimuthDeg, double ElevationDeg, double RollDeg)[] looks) =>
        new([.. looks.Select((look, i) => new View($"picture {i}", Camera, new(Look(look.AzimuthDeg, look.ElevationDeg, look.RollDeg), default)))], OnSphere);

    /// <summary>Level ground at height 0, at 300 texture units a metre.</summary>
    public static Scene OnGround(params View[] views) => new(views, OnPlane);

    /// <summary>The same scene, other settings of the texture.</summary>
    public Scene With(Func<int, SoilTexture>? texture = null, Func<int, double, double, double>? drift = null, Func<int, int, int, bool>? isMasked = null) =>
        new(Views, _texturePlace) { Texture = texture ?? Texture, Drift = drift ?? Drift, IsMasked = isMasked ?? IsMasked };

    /// <summary>Rotation of a camera that looks to an azimuth (to the right of north) and elevation, rolled clockwise.</summary>
    public static Rotation<SiteFrame, CameraFrame> Look(double azimuthDeg, double elevationDeg, double rollDeg)
    {
        var (sa, ca) = Math.SinCos(azimuthDeg * Math.PI / 180);
        var (se, ce) = Math.SinCos(elevationDeg * Math.PI / 180);
        var (sr, cr) = Math.SinCos(rollDeg * Math.PI / 180);
        var level = new Rotation<SiteFrame, CameraFrame>(ca, -sa * se, -sa * ce, -sa, -ca * se, -ca * ce, 0, ce, -se);
        return new Rotation<CameraFrame, CameraFrame>(cr, sr, 0, -sr, cr, 0, 0, 0, 1).Then(level);
    }

    /// <summary>The views as labels give them: each turned by so many degrees about each of its axes, one way or the other.</summary>
    public IReadOnlyList<View> Mislabelled(double byDeg) =>
        [.. Views.Select((view, i) => view with { SiteFromCamera = new(Turn(i, byDeg).Then(view.SiteFromCamera.Rotation), view.SiteFromCamera.Origin) })];

    public Raster<Linear> Grey(int index)
    {
        lock (_pictures)
        {
            return _pictures.TryGetValue(index, out var made) ? made : _pictures[index] = Drawn(index);
        }
    }

    /// <summary>Distance between a tie's second point and where its first point's spot truly is, pixels.</summary>
    public double Error(ImagePoint one, ImagePoint other)
    {
        var (first, second) = (Views[one.View], Views[other.View]);
        var ray = first.Ray(one.Column, one.Row);
        var at = _texturePlace == OnPlane ? second.Project(Meets(first, ray)) : second.Project(ray);
        return at is { } p ? Math.Sqrt(Math.Pow(p.Column - other.Column, 2) + Math.Pow(p.Row - other.Row, 2)) : double.PositiveInfinity;
    }

    static Rotation<CameraFrame, CameraFrame> Turn(int picture, double byDeg) =>
        Look(byDeg * Sign(picture, 1), byDeg * Sign(picture, 2), byDeg * Sign(picture, 3)).Then(Look(0, 0, 0).Inverse());

    static double Sign(int picture, int axis) => SoilTexture.Noise(picture, axis, 3) > 0 ? 1 : -1;

    static (double X, double Y) OnSphere(View view, double column, double row)
    {
        var ray = view.Ray(column, row);
        return (Camera.FocalLengthPx * Math.Atan2(ray.X, ray.Y), Camera.FocalLengthPx * Math.Asin(ray.Z));
    }

    static (double X, double Y) OnPlane(View view, double column, double row)
    {
        var at = Meets(view, view.Ray(column, row));
        return (300 * at.X, 300 * at.Y);
    }

    static Point<SiteFrame> Meets(View view, Direction<SiteFrame> ray)
    {
        var from = view.SiteFromCamera.Origin;
        var distanceM = -from.Z / ray.Z;
        return new(from.X + (distanceM * ray.X), from.Y + (distanceM * ray.Y), 0);
    }

    Raster<Linear> Drawn(int index)
    {
        var (picture, texture) = (new Raster<Linear>(Camera.Width, Camera.Height), Texture(index));
        for (var y = 0; y < Camera.Height; y++)
        {
            for (var x = 0; x < Camera.Width; x++)
            {
                picture[x, y] = new(IsMasked(index, x, y) ? float.NaN : (float)Sample(index, texture, x, y));
            }
        }

        return picture;
    }

    double Sample(int index, SoilTexture texture, int x, int y)
    {
        var (u, v) = _texturePlace(Views[index], x, y);
        var r2 = (Math.Pow(x - 240, 2) + Math.Pow(y - 180, 2)) / (300.0 * 300);
        var light = (Light + (Contrast * texture.At(u + Drift(index, u, v), v))) * (1 - (Falloff * r2)) * (1 + (0.15 * (index % 3)));
        return light + (NoiseDn * SoilTexture.Noise(index, x, y));
    }
}
