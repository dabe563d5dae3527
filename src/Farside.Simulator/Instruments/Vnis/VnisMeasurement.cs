using Farside.Core.Geometry;
using Farside.Core.Time;

namespace Farside.Simulator.Instruments.Vnis;

/// <summary>One measurement to be taken: where the rover stands, what lies before it, and when.</summary>
sealed record VnisMeasurement
{
    /// <summary>Ground with its shadows cast for the Sun of that time; vehicles where they shade or show.</summary>
    public required Scene Scene { get; init; }

    /// <summary>The ground under the rover's middle.</summary>
    public required Point<SiteFrame> Rover { get; init; }

    /// <summary>Of the rover's body, counter-clockwise from east, degrees.</summary>
    public required double HeadingDeg { get; init; }

    public required double SunDistanceAu { get; init; }

    /// <summary>First infrared channel; the spectrum takes 5 min 41 s, the cube follows 50 s later and takes 80 s.</summary>
    public required Epoch Start { get; init; }

    /// <summary>The planned working period, which file names carry.</summary>
    public required Epoch PlannedStart { get; init; }

    public required Epoch PlannedStop { get; init; }

    /// <summary>The rover's working period, four digits.</summary>
    public required string Sequence { get; init; }

    public required uint Seed { get; init; }

    /// <summary>Of the mission, from 1; before day 7 radiances still lack the in-flight calibration's factors.</summary>
    public required int LunarDay { get; init; }

    /// <summary>Folder of the month of release, e.g. <c>2019-07</c>.</summary>
    public string ReleaseMonth { get; init; } = "2019-07";

    /// <summary>The camera's pixels two by two in one, stated in its label: 100 × 128 × 128.</summary>
    public bool IsBinned { get; init; }
}
