using Farside.Core.Geometry;
using Farside.Core.Measurements;

namespace Farside.Processing.Radar;

/// <summary>
/// Where the rover was when each moving trace was taken. Stated places are held from one navigation fix to the next; between two fixes the traces that the
/// echoes call moving share the way evenly, since the rover drives at one speed. That way leaves and arrives as the rover headed (a cubic curve), unless
/// it had turned on the spot: then straight. Traces of a standing rover are left out.
/// </summary>
public static class DriveWay
{
    const double LeastLegM = 0.02; // less between two fixes is the fixes' own error: nobody drove
    const double LeastSpacingShare = 0.2; // of the usual spacing: traces packed closer are a standing rover that looked like a moving one

    /// <param name="traces">In the order they were taken.</param>
    /// <param name="moving">One for each.</param>
    /// <returns>Moving traces with places; those before the first fix, of which nobody knows the place, are left out.</returns>
    public static IReadOnlyList<PlacedTrace> Of(IReadOnlyList<Trace> traces, IReadOnlyList<bool> moving)
    {
        var (fixes, placed) = (Fixes(traces), new List<PlacedTrace>());
        var usualM = UsualSpacing(traces, moving, fixes);
        for (var i = 0; i + 1 < fixes.Count; i++)
        {
            Add(placed, traces, Movers(moving, fixes[i], fixes[i + 1]), DriveCurve.Of(traces[fixes[i]], traces[fixes[i + 1]]), usualM);
        }

        if (fixes.Count > 1)
        {
            AddLast(placed, traces, Movers(moving, fixes[^1], traces.Count - 1), usualM);
        }

        return placed;
    }

    /// <summary>Median of the spacing between moving traces, by fixes that are a leg apart; 0 where there is no leg.</summary>
    static double UsualSpacing(IReadOnlyList<Trace> traces, IReadOnlyList<bool> moving, List<int> fixes)
    {
        var spacings = new List<double>();
        for (var i = 0; i + 1 < fixes.Count; i++)
        {
            var (length, count) = (DriveCurve.Of(traces[fixes[i]], traces[fixes[i + 1]]).LengthM, Movers(moving, fixes[i], fixes[i + 1]).Count);
            if (length >= LeastLegM && count > 0)
            {
                spacings.Add(length / count);
            }
        }

        spacings.Sort();
        return spacings.Count > 0 ? spacings[spacings.Count / 2] : 0;
    }

    static List<int> Fixes(IReadOnlyList<Trace> traces)
    {
        var (fixes, held) = (new List<int>(), default(Point<SiteFrame>?));
        for (var i = 0; i < traces.Count; i++)
        {
            if (traces[i].Position is { } place && place != held)
            {
                fixes.Add(i);
                held = place;
            }
        }

        return fixes;
    }

    static List<int> Movers(IReadOnlyList<bool> moving, int from, int to) => [.. Enumerable.Range(from, to - from + 1).Where(trace => moving[trace] && trace < to)];

    static void Add(List<PlacedTrace> placed, IReadOnlyList<Trace> traces, List<int> movers, DriveCurve way, double usualM)
    {
        if (way.LengthM < LeastLegM || movers.Count == 0 || way.LengthM / movers.Count < LeastSpacingShare * usualM)
        {
            return;
        }

        for (var i = 0; i < movers.Count; i++)
        {
            Append(placed, traces, movers[i], way.At((i + 0.5) / movers.Count));
        }
    }

    // After the last fix the rover is taken to go on as before.
    static void AddLast(List<PlacedTrace> placed, IReadOnlyList<Trace> traces, List<int> movers, double usualM)
    {
        if (placed.Count < 2 || usualM <= 0)
        {
            return;
        }

        var (before, last) = (placed[^2].Place, placed[^1].Place);
        var step = Math.Max(Length(before, last), 1e-9);
        for (var i = 0; i < movers.Count; i++)
        {
            Append(placed, traces, movers[i], Between(before, last, 1 + ((i + 1) * usualM / step)));
        }
    }

    static void Append(List<PlacedTrace> placed, IReadOnlyList<Trace> traces, int trace, Point<SiteFrame> place)
    {
        var along = placed.Count > 0 ? placed[^1].AlongM + Length(placed[^1].Place, place) : 0;
        placed.Add(new(trace, along, traces[trace].Time, place, traces[trace].AttitudeRad));
    }

    internal static Point<SiteFrame> Between(Point<SiteFrame> from, Point<SiteFrame> to, double share) =>
        new(double.Lerp(from.X, to.X, share), double.Lerp(from.Y, to.Y, share), double.Lerp(from.Z, to.Z, share));

    internal static double Length(Point<SiteFrame> a, Point<SiteFrame> b) =>
        Math.Sqrt(((b.X - a.X) * (b.X - a.X)) + ((b.Y - a.Y) * (b.Y - a.Y)) + ((b.Z - a.Z) * (b.Z - a.Z)));
}
