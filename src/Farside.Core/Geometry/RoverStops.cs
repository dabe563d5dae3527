using System.Globalization;

namespace Farside.Core.Geometry;

/// <summary>
/// Tells a rover's stops apart: a place within half a metre of the first place of a known stop belongs to it, any other begins a new one. Feed it sequences in
/// order of time, each by the place its first frame states.
/// </summary>
public sealed class RoverStops
{
    /// <summary>How far a place may lie from a stop's first one, level metres.</summary>
    public const double ReachM = 0.5;

    readonly List<(double EastM, double NorthM)> _stops = [];

    /// <summary>Stops so far.</summary>
    public int Count => _stops.Count;

    /// <summary>The stop's number, from 0 in the order in which stops were first seen.</summary>
    public int Take(double eastM, double northM)
    {
        var found = Find(eastM, northM);
        if (found < 0)
        {
            _stops.Add((eastM, northM));
        }

        return found < 0 ? _stops.Count - 1 : found;
    }

    /// <summary>The known stop of a place; −1 where there is none.</summary>
    public int Find(double eastM, double northM) => _stops.FindIndex(stop => Math.Sqrt(Square(stop.EastM - eastM) + Square(stop.NorthM - northM)) <= ReachM);

    /// <summary>S001 for number 0.</summary>
    public static string Name(int number) => $"S{(number + 1).ToString("D3", CultureInfo.InvariantCulture)}";

    static double Square(double x) => x * x;
}
