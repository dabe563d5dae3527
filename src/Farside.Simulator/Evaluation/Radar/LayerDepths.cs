namespace Farside.Simulator.Evaluation.Radar;

/// <summary>
/// How deep the layers lie that were followed, against the boundaries that are there: each layer's median error along the way, and the median of these. A followed layer
/// belongs to the boundary whose echo comes when its own does; one to which none belongs is counted, not judged.
/// </summary>
sealed class LayerDepths : IRadarQuantity
{
    public const string Quantity = "radar layer depth, median error";
    const double WithinNs = 3;
    const double LeastShare = 0.5; // of a layer's points that lie on one boundary

    readonly List<double> _errors = [];
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
            var errors = layer.Points.Select(point => ErrorOf(ground, point.Place.X, point.Place.Y, point.Ns, point.DepthM)).OfType<double>().ToList();
            if (errors.Count >= LeastShare * layer.Points.Count)
            {
                _errors.Add(Median(errors));
            }
        }
    }

    public IEnumerable<(string Quantity, double Value, int Judged, int Of)> Values() => _errors.Count > 0 ? [(Quantity, Median(_errors), _errors.Count, _of)] : [];

    static double? ErrorOf(TrueGround ground, double east, double north, double ns, double depthM)
    {
        var nearest = ground.At(east, north).MinBy(boundary => Math.Abs(boundary.Ns - ns));
        return Math.Abs(nearest.Ns - ns) < WithinNs ? Math.Abs(depthM - nearest.DepthM) / nearest.DepthM : null;
    }

    static double Median(List<double> values)
    {
        var sorted = values.Order().ToList();
        return 0.5 * (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]);
    }
}
