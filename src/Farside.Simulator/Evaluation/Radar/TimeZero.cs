namespace Farside.Simulator.Evaluation.Radar;

/// <summary>The sample of the direct wave's minimum, by which files are aligned, against where it was put.</summary>
sealed class TimeZero : IRadarQuantity
{
    public const string Quantity = "radar time zero, greatest error";

    double _worst;
    int _judged;
    int _of;

    public void Look(RadarPair pair)
    {
        if (pair.TrueDirectWaveSample is not { } truth)
        {
            return;
        }

        _of++;
        if (pair.DirectWaveSample is { } measured)
        {
            _worst = Math.Max(_worst, Math.Abs(measured - truth));
            _judged++;
        }
    }

    public IEnumerable<(string Quantity, double Value, int Judged, int Of)> Values() => _judged > 0 ? [(Quantity, _worst, _judged, _of)] : [];
}
