using Farside.Core.Geometry;

namespace Farside.Processing.Photogrammetry.Adjustment;

/// <summary>
/// Pictures that are adjusted together, what their poses and lenses have in common, and how well each is known beforehand. An adjustment takes
/// one and gives one: values move, priors stay, so that a second adjustment does not believe the first one's result twice.
/// </summary>
public sealed record Network
{
    public required IReadOnlyList<CameraGroup> Cameras { get; init; }

    public required IReadOnlyList<Station> Stations { get; init; }

    public required IReadOnlyList<NetworkView> Views { get; init; }

    /// <summary>The cameras of the rig; by default there is one.</summary>
    public IReadOnlyList<Eye> Eyes { get; init; } = [Eye.First()];

    /// <summary>The lever of all stations that stand on a pivot.</summary>
    public Mast? Mast { get; init; }

    public IReadOnlyList<Pivot> Pivots { get; init; } = [];

    public IReadOnlyList<SharedError> SharedErrors { get; init; } = [];

    /// <summary>Pictures without a rig: each stands on its own.</summary>
    /// <param name="views">Their models are grouped by equality.</param>
    /// <param name="sigmas">Of every lens.</param>
    /// <param name="rotationRad">Sigma of each pose about each axis, radians.</param>
    /// <param name="positionM">Sigma of each place, metres; 0 for pictures from one spot.</param>
    public static Network Of(IReadOnlyList<View> views, InteriorSigmas sigmas, double rotationRad, double positionM = 0)
    {
        var models = views.Select(view => view.Camera).Distinct().ToArray();
        return new()
        {
            Cameras = [.. models.Select((model, i) => new CameraGroup($"{i}", model) { Sigmas = sigmas })],
            Stations = [.. views.Select(view => Station.At(view.SiteFromCamera, rotationRad, positionM))],
            Views = [.. views.Select((view, i) => new NetworkView(view.Id, i, 0, Array.IndexOf(models, view.Camera)))],
        };
    }

    /// <summary>A picture with its pose and lens as they are believed now.</summary>
    public View View(int index)
    {
        var view = Views[index];
        return new(view.Id, Cameras[view.Camera].Model, Stations[view.Station].SiteFromRig * Eyes[view.Eye].RigFromEye);
    }

    /// <summary>All pictures, in order.</summary>
    public IReadOnlyList<View> ToViews() => [.. Enumerable.Range(0, Views.Count).Select(View)];
}
