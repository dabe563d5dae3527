using Farside.Core.Time;

namespace Farside.Simulator.Instruments.Radar;

/// <summary>One working period of the radar: when it listens, and the way the rover drives meanwhile.</summary>
sealed record LprPeriod
{
    /// <summary>Share of a period that a drive may take if nine traces in ten shall stand, as in the real files.</summary>
    /// <remarks>Source: Roncoroni et al. 2024, doi 10.1038/s41597-024-02963-4: 634,419 traces of channel 2B, 40,022 of them moving.</remarks>
    const double DrivingShare = 0.08;

    /// <summary>The <c>ob</c> number, four digits.</summary>
    public required string Sequence { get; init; }

    /// <summary>The period that the file name states; it is planned, hours to days long, and the records lie within it.</summary>
    public required Epoch PlannedStart { get; init; }

    public required Epoch PlannedStop { get; init; }

    /// <summary>When channel 2 takes its first record.</summary>
    public required Epoch Start { get; init; }

    /// <summary>No record is taken at or after this time.</summary>
    public required Epoch Stop { get; init; }

    /// <summary>The way from here to there, metres east and north of the lander; one place alone for a period at rest.</summary>
    public required IReadOnlyList<(double East, double North)> Path { get; init; }

    /// <summary>Height of the ground at metres east and north, metres above the lander's.</summary>
    public required Func<double, double, double> GroundM { get; init; }

    /// <summary>The month in which the portal releases it, as its folder is named: <c>2019-07</c>.</summary>
    public required string ReleaseMonth { get; init; }

    /// <summary>Of the radar's electronics when it is switched on, °C; null draws one from −15 to 55.</summary>
    public double? TemperatureC { get; init; }

    public double DurationS => (Stop - Start).TotalSeconds;

    /// <summary>Metres that a period of so many seconds may drive with more than nine traces in ten standing.</summary>
    public static double LengthFor(double durationS) => durationS * DrivingShare * LprDrive.SpeedMPerS;
}
