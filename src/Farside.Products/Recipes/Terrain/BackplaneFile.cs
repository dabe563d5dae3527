using Farside.Core.Geometry;
using Farside.Core.Rasters;
using Farside.Core.Records;
using Farside.Core.Sky;
using Farside.Formats.Tiff;
using Farside.Processing.Photogrammetry.Dense;
using Farside.Products.Runner;

namespace Farside.Products.Recipes.Terrain;

/// <summary>What stands behind each pixel of a pair's left frame: place, range, and the angles of light; on the pixels that were matched, as <see cref="RangeFile"/> has them.</summary>
static class BackplaneFile
{
    /// <summary>Bands in order, each with its unit; GDAL shows them by these names.</summary>
    public static IReadOnlyList<string> Bands { get; } =
    [
        "east in the site frame, m", "north in the site frame, m", "up in the site frame, m", "range from the left eye, m",
        "incidence, degrees", "emission, degrees", "phase, degrees", "slope, degrees",
    ];

    // What is finer than these steps is noise that no packing halves: an eighth of a millimetre, a hundred-and-twenty-eighth of a degree.
    const float StepsPerM = 1 << 13;
    const float StepsPerDegree = 1 << 7;

    const int TileSide = 256;

    /// <param name="part">How ties between stops correct places and ranges; angles change by hundredths of a degree and are left.</param>
    /// <param name="sun">Null where it is not known: then incidence and phase are not either.</param>
    public static void Write(Workbench bench, string leftId, GroundPair pair, TerrainPart part, SunPosition? sun)
    {
        var (cloud, step) = (pair.Cloud, pair.Shrink);
        var planes = StereoBackplanes.Of(cloud, sun is { } there ? Towards(there) : null, pair.Pair.Camera.FocalLengthPx, threads: 1, step);
        var (width, height) = (planes.SlopeDeg.Width, planes.SlopeDeg.Height);
        var picture = new Bitmap(width, height, Bands.Count, SampleKind.Float32);
        var to = picture.Samples<float>();
        for (var i = 0; i < width * height; i++)
        {
            var (x, y) = ((step / 2) + (i % width * step), (step / 2) + (i / width * step));
            var seen = cloud.Points[x, y];
            var place = part.Placed(cloud.Eye, new(seen.X, seen.Y, seen.Z));
            var at = to.Slice(i * Bands.Count, Bands.Count);
            (at[0], at[1], at[2], at[3]) = (Round((float)place.X, StepsPerM), Round((float)place.Y, StepsPerM), Round((float)place.Z, StepsPerM), Round((float)part.Range(cloud.RangeM[x, y]), StepsPerM));
            (at[4], at[5]) = (Round(planes.IncidenceDeg.Pixels[i], StepsPerDegree), Round(planes.EmissionDeg.Pixels[i], StepsPerDegree));
            (at[6], at[7]) = (Round(planes.PhaseDeg.Pixels[i], StepsPerDegree), Round(planes.SlopeDeg.Pixels[i], StepsPerDegree));
        }

        using var file = File.Create(bench.Place($"backplanes-{leftId}.tif", FileRole.Data, width, height));
        TiffWriter.Write(file, picture, new()
        {
            TileSide = TileSide,
            NoData = double.NaN,
            Bands = Bands,
            Description = $"{leftId}: pixel (x, y) here is column {step / 2} + {step} x, row {step / 2} + {step} y there, counted from 0",
            Copyright = bench.Rights.Credit,
            Software = "Farside",
            Metadata = bench.IsSimulated ? [new(Credit.Simulated, "yes")] : [],
        });
    }

    static Direction<SiteFrame> Towards(SunPosition sun)
    {
        var (azimuth, elevation) = (sun.Azimuth.Radians, sun.Elevation.Radians);
        return Direction<SiteFrame>.Normalised(Math.Sin(azimuth) * Math.Cos(elevation), Math.Cos(azimuth) * Math.Cos(elevation), Math.Sin(elevation));
    }

    static float Round(float value, float steps) => MathF.Round(value * steps) / steps;
}
