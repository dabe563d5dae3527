namespace Farside.Processing.Photogrammetry.Adjustment;

/// <summary>Spots from ties in views that stand where they stand.</summary>
public static class Triangulation
{
    /// <summary>The spot of each track, robust against a tie far off; null where fewer than two of its ties agree.</summary>
    /// <param name="sigmaPx">Sigma of a tie's coordinate, pixels: what the spots' sigmas are made of.</param>
    public static IReadOnlyList<AdjustedPoint?> Locate(
        IReadOnlyList<View> views, IReadOnlyList<Track> tracks, double sigmaPx = 0.2, AdjustmentOptions? options = null)
    {
        var network = Network.Of(views, new(), 0);
        NetworkCheck.Refuse(network, tracks);
        options ??= new();
        var unknowns = new Unknowns(network, options.Structure, [.. views.Select(_ => Array.Empty<int>())]);
        var state = State.From(network);
        var models = Enumerable.Range(0, views.Count).Select(i => new ViewModel(network, unknowns, state, i)).ToArray();
        var ties = new TieTable(tracks);
        var fit = new SpotFit(ties, models, options, sigmaPx);
        var gate = Math.Max(options.RejectSigmas * sigmaPx, options.RejectFloorPx);
        return [.. Enumerable.Range(0, tracks.Count).Select(track => fit.Clean(track, _ => true, gate) ? fit.Located(track) : null)];
    }
}
