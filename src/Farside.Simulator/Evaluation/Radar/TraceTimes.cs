namespace Farside.Simulator.Evaluation.Radar;

/// <summary>Does a section hold every trace once, and does each have its time?</summary>
sealed class TraceTimes : IRadarQuantity
{
    public const string Count = "radar traces missing or invented";
    public const string Times = "radar trace times, greatest error";

    int _wrong;
    int _judged;
    int _of;
    double _worstMs;

    public void Look(RadarPair pair)
    {
        var matched = 0;
        foreach (var (made, truth) in pair.Matched())
        {
            matched++;
            _worstMs = Math.Max(_worstMs, Math.Abs((made.Time - truth.Time).TotalMilliseconds));
        }

        var distinct = pair.Made.Select(trace => trace.Number).Where(pair.Truth.ContainsKey).Distinct().Count();
        _wrong += pair.Truth.Count - distinct + pair.Made.Count - distinct;
        _judged += matched;
        _of += pair.Truth.Count;
    }

    public IEnumerable<(string Quantity, double Value, int Judged, int Of)> Values()
    {
        yield return (Count, _wrong, _judged, _of);
        if (_judged > 0)
        {
            yield return (Times, _worstMs, _judged, _of);
        }
    }
}
