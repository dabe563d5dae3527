using System.Numerics;
using Farside.Simulator.Terrain;
using Farside.Simulator.Vehicles;

namespace Farside.Simulator.Instruments;

/// <summary>Light from a vehicle's surface: a diffuse part, and a mirrored part that shows black sky, sunlit ground and the Sun, as sharp as the surface is smooth.</summary>
static class VehicleShading
{
    const float GroundGlow = 0.030f; // radiance factor of sunlit soil, seen from above at a middling phase

    /// <summary>How a surface sends light back: its colour, the mirrored share of it, the width of the Sun's lobe (an exponent) and the softness of the mirrored horizon.</summary>
    /// <param name="Sheen">Strength of the wide lobe around the Sun's mirror image: many small dents, each a mirror.</param>
    readonly record struct Finish(Vector3 Colour, float Mirror, float Gloss, float Softness, float Sheen = 0.28f);

    /// <param name="footprintM">Width of the pixel where it falls.</param>
    public static Vector3 Shade(Scene scene, Vector3 place, Vector3 ray, SolidHit hit, float footprintM)
    {
        var sun = scene.TowardsSun;
        var isShaded = scene.IsShadedByVehicle(place + (hit.Normal * 0.006f));
        var across = footprintM / Math.Max(0.05f, -Vector3.Dot(hit.Normal, ray));
        var (normal, fold) = hit.Material is Material.GoldFoil ? Foil.Creased(hit.Normal, hit.Local, across) : (hit.Normal, 1f);
        var finish = FinishOf(hit, across);
        var cosSun = isShaded ? 0 : Math.Max(0, Vector3.Dot(normal, sun));
        var fromGround = GroundGlow * sun.Z * Blend.Mix(0.62f, 0.12f, (0.5f * normal.Z) + 0.5f);
        var diffuse = finish.Colour * ((cosSun + fromGround) * (1 - finish.Mirror));
        return (diffuse + (finish.Colour * (finish.Mirror * Mirrored(scene, Blend.Mirrored(ray, normal), isShaded, finish)))) * fold;
    }

    static Finish FinishOf(in SolidHit hit, float footprintM) => hit.Material switch
    {
        Material.GoldFoil => new(Palette.Foil, 0.93f, 90, 0.34f, 0.50f),
        Material.WhitePaint or Material.Dish => new(Worn(Palette.White, hit, footprintM, 0.33f), 0.05f, 20, 0.3f),
        Material.BlackPaint => new(Worn(Palette.Black, hit, footprintM, 0.12f), 0.06f, 20, 0.3f),
        Material.GreyMetal => new(Worn(Palette.Metal, hit, footprintM, 0.14f), 0.10f, 24, 0.4f),
        Material.BrightMetal => new(Worn(Palette.BrightMetal, hit, footprintM, 0.21f), 0.80f, 70, 0.12f, 0.45f),
        Material.Grating => new(Bars(hit, footprintM), 0.08f, 24, 0.4f),
        Material.WheelMesh => new(Wheel(hit, footprintM), 0.15f, 16, 0.4f),
        Material.SolarCell => new(Cells(hit, footprintM), 0.10f, 160, 0.1f),
        Material.Flag => new(Emblems.Flag(hit.Face, hit.FaceM), 0.03f, 20, 0.3f),
        Material.ColourPatch => new(Emblems.Patch(hit.Face), 0.02f, 20, 0.3f),
        Material.RedPaint => new(Worn(Palette.Red, hit, footprintM, 1f), 0.03f, 20, 0.3f),
        _ => new(Worn(Palette.Yellow, hit, footprintM, 1f), 0.03f, 20, 0.3f),
    };

    // Sheets with a frame, dark seams between them, and a little dust: painted surfaces are never one tone.
    static Vector3 Worn(Vector3 colour, in SolidHit hit, float footprintM, float sheetM)
    {
        var local = hit.Local;
        var seam = Math.Max(Line(local.X, sheetM, 0.0025f, footprintM), Math.Max(Line(local.Y, sheetM, 0.0025f, footprintM), Line(local.Z, sheetM, 0.0025f, footprintM)));
        var frame = hit.EdgeM < 0.012f ? 1.16f : hit.EdgeM < 0.016f + (0.5f * footprintM) ? 0.62f : 1;
        var dust = 1 + (0.09f * Foil.Noise(local * 9)) + (0.05f * Foil.Noise(local * 31));
        return colour * ((1 - (0.45f * seam)) * frame * dust);
    }

    // Bars across a dark gap, between two rails.
    static Vector3 Bars(in SolidHit hit, float footprintM)
    {
        var bar = hit.EdgeM < 0.016f ? 1 : Line(hit.Local.Y, 0.07f, 0.017f, footprintM);
        return Blend.Mix(Palette.GratingGap, Palette.GratingBar, bar) * (1 + (0.12f * Foil.Noise(hit.Local * 17)));
    }

    // Mesh between cleats: dark, with brighter bars across the tread; on the sides a rim, spokes and the hub.
    static Vector3 Wheel(in SolidHit hit, float footprintM)
    {
        var (u, v) = (hit.Local.Y, hit.Local.Z);
        var radius = MathF.Sqrt((u * u) + (v * v));
        var angle = MathF.Atan2(v, u) / MathF.Tau;
        var isTread = radius > 0.147f;
        var bar = isTread ? Line(angle, 1 / 24f, 0.006f, footprintM) : Math.Max(Line(angle, 1 / 8f, 0.0015f / Math.Max(radius, 0.02f), footprintM), radius is < 0.035f or > 0.132f ? 1 : 0);
        var mesh = 0.7f + (0.3f * Foil.Noise(hit.Local * 120));
        return (Palette.Mesh * mesh) + (Palette.Cleat * bar);
    }

    static Vector3 Cells(in SolidHit hit, float footprintM)
    {
        var (x, y) = (MathF.Floor(hit.Local.X / 0.08f), MathF.Floor(hit.Local.Y / 0.06f));
        var tint = 1 + (0.22f * Chance.Signed(Chance.Of(77, (int)x, (int)y)));
        var line = Math.Max(Line(hit.Local.X, 0.08f, 0.0022f, footprintM), Line(hit.Local.Y, 0.06f, 0.0022f, footprintM));
        var frame = hit.EdgeM < 0.010f ? 1 : 0;
        return Blend.Mix(Palette.Cell * tint, Palette.CellLine, Math.Max(line, frame));
    }

    // Share of a line under a pixel: one on the line, fading to the mean where the pixel is as wide as the period.
    static float Line(float x, float period, float halfWidth, float footprintM)
    {
        var away = MathF.Abs(x - (period * MathF.Floor((x / period) + 0.5f)));
        var blur = 0.5f * footprintM;
        var line = Math.Clamp((halfWidth + blur - away) / Math.Max(2 * blur, 1e-5f), 0, 1) * Math.Min(1, halfWidth / Math.Max(blur, 1e-5f));
        return Blend.Mix(line, 2 * halfWidth / period, Math.Clamp((footprintM / period) - 0.5f, 0, 1));
    }

    // What a mirror sees: black sky, sunlit ground below the horizon, and the Sun as a narrow lobe over a wide one.
    static float Mirrored(Scene scene, Vector3 direction, bool isShaded, in Finish finish)
    {
        var sun = Vector3.Dot(direction, scene.TowardsSun);
        var below = Math.Clamp((finish.Softness - direction.Z) / (2 * finish.Softness), 0, 1);
        var ground = GroundGlow * (0.45f + (1.1f * scene.TowardsSun.Z)) * below;
        if (isShaded || sun <= 0)
        {
            return ground;
        }

        var squared = sun * sun;
        return ground + (finish.Sheen * squared * sun) + (2.2f * MathF.Pow(sun, finish.Gloss));
    }
}
