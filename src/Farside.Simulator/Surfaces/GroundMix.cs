using System.Numerics;

namespace Farside.Simulator.Surfaces;

/// <summary>What a patch of ground shows, by share: mature and fresh soil, soil turned by wheels, rock. Shares add to the patch's brightness against mean soil, about 1.</summary>
readonly record struct GroundMix(float Mature, float Immature, float Disturbed, float Rock)
{
    static readonly float FreshBrightness = (float)(SurfaceSpectra.Of(Surface.ImmatureSoil).At(750) / SurfaceSpectra.Of(Surface.MatureSoil).At(750));
    static readonly Vector3 MatureColour = CameraBands.SoilColour(Surface.MatureSoil);
    static readonly Vector3 ImmatureColour = CameraBands.SoilColour(Surface.ImmatureSoil);
    static readonly Vector3 DisturbedColour = CameraBands.SoilColour(Surface.DisturbedSoil);
    static readonly Vector3 RockColour = CameraBands.SoilColour(Surface.RockFragment);

    /// <summary>The colour that <see cref="Instruments.Photometry.Soil"/> multiplies, red, green, blue.</summary>
    public Vector3 Colour => (MatureColour * Mature) + (ImmatureColour * Immature) + (DisturbedColour * Disturbed) + (RockColour * Rock);

    /// <summary>Whether a cover is rock, which is smooth, and neither soil nor a track.</summary>
    public static bool IsBareRock(float cover) => cover is (>= 0.1f and <= 0.3f) or >= 0.42f;

    /// <summary>Fresh soil is what makes soil brighter than its mean, up to all of it; darker soil is mature and scaled.</summary>
    /// <param name="cover">Of the terrain: 0 soil, 1 bare rock, <see cref="Terrain.TerrainBaker.TrackCover"/> of 255 a track.</param>
    /// <param name="brightness">Against mean soil.</param>
    public static GroundMix Of(float cover, float brightness)
    {
        if (MathF.Abs((cover * 255) - Terrain.TerrainBaker.TrackCover) < 0.5f)
        {
            return new(0, 0, brightness, 0);
        }

        var rock = Math.Clamp(cover, 0, 1);
        var fresh = Math.Clamp((brightness - 1) / (FreshBrightness - 1), 0, 1);
        var scale = brightness / (1 + (fresh * (FreshBrightness - 1)));
        return new((1 - rock) * (1 - fresh) * scale, (1 - rock) * fresh * scale, 0, rock * brightness);
    }
}
