using Farside.Core.Geometry;
using Farside.Processing.Photogrammetry;

namespace Farside.Processing.Descent.Map;

/// <summary>The ground under a descent: a plane, and on it heights that get finer towards the landing place, each level going over into the coarser one at its border.</summary>
/// <param name="Levels">Coarsest first.</param>
public sealed record NestedRelief(PlaneSurface Plane, IReadOnlyList<ReliefLevel> Levels) : ISurface
{
    const int MostSteps = 60;
    const double SmallShare = 1e-7;

    /// <summary>The same ground with a finer level on it.</summary>
    public NestedRelief With(ReliefLevel finer) => this with { Levels = [.. Levels, finer] };

    /// <summary>Metres above the site's origin.</summary>
    public double HeightM(double eastM, double northM)
    {
        var heightM = (Plane.OffsetM - (Plane.Normal.X * eastM) - (Plane.Normal.Y * northM)) / Plane.Normal.Z;
        foreach (var level in Levels)
        {
            var (column, row) = (level.Grid.Column(eastM), level.Grid.Row(northM));
            if (level.Weight(column, row) is > 0 and var weight)
            {
                heightM = double.Lerp(heightM, level.At(column, row), weight);
            }
        }

        return heightM;
    }

    /// <summary>Standard deviation of <see cref="HeightM"/>, metres; +∞ where nothing but the plane is known.</summary>
    public double SigmaM(double eastM, double northM)
    {
        var sigmaM = double.PositiveInfinity;
        foreach (var level in Levels)
        {
            var (column, row) = (level.Grid.Column(eastM), level.Grid.Row(northM));
            sigmaM = level.Weight(column, row) > 0.5 ? Math.Min(sigmaM, level.GuessAt(column, row)) : sigmaM;
        }

        return sigmaM;
    }

    /// <summary>Metres along a ray to the ground, for rays that fall steeper than the ground does: exact straight down, else by going on from height to height.</summary>
    public double DistanceM(Point<SiteFrame> from, Direction<SiteFrame> ray)
    {
        if (ray.Z >= -1e-9)
        {
            return double.PositiveInfinity;
        }

        var distanceM = (HeightM(from.X, from.Y) - from.Z) / ray.Z;
        for (var step = 0; step < MostSteps && (ray.X != 0 || ray.Y != 0); step++)
        {
            var nextM = (HeightM(from.X + (distanceM * ray.X), from.Y + (distanceM * ray.Y)) - from.Z) / ray.Z;
            var moved = Math.Abs(nextM - distanceM);
            // Halfway on: ground as steep as the ray would send it to and fro.
            distanceM = moved > SmallShare * Math.Abs(nextM) ? (distanceM + nextM) / 2 : nextM;
            if (moved <= SmallShare * Math.Abs(nextM))
            {
                break;
            }
        }

        return distanceM >= 0 ? distanceM : double.PositiveInfinity;
    }
}
