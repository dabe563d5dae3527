using Farside.Core.Geometry;

namespace Farside.Simulator.Evaluation.Radar;

/// <summary>
/// Where the antenna was. Stated positions are held from one navigation fix to the next: at the trace where they change they are fresh, after it they
/// fall behind a driving rover.
/// </summary>
sealed class TracePlaces : IRadarQuantity
{
    public const string AtFix = "radar place at a fix, greatest error";
    public const string Lag = "radar place between fixes, greatest lag";

    double _worstAtFixM;
    double _worstLagM;
    int _fixes;
    int _judged;
    int _of;

    public void Look(RadarPair pair)
    {
        Point<SiteFrame>? held = null;
        foreach (var (made, truth) in pair.Matched())
        {
            _of++;
            if (made.Place is { } place && truth.Place is { } at)
            {
                Compare(made.DistanceTo(at), isFix: held != place);
            }

            held = made.Place;
        }
    }

    public IEnumerable<(string Quantity, double Value, int Judged, int Of)> Values() =>
        _judged == 0 ? [] : [(AtFix, _worstAtFixM, _fixes, _fixes), (Lag, _worstLagM, _judged, _of)];

    void Compare(double errorM, bool isFix)
    {
        _judged++;
        _worstLagM = Math.Max(_worstLagM, errorM);
        if (isFix)
        {
            _fixes++;
            _worstAtFixM = Math.Max(_worstAtFixM, errorM);
        }
    }
}
