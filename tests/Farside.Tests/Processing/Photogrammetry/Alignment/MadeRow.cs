using Farside.Core.Geometry;
using Farside.Core.Rasters;
using Farside.Processing.Photogrammetry;
using Farside.Processing.Photogrammetry.Adjustment;
using Farside.Tests.Processing.Photogrammetry.Adjustment;
using Farside.Tests.Processing.Photogrammetry.Ties;
using Farside.Tests.Products.Panoramas;

namespace Farside.Tests.Processing.Photogrammetry.Alignment;

/// <summary>An open row of pictures of faint soil from one spot, with noise, gains of their own and light that falls off towards the corners; and where it truly stands.</summary>
sealed class MadeRow
{
    public const int Width = 300;
    public const int Height = 220;

    /// <summary>Of full scale, where the soil's own contrast is about 0.04.</summary>
    const double NoiseSigma = 0.004;

    readonly Raster<Linear>[] _pictures;

    /// <param name="stepDeg">From one picture to the next; they are 30.1° wide.</param>
    public MadeRow(int count, double stepDeg)
    {
        Poses = [.. Enumerable.Range(0, count).Select(i => Looking.FromDegrees(10 + (stepDeg * i), -6 + (0.4 * (i % 2)), 0.5 - (0.3 * (i % 3))).ToRotation())];
        _pictures = [.. Enumerable.Range(0, count).Select(Photograph)];
    }

    public static BrownCamera Camera { get; } = new(Width, Height, 560, 150.4, 108.7) { K1 = -0.09 };

    /// <summary>Light towards the corners: 1 − 0.3 r² of it arrives.</summary>
    public static double ShadeAt(double radiusSquared) => 1 - (0.3 * radiusSquared);

    public Rotation<SiteFrame, CameraFrame>[] Poses { get; }

    public IReadOnlyList<(int First, int Second)> Neighbours => [.. Enumerable.Range(1, Poses.Length - 1).Select(i => (i - 1, i))];

    public Raster<Linear> Grey(int index) => _pictures[index];

    /// <summary>As ties may have left it: turns off by some hundredths of a pixel, the focal length by two pixels, the lens's bend by a tenth.</summary>
    public Network NearlyRight()
    {
        var given = Camera with { FocalLengthPx = 562, PrincipalColumn = 149.5, PrincipalRow = 109.5, K1 = -0.08 };
        var off = Poses.Select((pose, i) => pose.Turned(0.00008 * (i % 3), 0.0001 - (0.00005 * (i % 4)), 0.0001 * (i % 2))).ToArray();
        return new()
        {
            Cameras = [new("row", given) { Prior = given, Sigmas = new() { FocalLengthPx = 20, PrincipalColumn = 2, PrincipalRow = 2, K1 = 0.3 } }],
            Stations = [.. off.Select(pose => Station.At(new(pose, default), 0.005))],
            Views = [.. Poses.Select((_, i) => new NetworkView($"{i}", i, 0, 0))],
        };
    }

    /// <summary>How far a network carries pixels of overlaps from where they truly belong, root mean square, pixels.</summary>
    public double SeamErrorPx(Network network)
    {
        var errors = new List<double>();
        foreach (var (first, second) in Neighbours)
        {
            for (var place = 0; place < 120; place++)
            {
                var (column, row) = (20 * (place % 15) + 9.0, 25 * (place / 15) + 12.0);
                if (Truth(second).Project(Truth(first).Ray(column, row)) is { Column: > 0 and < Width - 1, Row: > 0 and < Height - 1 } truly
                    && network.View(second).Project(network.View(first).Ray(column, row)) is var (c, r))
                {
                    errors.Add(((c - truly.Column) * (c - truly.Column)) + ((r - truly.Row) * (r - truly.Row)));
                }
            }
        }

        return Math.Sqrt(errors.Average());
    }

    View Truth(int index) => new($"{index}", Camera, new(Poses[index], default));

    Raster<Linear> Photograph(int index)
    {
        var (picture, gain) = (new Raster<Linear>(Width, Height), 1 + (0.15 * ((index % 3) - 1)));
        Parallel.For(0, Height, row =>
        {
            for (var column = 0; column < Width; column++)
            {
                var (x, y) = (column - ((Width - 1) / 2.0), row - ((Height - 1) / 2.0));
                var light = 0.35 + (0.3 * (PaintedSphere.At(Poses[index] * Camera.Ray(column, row)) - 0.5));
                var shade = ShadeAt(4 * ((x * x) + (y * y)) / ((Width * Width) + (Height * Height)));
                picture.Row(row)[column] = new((float)((gain * shade * light) + (NoiseSigma * SoilTexture.Noise(index, column, row))));
            }
        });
        return picture;
    }
}
