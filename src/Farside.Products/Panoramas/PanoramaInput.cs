using Farside.Core.Geometry;
using Farside.Core.Sky;
using Farside.Processing.Photogrammetry;
using Farside.Processing.Photogrammetry.Mosaics;
using Farside.Products.Pictures;

namespace Farside.Products.Panoramas;

/// <summary>Posed pictures to be joined.</summary>
/// <param name="Views">Their cameras and poses.</param>
/// <param name="Pictures">Their light, in the order of the views.</param>
/// <param name="Surface">What they show; what misses it is infinitely far.</param>
/// <param name="Colour">From their light to a screen.</param>
/// <param name="IsGrey">Whether every picture has one plane only.</param>
/// <param name="FullScale">The light of a saturated sample.</param>
public sealed record PanoramaInput(IReadOnlyList<View> Views, IMosaicPictures Pictures, ISurface Surface, SceneColour Colour, bool IsGrey, double FullScale)
{
    /// <summary>Bytes of opened pictures to keep at hand.</summary>
    public long PictureBytes { get; init; } = 512L << 20;

    /// <summary>Tiles worked on at once; 0 for one a processor. The pixels do not depend on it.</summary>
    public int Threads { get; init; }

    /// <summary>Exposure times of pictures proportional to light, in any unit; null where they are not known.</summary>
    public IReadOnlyList<double>? Exposures { get; init; }

    /// <summary>The Sun over each picture; null where it is not known.</summary>
    public IReadOnlyList<SunPosition>? Suns { get; init; }

    /// <summary>Pictures whose gain nothing tells: placed by nothing but a label, or taken hours from the others under another Sun. Null for none.</summary>
    public IReadOnlyList<bool>? IsDoubtful { get; init; }

    /// <summary>Pixels left out along every picture's edges.</summary>
    public int TrimPx { get; init; }

    /// <summary>Ground nearer to the eye than this says nothing of gains, metres: parallax is largest there.</summary>
    public double NearestM { get; init; }

    /// <summary>Places on what stands before the surface: nothing there is judged as ground. Null for none.</summary>
    public IReadOnlyList<Point<SiteFrame>>? Standing { get; init; }

    /// <summary>Whether the surface follows near ground's relief: then near ground tells gains too.</summary>
    public bool IsDepthKnown { get; init; }

    /// <summary>Where the panorama is seen from: the middle of the cameras' places.</summary>
    public Point<SiteFrame> Eye { get; } = new(
        Views.Average(view => view.SiteFromCamera.Origin.X), Views.Average(view => view.SiteFromCamera.Origin.Y), Views.Average(view => view.SiteFromCamera.Origin.Z));

    /// <summary>Pixels a radian in the middle of the sharpest picture.</summary>
    public double NativePerRadian => Views.Max(view =>
    {
        var (column, row) = ((view.Camera.Width - 1) / 2.0, (view.Camera.Height - 1) / 2.0);
        return 1 / view.Camera.Ray(column, row).AngleToRad(view.Camera.Ray(column + 1, row));
    });
}
