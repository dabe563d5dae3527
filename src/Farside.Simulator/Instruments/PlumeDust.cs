using Farside.Simulator.Terrain;

namespace Farside.Simulator.Instruments;

/// <summary>
/// Soil that the engine blows away under the landing camera: a bright veil from about 28 m down that thickens as the lander sinks, in streaks that run outwards; it clears in seconds once the engine
/// stops, for without air nothing hangs about.
/// </summary>
/// <remarks>
/// The landing films show the veil from some tens of metres down; how it streams is made up: rays of unequal thickness around the point below, moving out at about 1.6 picture radii a second.
/// </remarks>
static class PlumeDust
{
    /// <summary>No dust above.</summary>
    public const double HighestM = 28;

    const double ThickestShare = 0.88;
    const double ThickestM = 2.5;
    const double ClearingS = 0.8; // by a factor of e
    const float Brightness = 1.45f; // of the veil against the mean of the ground: fine dust forward and in full sun
    const float Outwards = 1.6f;
    const int Rays = 46;

    /// <summary>Share of the ground's light that the veil takes away on average: 0 … 0.88.</summary>
    public static double OpacityAt(double heightM, double seconds)
    {
        var depth = Math.Clamp((HighestM - heightM) / (HighestM - ThickestM), 0, 1);
        var clearing = seconds <= DescentProfile.EngineOffS ? 1 : Math.Exp(-(seconds - DescentProfile.EngineOffS) / ClearingS);
        return ThickestShare * Math.Pow(depth, 1.25) * clearing;
    }

    /// <summary>Lays the veil over a picture of the ground, in place.</summary>
    /// <param name="heightM">Of the camera over the ground.</param>
    /// <param name="seconds">After the camera's first frame.</param>
    public static void Over(Light light, double heightM, double seconds, uint seed)
    {
        var opacity = (float)OpacityAt(heightM, seconds);
        if (opacity < 0.004f)
        {
            return;
        }

        var (red, green, blue) = (Veil(light.Red), Veil(light.Green), Veil(light.Blue));
        Parallel.For(0, light.Height, row =>
        {
            for (var column = 0; column < light.Width; column++)
            {
                var i = (row * light.Width) + column;
                var share = Math.Min(0.97f, opacity * Streak(light, column, row, (float)seconds, seed));
                light.Red[i] = Blend.Mix(light.Red[i], red, share);
                light.Green[i] = Blend.Mix(light.Green[i], green, share);
                light.Blue[i] = Blend.Mix(light.Blue[i], blue, share);
            }
        });
    }

    static float Veil(float[] plane)
    {
        var (sum, count) = (0.0, 0);
        for (var i = 0; i < plane.Length; i += 41)
        {
            (sum, count) = (sum + plane[i], count + 1);
        }

        return Brightness * (float)(sum / count);
    }

    // 1 on average: thin below the engine where the ground is swept clean, rays that move out.
    static float Streak(Light light, int column, int row, float seconds, uint seed)
    {
        var (x, y) = ((column - (light.Width * 0.5f)) * (2f / light.Height), (row - (light.Height * 0.5f)) * (2f / light.Height));
        var radius = MathF.Sqrt((x * x) + (y * y));
        var turn = MathF.Atan2(y, x) * (Rays / MathF.Tau);
        var fine = Lattice(turn, (radius * 2.2f) - (Outwards * 2.2f * seconds), seed, Rays);
        var broad = Lattice(turn * (7f / Rays), (radius * 1.1f) - (Outwards * 1.1f * seconds), seed + 1, 7);
        return Math.Max(0, (0.72f + (0.36f * Math.Min(1, radius))) * (1 + (0.30f * fine) + (0.28f * broad)));
    }

    // Smooth chance, −1 … 1; the first coordinate goes around.
    static float Lattice(float around, float along, uint seed, int period)
    {
        var (a, b) = (MathF.Floor(around), MathF.Floor(along));
        var (fa, fb) = (around - a, along - b);
        (fa, fb) = (fa * fa * (3 - (2 * fa)), fb * fb * (3 - (2 * fb)));
        float At(int i, int j) => Chance.Signed(Chance.Of(seed, ((((int)a + i) % period) + period) % period, (int)b + j, period));
        return Blend.Mix(Blend.Mix(At(0, 0), At(1, 0), fa), Blend.Mix(At(0, 1), At(1, 1), fa), fb);
    }
}
