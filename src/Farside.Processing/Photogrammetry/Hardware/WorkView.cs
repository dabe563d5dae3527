using System.Runtime.InteropServices;
using Farside.Core.Geometry;
using Farside.Core.Rasters;

namespace Farside.Processing.Photogrammetry.Hardware;

/// <summary>A picture made small for comparing, with what each of its pixels looks along and how far the ground lies there.</summary>
sealed class WorkView
{
    /// <summary>Pixels between places that are worked out; others lie between them.</summary>
    public const int Lattice = 4;

    /// <summary>Differences below this share of a picture's usual light are noise.</summary>
    const double NoiseShare = 0.04;

    const double UsualQuantile = 0.7;

    readonly double[] _ground;
    readonly Pose<CameraFrame, SiteFrame> _cameraFromSite;

    public WorkView(View view, Raster<Linear> grey, ISurface ground, int workWidth)
    {
        View = view;
        Factor = Math.Max(1, (int)Math.Round(grey.Width / (double)workWidth));
        (Width, Height) = (grey.Width / Factor, grey.Height / Factor);
        Light = Reduced(grey);
        _cameraFromSite = view.SiteFromCamera.Inverse();
        (Columns, Rows) = (((Width - 1) / Lattice) + 2, ((Height - 1) / Lattice) + 2);
        _ground = new double[Columns * Rows];
        Parallel.For(0, _ground.Length, i => _ground[i] = 1 / ground.DistanceM(Eye, Ray(i % Columns * Lattice, i / Columns * Lattice)));
        UsualLight = Usual();
    }

    /// <summary>Places of the lattice across and down: they reach beyond the picture's right and lower edge.</summary>
    public int Columns { get; }

    public int Rows { get; }

    /// <summary>The light of lit ground.</summary>
    public double UsualLight { get; }

    public double Noise => NoiseShare * UsualLight;

    public View View { get; }
    public int Factor { get; }
    public int Width { get; }
    public int Height { get; }

    /// <summary>NaN where nothing is to be compared.</summary>
    public float[] Light { get; }

    public Point<SiteFrame> Eye => View.SiteFromCamera.Origin;

    /// <summary>The angle between both pictures' axes, degrees.</summary>
    public double TurnDegTo(WorkView other)
    {
        var (a, b) = (View.SiteFromCamera.Rotation, other.View.SiteFromCamera.Rotation);
        return Math.Acos(Math.Clamp((a.M13 * b.M13) + (a.M23 * b.M23) + (a.M33 * b.M33), -1, 1)) * (180 / Math.PI);
    }

    /// <summary>A coordinate of the small copy in the picture itself.</summary>
    public double Full(double at) => ((at + 0.5) * Factor) - 0.5;

    /// <summary>The picture's coordinate in its small copy.</summary>
    public double Small(double at) => ((at + 0.5) / Factor) - 0.5;

    /// <summary>The direction in which a pixel looks, also beyond the edge.</summary>
    public Direction<SiteFrame> Ray(int x, int y) => View.Ray(Full(x), Full(y));

    /// <summary>One over the metres to the ground at a place of the lattice; 0 for the sky.</summary>
    public double GroundAt(int place) => _ground[place];

    /// <summary>One over the metres to the ground along a pixel's ray.</summary>
    public double GroundAt(int x, int y)
    {
        var (i, fx, fy) = ((y / Lattice * Columns) + (x / Lattice), x % Lattice / (double)Lattice, y % Lattice / (double)Lattice);
        return double.Lerp(double.Lerp(_ground[i], _ground[i + 1], fx), double.Lerp(_ground[i + Columns], _ground[i + Columns + 1], fx), fy);
    }

    /// <summary>Where something seen along a ray falls here, small coordinates; NaN where it cannot be seen.</summary>
    /// <param name="inverseM">One over its distance; 0 for infinitely far.</param>
    public (double X, double Y) Locate(Point<SiteFrame> eye, Direction<SiteFrame> ray, double inverseM)
    {
        // Homogeneous: ray + inverse · eye, so that infinity is no trouble.
        var o = _cameraFromSite * eye;
        var d = _cameraFromSite.Rotation * ray;
        return View.Camera.Project(new(d.X + (inverseM * o.X), d.Y + (inverseM * o.Y), d.Z + (inverseM * o.Z))) is { } place
            ? (Small(place.Column), Small(place.Row)) : (double.NaN, double.NaN);
    }

    /// <summary>Bilinear; NaN outside and beside a missing sample.</summary>
    public float At(double x, double y)
    {
        if (!(x >= 0 && y >= 0 && x <= Width - 1 && y <= Height - 1))
        {
            return float.NaN;
        }

        var (c, r) = (Math.Min((int)x, Width - 2), Math.Min((int)y, Height - 2));
        var (fx, fy, i) = ((float)(x - c), (float)(y - r), (r * Width) + c);
        var above = Light[i] + (fx * (Light[i + 1] - Light[i]));
        var below = Light[i + Width] + (fx * (Light[i + Width + 1] - Light[i + Width]));
        return above + (fy * (below - above));
    }

    double Usual()
    {
        var lit = Light.Where(float.IsFinite).Order().ToArray();
        return lit.Length == 0 ? 1 : Math.Max(1e-6, lit[(int)(UsualQuantile * (lit.Length - 1))]);
    }

    float[] Reduced(Raster<Linear> grey)
    {
        var light = new float[Width * Height];
        Parallel.For(0, Height, y =>
        {
            for (var x = 0; x < Width; x++)
            {
                var (sum, count) = (0.0, 0);
                for (var v = 0; v < Factor; v++)
                {
                    foreach (var sample in MemoryMarshal.Cast<Linear, float>(grey.Row((y * Factor) + v)).Slice(x * Factor, Factor))
                    {
                        (sum, count) = float.IsNaN(sample) ? (sum, count) : (sum + sample, count + 1);
                    }
                }

                light[(y * Width) + x] = count == 0 ? float.NaN : (float)(sum / count);
            }
        });
        return light;
    }
}
