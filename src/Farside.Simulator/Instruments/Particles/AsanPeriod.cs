using Farside.Core.Sky;
using Farside.Core.Time;

namespace Farside.Simulator.Instruments.Particles;

/// <summary>A working period of the rover's neutral-atom analyser, an hour or two long.</summary>
sealed record AsanPeriod
{
    public required Epoch Start { get; init; }
    public required Epoch Stop { get; init; }

    /// <summary>The rover's working period, four digits.</summary>
    public required string Sequence { get; init; }

    public required uint Seed { get; init; }

    /// <summary>The Sun over the rover.</summary>
    public required Func<Epoch, SunPosition> SunAt { get; init; }

    /// <summary>Seconds summed into one row; the instrument takes a spectrum in 3 s.</summary>
    public int RowSeconds { get; init; } = 60;

    public double SolarWindKmPerS { get; init; } = 380;

    /// <summary>Protons in a cubic centimetre.</summary>
    public double SolarWindDensity { get; init; } = 6;

    /// <summary>Folder of the month of release.</summary>
    public string ReleaseMonth { get; init; } = "2019-07";
}
