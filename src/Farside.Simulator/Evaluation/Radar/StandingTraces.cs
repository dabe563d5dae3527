namespace Farside.Simulator.Evaluation.Radar;

/// <summary>Traces that repeat the one before because the rover stood: how many of those so called are, and how many of those that are were so called.</summary>
sealed class StandingTraces : IRadarQuantity
{
    public const string Precision = "standing traces, precision";
    public const string Recall = "standing traces, recall";

    readonly Score _score = new();
    int _of;

    public void Look(RadarPair pair)
    {
        foreach (var (made, truth) in pair.Matched())
        {
            _of++;
            if (made.IsMoving is { } called && truth.IsMoving is { } was)
            {
                _score.Add(isSaid: !called, isTrue: !was);
            }
        }
    }

    public IEnumerable<(string Quantity, double Value, int Judged, int Of)> Values()
    {
        if (_score.HasPrecision)
        {
            yield return (Precision, _score.Precision, _score.Judged, _of);
        }

        if (_score.HasRecall)
        {
            yield return (Recall, _score.Recall, _score.Judged, _of);
        }
    }
}
