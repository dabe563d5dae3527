namespace Farside.Simulator.Instruments;

/// <summary>Exposure control: meters the ground, leaves sky out.</summary>
static class Exposure
{
    /// <summary>Data numbers per unit of light that bring a quantile of the ground's brightness to a wanted number.</summary>
    public static float For(Light light, double quantile, float wantedDn)
    {
        var metered = new List<float>();
        for (var i = 0; i < light.Green.Length; i += 37)
        {
            if (float.IsFinite(light.DistanceM[i]))
            {
                metered.Add(light.Green[i]);
            }
        }

        metered.Sort();
        var bright = metered.Count == 0 ? 0 : metered[(int)(quantile * (metered.Count - 1))];
        return wantedDn / Math.Max(bright, 0.004f);
    }
}
