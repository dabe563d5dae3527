using Farside.Core.Geometry;

namespace Farside.Processing.Terrain.Stops;

/// <summary>How far two grounds may lie apart beforehand, and what counts as agreement.</summary>
public sealed record RegistrationOptions
{
    /// <summary>One sigma of the level shift each way, metres. The search reaches three.</summary>
    public double LevelSigmaM { get; init; } = 0.3;

    /// <summary>One sigma of the shift upwards, metres.</summary>
    public double UpSigmaM { get; init; } = 0.2;

    /// <summary>One sigma of the turn about the vertical, degrees.</summary>
    public double HeadingSigmaDeg { get; init; } = 0.3;

    /// <summary>One sigma of the turns about the level axes, degrees.</summary>
    public double TiltSigmaDeg { get; init; } = 0.15;

    /// <summary>One sigma of how far ranges from the fixed ground's eyes may all be wrong together, share of the range at one metre; it grows with the range, as a turn of one eye against the other has it. 0: they are right.</summary>
    public double FixedRangeSigma { get; init; }

    /// <summary>The same of the moving ground.</summary>
    public double MovingRangeSigma { get; init; }

    /// <summary>One sigma of how far the views that see the shared ground may be turned against the rest of the fixed ground's, degrees. 0: not at all.</summary>
    public (double Tilt, double Heading) FixedOwnDeg { get; init; }

    /// <summary>The same of the moving ground.</summary>
    public (double Tilt, double Heading) MovingOwnDeg { get; init; }

    /// <summary>Where the fixed ground's eyes stand.</summary>
    public Point<SiteFrame> FixedEye { get; init; }

    /// <summary>Where the moving ground's eyes stand.</summary>
    public Point<SiteFrame> MovingEye { get; init; }

    /// <summary>Ground that is known worse than this takes no part, metres.</summary>
    public double MostSigmaM { get; init; } = 0.05;

    /// <summary>Relief is what stands out of the mean within so far, metres, and within four cells at least.</summary>
    public double ReliefM { get; init; } = 0.6;

    /// <summary>Fewer cells that both saw are refused.</summary>
    public int FewestCells { get; init; } = 200;

    /// <summary>Weaker agreement is refused: chance reaches five sigmas once in a search of some thousand places, and what is just above it has errors larger than it says.</summary>
    public double LeastStrength { get; init; } = 8;

    /// <summary>The next best place within the search must be weaker by so many sigmas.</summary>
    public double LeastLead { get; init; } = 2;

    /// <summary>0 for one a processor. The result does not depend on it.</summary>
    public int Threads { get; init; }

    internal void Check()
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(LevelSigmaM);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(UpSigmaM);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(HeadingSigmaDeg);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(TiltSigmaDeg);
        ArgumentOutOfRangeException.ThrowIfLessThan(FewestCells, 50);
    }
}
