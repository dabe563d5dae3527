using Farside.Core.Time;

namespace Farside.Simulator.Instruments.Particles;

/// <summary>A working period of the lander's neutron and dose detector: most of a lunar day.</summary>
sealed record LndPeriod
{
    public required Epoch Start { get; init; }
    public required Epoch Stop { get; init; }

    /// <summary>The detector's own count of lunar days, four digits.</summary>
    public required string Sequence { get; init; }

    public required uint Seed { get; init; }

    /// <summary>Length of a row of dose, spectra and energy transfer; the detector sends 1, 10 and 60 minute products.</summary>
    public int CadenceMinutes { get; init; } = 10;

    /// <summary>Length of a row of thermal neutrons and of total dose.</summary>
    public int SlowCadenceMinutes { get; init; } = 60;

    /// <summary>A storm on the Sun within the period; null for none.</summary>
    public SolarParticleEvent? Storm { get; init; }

    /// <summary>Folder of the month of release.</summary>
    public string ReleaseMonth { get; init; } = "2019-07";

    /// <summary>Middles of the rows.</summary>
    public IEnumerable<Epoch> Rows(int minutes)
    {
        for (var time = Start + TimeSpan.FromMinutes(minutes / 2.0); time < Stop; time += TimeSpan.FromMinutes(minutes))
        {
            yield return time;
        }
    }
}
