namespace Farside.Processing.Photogrammetry.Adjustment;

/// <summary>Refuses networks that contradict themselves, before they do so in the middle of a solution.</summary>
static class NetworkCheck
{
    public static void Refuse(Network network, IReadOnlyList<Track> tracks)
    {
        foreach (var view in network.Views)
        {
            Within(view.Station, network.Stations.Count, $"{view.Id}: station");
            Within(view.Eye, network.Eyes.Count, $"{view.Id}: eye");
            Within(view.Camera, network.Cameras.Count, $"{view.Id}: camera");
        }

        for (var i = 0; i < network.Stations.Count; i++)
            Refuse(network, network.Stations[i], $"station {i}");
        foreach (var eye in network.Eyes)
            Whole(eye.Prior?.RotationRad, $"eye {eye.Name}: rotation", eye.Prior?.PositionM, $"eye {eye.Name}: position");
        Whole(network.Mast?.SigmaM, "mast: lever", null, "");
        foreach (var pivot in network.Pivots)
            Whole(pivot.SigmaM, "pivot", null, "");
        foreach (var error in network.SharedErrors)
            Whole(error.RotationRad, "shared error: rotation", error.PositionM, "shared error: position");
        foreach (var camera in network.Cameras)
        {
            if (camera.Sigmas.ToArray().Any(sigma => !(sigma >= 0)))
                throw new ArgumentException($"camera {camera.Name}: found a negative sigma; expected 0 (held) or more.", nameof(network));
        }

        foreach (var track in tracks)
            Refuse(network, track);
    }

    static void Refuse(Network network, Station station, string name)
    {
        if (station.Pivot is { } pivot)
        {
            Within(pivot, network.Pivots.Count, $"{name}: pivot");
            if (network.Mast is null)
                throw new ArgumentException($"{name}: stands on a pivot, but the network has no mast; expected its lever.", nameof(network));
        }

        if (station.SharedError is { } error)
            Within(error, network.SharedErrors.Count, $"{name}: shared error");
        Whole(station.Prior.RotationRad, $"{name}: rotation", station.Prior.PositionM, $"{name}: position");
    }

    static void Refuse(Network network, Track track)
    {
        for (var i = 0; i < track.Points.Count; i++)
        {
            var point = track.Points[i];
            Within(point.View, network.Views.Count, "track: view");
            if (!double.IsFinite(point.Column) || !double.IsFinite(point.Row))
                throw new ArgumentException($"track in {network.Views[point.View].Id}: found {point.Column}, {point.Row}; expected a pixel.", nameof(track));
            for (var j = 0; j < i; j++)
            {
                if (track.Points[j].View == point.View)
                    throw new ArgumentException($"track: found two points in {network.Views[point.View].Id}; expected one.", nameof(track));
            }
        }
    }

    static void Within(int index, int count, string what)
    {
        if (index < 0 || index >= count)
            throw new ArgumentException($"{what}: found {index}; expected 0 to {count - 1}.");
    }

    static void Whole(Sigma3? first, string firstName, Sigma3? second, string secondName)
    {
        Whole(first, firstName);
        Whole(second, secondName);
    }

    static void Whole(Sigma3? sigma, string name)
    {
        if (sigma is not { IsKnown: false } s)
            return;
        if (!(s.X > 0 && s.Y > 0 && s.Z > 0))
            throw new ArgumentException($"{name}: found sigmas {s.X}, {s.Y}, {s.Z}; expected all zero (held) or all positive.");
    }
}
