namespace Farside.Processing.Descent.Levels;

/// <summary>
/// One stretch for a film: what is at <paramref name="Black"/> shows black, what is at <paramref name="White"/> nearly white; beyond a shoulder highlights are bent, not cut.
/// </summary>
/// <param name="Black">Share of full scale.</param>
/// <param name="White">Share of full scale, above black.</param>
public sealed record ToneCurve(double Black, double White)
{
    const double Shoulder = 0.8;

    /// <summary>What a screen is sent, 0 to 255, for each data number.</summary>
    /// <param name="fullScale">Largest data number; the table has one entry more.</param>
    /// <param name="gain">Of the frame.</param>
    public byte[] Table(int fullScale, double gain)
    {
        var table = new byte[fullScale + 1];
        for (var dn = 0; dn < table.Length; dn++)
        {
            table[dn] = (byte)Math.Round(255 * Bend(((gain * dn / fullScale) - Black) / (White - Black)));
        }

        return table;
    }

    // White itself comes out at 0.95.
    static double Bend(double light) => light <= Shoulder
        ? Math.Max(0, light)
        : Shoulder + ((1 - Shoulder) * Math.Tanh((light - Shoulder) / (1 - Shoulder)));
}
