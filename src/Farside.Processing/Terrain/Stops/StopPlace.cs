using Farside.Core.Geometry;
using Farside.Core.Units;

namespace Farside.Processing.Terrain.Stops;

/// <summary>A stop as its labels have it, and how far they are trusted.</summary>
/// <param name="Id">Of the stop or sequence.</param>
/// <param name="Place">Of the rover, site frame.</param>
/// <param name="Pivot">Where its cameras' mast stands in the ground that was made from them: what moves together when the stop moves.</param>
/// <param name="Heading">Of the rover's front, clockwise from north.</param>
/// <param name="TiltSigmaDeg">One sigma of its ground's tilts, degrees.</param>
/// <param name="HeadingSigmaDeg">One sigma of its ground's heading, degrees.</param>
public sealed record StopPlace(string Id, Point<SiteFrame> Place, Point<SiteFrame> Pivot, Angle Heading, double TiltSigmaDeg, double HeadingSigmaDeg)
{
    /// <summary>One sigma of how far its ground's ranges may all be wrong together, share of the range at one metre; 0 where they are right.</summary>
    public double RangeSigma { get; init; }

    /// <summary>One sigma of how far some of its views may be turned against the rest, degrees.</summary>
    public (double Tilt, double Heading) OwnDeg { get; init; }
}
