namespace Farside.Simulator.Instruments;

/// <summary>How long a shutter was open, and what that makes of light.</summary>
/// <param name="Milliseconds">Whole ones, as labels state them.</param>
/// <param name="DnPerLight">Data numbers per unit of green light (radiance factor).</param>
readonly record struct Exposure(int Milliseconds, float DnPerLight)
{
    const int LongestMs = 2000;
    const float LeastLight = 0.0005f;

    /// <summary>Exposure control: the whole number of milliseconds that brings a quantile of the picture, sky left out, nearest to what the sensor wants.</summary>
    public static Exposure For(Sensor sensor, Light light)
    {
        var (quantile, wantedDn) = sensor.Metering;
        var metered = Metered(light);
        var bright = metered.Count == 0 ? 0 : metered[(int)(quantile * (metered.Count - 1))];
        return Of(sensor, (int)Math.Clamp(Math.Round(wantedDn / (Math.Max(bright, LeastLight) * sensor.DnPerLightMs)), 1, LongestMs));
    }

    public static Exposure Of(Sensor sensor, int milliseconds) => new(milliseconds, milliseconds * sensor.DnPerLightMs);

    /// <summary>
    /// The landing camera's exposure control has not settled when it wakes up: its first frames are white, as frame 0000 is, and the next ones come down to the wanted brightness.
    /// </summary>
    /// <param name="frame">Number of the frame, 0 first.</param>
    public Exposure Settling(int frame) => frame < SettlingFactors.Length ? new(Milliseconds * SettlingFactors[frame], DnPerLight * SettlingFactors[frame]) : this;

    static ReadOnlySpan<int> SettlingFactors => [60, 60, 40, 16, 6, 3, 2];

    static List<float> Metered(Light light)
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
        return metered;
    }
}
