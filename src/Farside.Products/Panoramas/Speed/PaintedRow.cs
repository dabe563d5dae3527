using Farside.Core.Geometry;
using Farside.Core.Rasters;
using Farside.Core.Units;
using Farside.Processing.Photogrammetry;
using Farside.Processing.Photogrammetry.Mosaics.Projections;

namespace Farside.Products.Panoramas.Speed;

/// <summary>A row of panchromatic rover frames that overlap by a third, of waves painted on the sphere: bent by no lens, free of noise.</summary>
sealed class PaintedRow
{
    const int Pictures = 8;
    const double StepDeg = 13;
    const double DownDeg = -7;

    static readonly BrownCamera Camera = new(1176, 864, 3378, 587.5, 431.5);

    public PaintedRow()
    {
        Views = [.. Enumerable.Range(0, Pictures).Select(i => new View($"{i}", Camera, new(Looking.FromDegrees(StepDeg * i, DownDeg, 0).ToRotation(), default)))];
        var painted = new Raster<Linear>[Pictures];
        Parallel.For(0, Pictures, i => painted[i] = Painted(Views[i]));
        Rasters = painted;
    }

    public IReadOnlyList<View> Views { get; }

    public IReadOnlyList<Raster<Linear>> Rasters { get; }

    public static double Megapixels => Pictures * Camera.Width * Camera.Height / 1e6;

    /// <summary>The cylinder at the pictures' own scale.</summary>
    public static CylindricalProjection Cylinder { get; } = CylindricalProjection.Part(
        default, Camera.FocalLengthPx, Angle.FromDegrees(-10), Angle.FromDegrees((StepDeg * (Pictures - 1)) + 10), Angle.FromDegrees(1), Angle.FromDegrees(-15));

    static Raster<Linear> Painted(View view)
    {
        var picture = new Raster<Linear>(Camera.Width, Camera.Height);
        for (var y = 0; y < Camera.Height; y++)
        {
            for (var x = 0; x < Camera.Width; x++)
            {
                var d = view.Ray(x, y);
                picture[x, y] = new((float)(0.4 + (0.1 * Wave(d, 90)) + (0.1 * Wave(d, 310)) + (0.1 * Wave(d, 830))));
            }
        }

        return picture;
    }

    static double Wave(Direction<SiteFrame> d, double scale) =>
        Math.Sin((scale * d.X) + (3 * Math.Sin(scale * 0.7 * d.Z))) * Math.Cos((scale * d.Y) + (2 * Math.Sin(scale * 0.9 * d.X)) + (scale * d.Z));
}
