using System.Text.Json.Nodes;
using Farside.Core.Geometry;
using Farside.Core.Units;
using Farside.Processing.Photogrammetry.Mosaics.Projections;
using Farside.Products.Runner;

namespace Farside.Products.Panoramas;

/// <summary>One picture of a panorama: its place among the pixels, and the numbers that say which pixel looks where.</summary>
/// <param name="Name">Ending of its files' names; empty but for a cube's faces.</param>
/// <param name="Facts">For <c>panorama.json</c>.</param>
sealed record PanoramaLayout(string Name, IProjection Projection, JsonObject Facts)
{
    const double Deg = 180 / Math.PI;

    /// <summary>What blending reaches across a cube's edges, pixels.</summary>
    const int FaceMargin = 64;

    /// <summary>Elevations beyond which a cylinder grows without bound.</summary>
    const double CylinderDeg = 70;

    /// <summary>Widest perspective that is still a picture.</summary>
    const double PerspectiveDeg = 120;

    const int PlanetSize = 4000;

    /// <summary>Sky left about a planet beyond what the pictures show.</summary>
    const double PlanetSkyDeg = 8;

    /// <summary>Room between the outermost pictures and the edge, radians.</summary>
    const double MarginRad = 0.002;

    /// <summary>Pixels that the projection has on each side beyond what is shown.</summary>
    public int Margin { get; init; }

    /// <summary>Pixels across, as shown.</summary>
    public int Width => Projection.Width - (2 * Margin);

    /// <summary>Pixels down, as shown.</summary>
    public int Height => Projection.Height - (2 * Margin);

    /// <summary>One layout, or six for a cube.</summary>
    /// <param name="nativePerRadian">Pixels a radian of the sharpest picture.</param>
    public static IReadOnlyList<PanoramaLayout> Of(LayoutOptions options, SkyExtent extent, Point<SiteFrame> eye, double nativePerRadian) => options.Projection switch
    {
        ProjectionKind.Equirectangular => [Equirectangular(options, extent, eye, nativePerRadian)],
        ProjectionKind.Cylindrical => [Cylindrical(options, extent, eye, nativePerRadian)],
        ProjectionKind.Azimuthal => [Planet(options, extent, eye)],
        ProjectionKind.Vertical => [Map(options, eye)],
        ProjectionKind.Perspective => [Perspective(options, extent, eye, nativePerRadian)],
        ProjectionKind.Cubemap => [.. Enum.GetValues<CubeFace>().Select(face => Face(options, eye, nativePerRadian, face))],
        _ => throw new ArgumentOutOfRangeException(nameof(options), options.Projection, "No such projection."),
    };

    /// <summary>What a viewer of spherical panoramas reads; null for other projections and for whole turns of another shape.</summary>
    public ViewerMetadata? ViewerPart()
    {
        if (Projection is not EquirectangularProjection sphere)
        {
            return null;
        }

        var turn = (int)Math.Round(2 * Math.PI * sphere.PixelsPerRadian);
        var top = (int)Math.Round((turn / 4.0) - sphere.HorizonRow - 0.5);
        var left = sphere.Wraps ? 0 : Math.Max(0, (turn - sphere.Width) / 2);
        // The middle of the whole sphere is the middle of the part.
        var heading = (sphere.FirstAzimuth.Degrees + ((((turn / 2.0) - left - 0.5) / sphere.PixelsPerRadian) * Deg)) % 360;
        return new(sphere.Width, sphere.Height, turn, left, Math.Max(0, top), (heading + 360) % 360);
    }

    static PanoramaLayout Equirectangular(LayoutOptions options, SkyExtent extent, Point<SiteFrame> eye, double native)
    {
        var (top, bottom) = (Math.Min(extent.Top.Radians + MarginRad, Math.PI / 2), Math.Max(extent.Bottom.Radians - MarginRad, -Math.PI / 2));
        var (perRadian, width, first) = Across(options, extent, native);
        var height = Math.Max(1, (int)Math.Round(perRadian * (top - bottom)) + 1);
        var projection = new EquirectangularProjection(eye, width, height, perRadian, Angle.FromRadians(first), perRadian * top);
        return new("", projection, Turned("equirectangular", width, height, perRadian, first, projection.HorizonRow));
    }

    static PanoramaLayout Cylindrical(LayoutOptions options, SkyExtent extent, Point<SiteFrame> eye, double native)
    {
        var (top, bottom) = (Math.Tan(Held(extent.Top.Radians + MarginRad)), Math.Tan(Held(extent.Bottom.Radians - MarginRad)));
        var (perRadian, width, first) = Across(options, extent, native);
        var height = Math.Max(1, (int)Math.Round(perRadian * (top - bottom)) + 1);
        var projection = new CylindricalProjection(eye, width, height, perRadian, Angle.FromRadians(first), perRadian * top);
        return new("", projection, Turned("cylindrical", width, height, perRadian, first, projection.HorizonRow));
    }

    static double Held(double elevationRad) => Math.Clamp(elevationRad, -CylinderDeg / Deg, CylinderDeg / Deg);

    // A whole turn has a whole number of pixels, north in its middle; a part begins where the pictures do.
    static (double PerRadian, int Width, double FirstRad) Across(LayoutOptions options, SkyExtent extent, double native)
    {
        var turn = Size(options, options.Width ?? (int)Math.Min(Math.Floor(2 * Math.PI * native), options.MostOwnWidth));
        var perRadian = turn / (2 * Math.PI);
        return extent.IsWholeTurn
            ? (perRadian, turn, Math.PI + (0.5 / perRadian))
            : (perRadian, Math.Max(1, (int)Math.Round(perRadian * (extent.Span.Radians + (2 * MarginRad)))), extent.First.Radians - MarginRad);
    }

    static PanoramaLayout Planet(LayoutOptions options, SkyExtent extent, Point<SiteFrame> eye)
    {
        var size = Size(options, options.Width ?? PlanetSize);
        var most = Math.Min(90 + extent.Top.Degrees + PlanetSkyDeg, 150);
        var projection = AzimuthalProjection.Disc(eye, size, AzimuthalKind.Stereographic, Angle.FromDegrees(most));
        return new("", projection, new()
        {
            ["kind"] = "azimuthal",
            ["width"] = size,
            ["height"] = size,
            ["pixelsPerRadian"] = projection.PixelsPerRadian,
            ["upAzimuthDeg"] = 0.0,
            ["mostFromNadirDeg"] = most,
        });
    }

    static PanoramaLayout Map(LayoutOptions options, Point<SiteFrame> eye)
    {
        var size = Size(options, options.Width ?? (int)Math.Round(200 * options.MapReachM));
        var projection = VerticalProjection.Around(eye, options.MapReachM, 2 * options.MapReachM / size);
        return new("", projection, new()
        {
            ["kind"] = "vertical",
            ["width"] = projection.Width,
            ["height"] = projection.Height,
            ["westM"] = projection.WestM,
            ["northM"] = projection.NorthM,
            ["metresPerPixel"] = projection.MetresPerPixel,
        });
    }

    static PanoramaLayout Perspective(LayoutOptions options, SkyExtent extent, Point<SiteFrame> eye, double native)
    {
        var (across, up) = (extent.Span.Degrees, extent.Top.Degrees - extent.Bottom.Degrees);
        if (Math.Max(across, up) > PerspectiveDeg)
        {
            throw new ProductException("panorama", "projection", $"perspective over {across:0}° × {up:0}°", $"at most {PerspectiveDeg:0}°", "Choose cylindrical or equirectangular.");
        }

        var middle = Looking.FromDegrees((extent.First.Degrees + (across / 2)) % 360, (extent.Top.Degrees + extent.Bottom.Degrees) / 2, 0);
        var half = Math.Tan((extent.Span.Radians / 2) + MarginRad);
        var width = Size(options, options.Width ?? (int)Math.Min(Math.Floor(2 * half * native), options.MostOwnWidth));
        var focal = width / 2 / half;
        var height = Math.Max(1, (int)Math.Round(2 * focal * Math.Tan(((extent.Top.Radians - extent.Bottom.Radians) / 2) + MarginRad)));
        var camera = new PinholeCamera(width, height, focal, (width - 1) / 2.0, (height - 1) / 2.0);
        return new("", new PerspectiveProjection(camera, new(middle.ToRotation(), eye)), new()
        {
            ["kind"] = "perspective",
            ["width"] = width,
            ["height"] = height,
            ["focalLengthPx"] = focal,
            ["azimuthDeg"] = middle.Azimuth.Degrees,
            ["elevationDeg"] = middle.Elevation.Degrees,
        });
    }

    static PanoramaLayout Face(LayoutOptions options, Point<SiteFrame> eye, double native, CubeFace face)
    {
        var size = Size(options, options.Width ?? (int)Math.Min(Math.Floor(2 * native), options.MostOwnWidth / 4));
        return new($"-{face.ToString().ToLowerInvariant()}", Cubemap.Face(eye, size, face, FaceMargin), new()
        {
            ["kind"] = "cubemap",
            ["width"] = size,
            ["height"] = size,
            ["face"] = face.ToString().ToLowerInvariant(),
        })
        {
            Margin = FaceMargin,
        };
    }

    static JsonObject Turned(string kind, int width, int height, double perRadian, double firstRad, double horizonRow) => new()
    {
        ["kind"] = kind,
        ["width"] = width,
        ["height"] = height,
        ["pixelsPerRadian"] = perRadian,
        ["firstAzimuthDeg"] = firstRad * Deg,
        ["horizonRow"] = horizonRow,
    };

    static int Size(LayoutOptions options, int pixels) => Math.Max(16, options.IsPreview ? pixels / 4 : pixels);
}
