using Farside.Core.Geometry;
using Farside.Processing.Photogrammetry;
using Farside.Processing.Photogrammetry.Adjustment;

namespace Farside.Processing.Descent.Solution;

/// <summary>Position, attitude and height of a lander's camera against time, and how sure each is.</summary>
public sealed record DescentSolution
{
    /// <summary>One a frame of the sequence; null where nothing is known.</summary>
    public required IReadOnlyList<SolvedFrame?> Frames { get; init; }

    public required BrownCamera Camera { get; init; }

    /// <summary>Sigmas of the camera's numbers; 0 for those that stood fast.</summary>
    public required InteriorSigmas CameraSigmas { get; init; }

    /// <summary>Through the ground at the landing place.</summary>
    public required PlaneSurface Ground { get; init; }

    /// <summary>Spots of the ground that the adjustment placed.</summary>
    public required IReadOnlyList<Point<SiteFrame>> Points { get; init; }

    /// <summary>Standard deviation of one factor on all lengths, as a share.</summary>
    public required double ScaleSigma { get; init; }

    /// <summary>Sigma of a tracked point's coordinate a posteriori, pixels.</summary>
    public required double PointSigmaPx { get; init; }

    /// <summary>Two-dimensional RMS of the residuals, pixels.</summary>
    public required double RmsPx { get; init; }

    /// <summary>The same of tracks that never entered the solution; NaN without any.</summary>
    public required double HeldOutRmsPx { get; init; }

    /// <summary>By how much residuals that neighbours share widen every sigma; 1 where they are independent.</summary>
    public required double Widening { get; init; }

    /// <summary>Spots of a map that took part.</summary>
    public required int Controls { get; init; }

    /// <summary>Where the landing place lies on the map as a whole, metres from where the map's reader took the site to be; null without a map.</summary>
    public (double EastM, double NorthM, double UpM)? PlaceOnMap { get; init; }

    /// <summary>Whether the Sun or a map tells north.</summary>
    public required bool HasNorth { get; init; }

    /// <summary>Parts that hang together by points.</summary>
    public required int Parts { get; init; }

    /// <summary>When motion ends, seconds; null where the frames do not show it.</summary>
    public double? TouchdownS { get; init; }

    /// <summary>Its sigma, seconds.</summary>
    public double? TouchdownSigmaS { get; init; }

    /// <summary>What a reader of the numbers should know, a line each.</summary>
    public required IReadOnlyList<string> Remarks { get; init; }
}
