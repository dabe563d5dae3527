using Farside.Simulator.Surfaces;

namespace Farside.Simulator.Instruments.Vnis;

/// <summary>One channel of the imaging spectrometer: the camera's (CMOS, 450–945 nm) or the infrared detector's (SWIR, 900–2395 nm).</summary>
/// <param name="Band">From 1 within its detector.</param>
/// <param name="Irradiance">Of the Sun at 1 AU through the channel, W·m⁻²·nm⁻¹.</param>
/// <param name="EarlyFactor">What radiances released before lunar day 7 must be multiplied by.</param>
readonly record struct VnisChannel(bool IsSwir, int Band, double WavelengthNm, double FwhmNm, double Irradiance, double EarlyFactor)
{
    public static IReadOnlyList<VnisChannel> All { get; } = [.. NumberTable.Rows("vnis-channels.csv")
        .Select(row => new VnisChannel(row[0] == 1, (int)row[1], row[2], row[3], row[4], row[5]))];

    public static IReadOnlyList<VnisChannel> Cmos { get; } = [.. All.Where(channel => !channel.IsSwir)];

    public static IReadOnlyList<VnisChannel> Swir { get; } = [.. All.Where(channel => channel.IsSwir)];

    /// <summary>Radiance of a surface, W·m⁻²·sr⁻¹·nm⁻¹.</summary>
    /// <param name="radianceFactor">I/F: 1 for a perfectly white Lambertian surface facing the Sun.</param>
    public double Radiance(double radianceFactor, double sunDistanceAu) => radianceFactor * Irradiance / (Math.PI * sunDistanceAu * sunDistanceAu);
}
