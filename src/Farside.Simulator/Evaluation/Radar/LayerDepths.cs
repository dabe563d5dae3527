namespace Farside.Simulator.Evaluation.Radar;

/// <summary>
/// How deep the layers lie that were followed, against the boundaries that are there: each layer's median error along the way. The median of those layers whose depth
/// the product itself is sure of to three parts in a hundred, and of all the largest over its standard deviation. A followed layer
/// belongs to the boundary whose echo comes when its own does; one to which none belongs is counted, not judged.
/// </summary>
sealed class LayerDepths : IRadarQuantity
{
    public const string Quantity = "radar layer depth, median error";
    public const string OverSigma = "radar layer depth, largest error over its standard deviation";
    const double WithinNs = 3;
    const double LeastShare = 0.5; // of a layer's points that lie on one boundary
    const double MostSigmaShare = 0.03;

    readonly List<(double Share, double OverSigma, bool IsSure)> _errors = [];
    int _of;

    public void Look(RadarPair pair)
    {
        if (pair.Ground is not { } ground)
        {
            return;
        }

        foreach (var layer in pair.Layers)
        {
            _of++;
            var errors = layer.Points.Select(point => (point.SigmaM, Off: OffOf(ground, point.Place.X, point.Place.Y, point.Ns, point.DepthM)))
                .Where(point => point.Off is not null).Select(point => (point.SigmaM, point.Off!.Value.ErrorM, point.Off.Value.TrueM)).ToList();
            if (errors.Count >= LeastShare * layer.Points.Count && errors.Count > 0)
            {
                _errors.Add((
                    Median(errors.Select(error => error.ErrorM / error.TrueM)), Median(errors.Select(error => error.ErrorM / error.SigmaM)),
                    Median(errors.Select(error => error.SigmaM / error.TrueM)) <= MostSigmaShare));
            }
        }
    }

    public IEnumerable<(string Quantity, double Value, int Judged, int Of)> Values()
    {
        var sure = _errors.Where(error => error.IsSure).Select(error => error.Share).ToList();
        if (sure.Count > 0)
        {
            yield return (Quantity, Median(sure), sure.Count, _of);
        }

        if (_errors.Count > 0)
        {
            yield return (OverSigma, _errors.Max(error => error.OverSigma), _errors.Count, _of);
        }
    }

    static (double ErrorM, double TrueM)? OffOf(TrueGround ground, double east, double north, double ns, double depthM)
    {
        var nearest = ground.At(east, north).MinBy(boundary => Math.Abs(boundary.Ns - ns));
        return Math.Abs(nearest.Ns - ns) < WithinNs ? (Math.Abs(depthM - nearest.DepthM), nearest.DepthM) : null;
    }

    static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return 0.5 * (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]);
    }
}
