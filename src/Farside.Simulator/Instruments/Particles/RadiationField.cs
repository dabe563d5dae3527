using Farside.Core.Time;

namespace Farside.Simulator.Instruments.Particles;

/// <summary>The radiation on the ground of the far side: galactic cosmic rays, what they knock out of the ground, and their slow change with the solar cycle.</summary>
/// <remarks>
/// Dose in silicon 13.2 ± 1 µGy/h, of which neutral particles 3.1 ± 0.5, mean quality factor of the charged ones 4.3 ± 0.7, early 2019: Zhang et al. 2020, Sci. Adv. 6, eaaz1334. The spectrum of linear energy transfer is a
/// model with the measured shape's features (peaks of relativistic protons and helium, a power law, iron near 160 keV/µm), scaled to that dose and quality.
/// </remarks>
static class RadiationField
{
    public const double ChargedMicrograyPerHour = 10.1;
    public const double NeutralMicrograyPerHour = 3.1;

    /// <summary>Dose in water over dose in silicon, from the ratio of stopping powers.</summary>
    public const double WaterOverSilicon = 1.30;

    /// <summary>Dose rate in water, µGy/h, of one particle a second through a square centimetre at 1 keV/µm.</summary>
    public const double MicrograyPerHourPerFlux = 1.602e-9 * 3600 * 1e6;

    public const int LetBins = 24;
    const double LeastLet = 0.2;
    const double MostLet = 400;
    const int Steps = 40;

    static readonly (double Flux, double MeanLet)[] Bins = ScaledBins();

    /// <summary>Edge of a bin, keV/µm in water; <see cref="LetBins"/> + 1 of them, by equal ratios.</summary>
    public static double LetEdge(int i) => LeastLet * Math.Pow(MostLet / LeastLet, (double)i / LetBins);

    /// <summary>Particles of a bin through a square centimetre each second, from the whole sky above, at the level of January 2019.</summary>
    public static double LetFlux(int bin) => Bins[bin].Flux;

    /// <summary>Of a bin's particles, keV/µm.</summary>
    public static double MeanLet(int bin) => Bins[bin].MeanLet;

    /// <summary>Cosmic rays against January 2019: up by 4.5 % to the spring of 2020, the weakest Sun, then down with the rising cycle by 6 % a year.</summary>
    public static double ModulationAt(Epoch time)
    {
        const double Beginning = 2019.0;
        const double Strongest = 2020.3;
        var year = 2000 + (time.JulianCenturies * 100);
        return year < Strongest ? 1 + (0.045 * (year - Beginning) / (Strongest - Beginning)) : Math.Max(0.5, 1.045 - (0.06 * (year - Strongest)));
    }

    /// <summary>Quality of radiation by its energy transfer in water.</summary>
    /// <remarks>Source: ICRP Publication 60, 1991.</remarks>
    public static double Quality(double let) => let < 10 ? 1 : let <= 100 ? (0.32 * let) - 2.2 : 300 / Math.Sqrt(let);

    /// <summary>Protons of cosmic rays, particles·cm⁻²·s⁻¹·sr⁻¹·MeV⁻¹.</summary>
    /// <param name="potentialMv">Modulation potential: about 450 MV at the weakest Sun.</param>
    /// <remarks>Source: the force field with its local interstellar spectrum of Usoskin et al. 2005, J. Geophys. Res. 110, A12108.</remarks>
    public static double ProtonFlux(double energyMev, double potentialMv)
    {
        const double RestGev = 0.938;
        var (energy, outside) = (energyMev / 1000, (energyMev + potentialMv) / 1000);
        var rigidity = Math.Sqrt(outside * (outside + (2 * RestGev)));
        var local = 1.9e4 * Math.Pow(rigidity, -2.78) / (1 + (0.4866 * Math.Pow(rigidity, -2.51)));
        return local * energy * (energy + (2 * RestGev)) / (outside * (outside + (2 * RestGev))) * 1e-7; // m⁻² GeV⁻¹ → cm⁻² MeV⁻¹
    }

    static double Shape(double let)
    {
        var (protons, helium, iron) = (Peak(let, 0.27, 0.22), 0.13 * Peak(let, 1.05, 0.20), 2.5e-4 * Peak(let, 160, 0.18));
        var others = 0.1 * Math.Pow(let, -2.2) / (1 + Math.Pow(0.35 / let, 6)) / (1 + Math.Pow(let / 330, 6));
        return protons + helium + iron + others;
    }

    static double Peak(double let, double at, double width)
    {
        var off = Math.Log(let / at) / width;
        return Math.Exp(-0.5 * off * off) / let;
    }

    static (double, double)[] ScaledBins()
    {
        var bins = Enumerable.Range(0, LetBins).Select(Integrate).ToArray();
        var scale = ChargedMicrograyPerHour * WaterOverSilicon / (MicrograyPerHourPerFlux * bins.Sum(bin => bin.Energy));
        return [.. bins.Select(bin => (scale * bin.Flux, bin.Energy / bin.Flux))];
    }

    static (double Flux, double Energy) Integrate(int bin)
    {
        var (from, ratio) = (LetEdge(bin), Math.Pow(LetEdge(bin + 1) / LetEdge(bin), 1.0 / Steps));
        var (flux, energy) = (0.0, 0.0);
        for (var i = 0; i < Steps; i++)
        {
            var (middle, width) = (from * Math.Pow(ratio, i + 0.5), from * Math.Pow(ratio, i) * (ratio - 1));
            flux += Shape(middle) * width;
            energy += Shape(middle) * width * middle;
        }

        return (flux, energy);
    }
}
