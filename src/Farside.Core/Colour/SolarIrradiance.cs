namespace Farside.Core.Colour;

/// <summary>Spectral irradiance of the Sun at 1 AU without an atmosphere, over what colour cameras see.</summary>
/// <remarks>Source: ASTM E490-00a (2000), Standard Solar Constant and Air Mass Zero Solar Spectral Irradiance Tables, the short table: every 10 nm, then every 20.</remarks>
public static class SolarIrradiance
{
    static readonly (double Nm, double Value)[] Table =
    [
        (350, 969.5), (360, 985.2), (370, 1129), (380, 1091), (390, 1093), (400, 1518), (410, 1712), (420, 1740),
        (430, 1625), (440, 1826), (450, 2030), (460, 2077), (470, 2049), (480, 2057), (490, 1955), (500, 1948),
        (510, 1911), (520, 1806), (530, 1861), (540, 1861), (550, 1867), (560, 1808), (570, 1797), (580, 1801),
        (590, 1758), (600, 1745), (620, 1663), (640, 1610), (660, 1527), (680, 1485), (700, 1438), (720, 1360),
        (750, 1272), (800, 1132),
    ];

    /// <summary>W·m⁻²·µm⁻¹, by straight lines between the table's wavelengths, 350 to 800 nm; the ends hold beyond them.</summary>
    public static double At(double nanometres)
    {
        var i = 1;
        while (i < Table.Length - 1 && Table[i].Nm < nanometres)
        {
            i++;
        }

        var (from, to) = (Table[i - 1], Table[i]);
        return double.Lerp(from.Value, to.Value, Math.Clamp((nanometres - from.Nm) / (to.Nm - from.Nm), 0, 1));
    }
}
