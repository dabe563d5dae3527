using System.Numerics;
using Farside.Core.Geometry;
using Farside.Simulator.Surfaces;
using Farside.Simulator.Terrain;

namespace Farside.Simulator.Instruments.Vnis;

/// <summary>
/// What lies in every pixel of the spectrometer's camera: how brightly it is lit for its geometry, and the shares of the surfaces in it. A pixel's radiance factor at
/// any wavelength is <c>shape × Σ share × reflectance</c>.
/// </summary>
sealed class VnisView
{
    const float HardwareAboveM = 0.03f;

    readonly Scene _scene;

    public VnisView(VnisMeasurement measurement)
    {
        _scene = measurement.Scene;
        Pose = VnisGeometry.Pose(measurement);
        var light = new RayCaster(_scene).Render(VnisGeometry.Camera, Pose);
        Parallel.For(0, VnisGeometry.Size, row =>
        {
            for (var column = 0; column < VnisGeometry.Size; column++)
            {
                Look(light, row, column);
            }
        });
    }

    /// <summary>Surfaces in the order of <see cref="Shares"/>.</summary>
    public static IReadOnlyList<Surface> Surfaces { get; } = [Surface.MatureSoil, Surface.ImmatureSoil, Surface.DisturbedSoil, Surface.RockFragment, Surface.GreyMetal];

    public Pose<SiteFrame, CameraFrame> Pose { get; }

    /// <summary>Radiance factor of each pixel over its surfaces' reflectance.</summary>
    public float[] Shape { get; } = new float[VnisGeometry.Size * VnisGeometry.Size];

    /// <summary>By pixel, then by surface. They add to the patch's brightness against mean soil, about 1.</summary>
    public float[] Shares { get; } = new float[VnisGeometry.Size * VnisGeometry.Size * Surfaces.Count];

    /// <summary>Where each pixel's ray ends, metres in the site frame.</summary>
    public Vector3[] Places { get; } = new Vector3[VnisGeometry.Size * VnisGeometry.Size];

    void Look(Light light, int row, int column)
    {
        var pixel = (row * VnisGeometry.Size) + column;
        var d = Pose.Rotation * VnisGeometry.Camera.Ray(column, row);
        var ray = new Vector3((float)d.X, (float)d.Y, (float)d.Z);
        var distance = light.DistanceM[pixel];
        if (!float.IsFinite(distance))
        {
            return; // sky
        }

        var place = new Vector3((float)Pose.Origin.X, (float)Pose.Origin.Y, (float)Pose.Origin.Z) + (ray * distance);
        Places[pixel] = place;
        var level = _scene.Ground.LevelAt(place.X, place.Y, 0);
        var shares = Shares.AsSpan(pixel * Surfaces.Count, Surfaces.Count);
        if (level < 0 || place.Z > _scene.Ground.Levels[level].HeightAt(place.X, place.Y) + HardwareAboveM)
        {
            shares[4] = 1;
            Shape[pixel] = light.Green[pixel] / CameraBands.RadianceFactor(Surface.GreyMetal).Y;
            return;
        }

        var ground = _scene.Ground.Levels[level];
        var footprintM = distance * (float)(VnisGeometry.PixelMm / VnisGeometry.FocalLengthMm);
        var normal = NormalAt(ground, place, footprintM);
        Shape[pixel] = Lit(ground, place, normal, ray);
        Share(ground.CoverAt(place.X, place.Y), Maturity.Of(ground, place.X, place.Y, normal.Z, footprintM) * Speckle(place), shares);
    }

    static Vector3 NormalAt(TerrainLevel ground, Vector3 place, float footprintM)
    {
        var (east, north) = ground.SlopeAt(place.X, place.Y);
        if (!GroundMix.IsBareRock(ground.CoverAt(place.X, place.Y)))
        {
            (east, north) = Grain.Added(east, north, place.X, place.Y, ground.CellM, footprintM);
        }

        return Vector3.Normalize(new(-east, -north, 1));
    }

    float Lit(TerrainLevel ground, Vector3 place, Vector3 normal, Vector3 ray)
    {
        var lit = ground.LitAt(place.X, place.Y);
        if (lit > 0 && _scene.IsShadedByVehicle(place + (normal * 0.003f)))
        {
            lit = 0;
        }

        var sun = _scene.TowardsSun;
        var direct = lit * Photometry.Soil(Vector3.Dot(normal, sun), -Vector3.Dot(normal, ray), -Vector3.Dot(ray, sun));
        return SurfaceSpectra.PhotometricScale * (direct + Photometry.FromGround(sun.Z, normal.Z));
    }

    // Grains and clods too small to be ground: each fleck of about a millimetre a little brighter or darker.
    static float Speckle(Vector3 place)
    {
        const float FlecksPerM = 900;
        return 1 + (0.05f * Chance.Signed(Chance.Of(0xf1ec, (int)MathF.Floor(place.X * FlecksPerM), (int)MathF.Floor(place.Y * FlecksPerM))));
    }

    static void Share(float cover, float brightness, Span<float> shares)
    {
        var mix = GroundMix.Of(cover, brightness);
        (shares[0], shares[1], shares[2], shares[3]) = (mix.Mature, mix.Immature, mix.Disturbed, mix.Rock);
    }
}
