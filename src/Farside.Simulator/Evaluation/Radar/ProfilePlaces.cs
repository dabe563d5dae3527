using Farside.Core.Geometry;

namespace Farside.Simulator.Evaluation.Radar;

/// <summary>Where the traces of the evenly spaced profile were taken, against where the antenna truly was.</summary>
sealed class ProfilePlaces : IRadarQuantity
{
    public const string Quantity = "radar profile places, greatest error";

    double _worstM;
    int _judged;
    int _of;

    public void Look(RadarPair pair)
    {
        foreach (var (number, place) in pair.Profile)
        {
            _of++;
            if (TruePlace(pair, number) is { } truth)
            {
                _judged++;
                _worstM = Math.Max(_worstM, Math.Sqrt(Math.Pow(place.X - truth.X, 2) + Math.Pow(place.Y - truth.Y, 2) + Math.Pow(place.Z - truth.Z, 2)));
            }
        }
    }

    public IEnumerable<(string Quantity, double Value, int Judged, int Of)> Values() => _judged > 0 ? [(Quantity, _worstM, _judged, _of)] : [];

    // Between two stored traces that lie on either side of a stop there is no one truth.
    static Point<SiteFrame>? TruePlace(RadarPair pair, double number)
    {
        var (before, after) = ((int)Math.Floor(number), (int)Math.Ceiling(number));
        return after - before <= 1 && pair.Truth.TryGetValue(before, out var first) && pair.Truth.TryGetValue(after, out var second) && first.Place is { } a && second.Place is { } b
            ? new(double.Lerp(a.X, b.X, number - before), double.Lerp(a.Y, b.Y, number - before), double.Lerp(a.Z, b.Z, number - before)) : null;
    }
}
