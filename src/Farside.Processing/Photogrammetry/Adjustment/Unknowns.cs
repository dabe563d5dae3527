namespace Farside.Processing.Photogrammetry.Adjustment;

/// <summary>
/// Which column of the reduced normal matrix each number of a network has; −1 = it is held. Stations come first, ordered so that those with
/// common ties lie near each other; what many stations share comes last.
/// </summary>
sealed class Unknowns
{
    const int LensNumbers = 8;

    /// <param name="neighbours">For each station those it has ties with.</param>
    public Unknowns(Network network, Structure structure, IReadOnlyList<IReadOnlyCollection<int>> neighbours)
    {
        IsSpatial = structure == Structure.Points;
        var order = BandOrder.Of(neighbours);
        (StationRotation, StationPlace) = (Held(network.Stations.Count), Held(network.Stations.Count));
        foreach (var i in order)
        {
            var station = network.Stations[i];
            StationRotation[i] = Take(!station.Prior.RotationRad.IsKnown);
            StationPlace[i] = Take(IsSpatial && station.Pivot is null && !station.Prior.PositionM.IsKnown);
        }

        BorderStart = Count;
        SharedRotation = [.. network.SharedErrors.Select(error => Take(!error.RotationRad.IsKnown))];
        SharedShift = [.. network.SharedErrors.Select(error => Take(IsSpatial && !error.PositionM.IsKnown))];
        EyeRotation = [.. network.Eyes.Select((eye, i) => Take(i > 0 && eye.Prior is { } prior && !prior.RotationRad.IsKnown))];
        EyePlace = [.. network.Eyes.Select((eye, i) => Take(IsSpatial && i > 0 && eye.Prior is { } prior && !prior.PositionM.IsKnown))];
        Lever = Take(IsSpatial && network.Mast is { } mast && !mast.SigmaM.IsKnown);
        Pivot = [.. network.Pivots.Select(pivot => Take(IsSpatial && !pivot.SigmaM.IsKnown))];
        Lens = [.. network.Cameras.Select(LensColumns)];
        Columns = [.. network.Views.Select(view => ColumnsOf(network, view))];
        First = Envelope(network, neighbours);
    }

    public bool IsSpatial { get; }

    public int Count { get; private set; }

    /// <summary>From here on columns belong to what stations share.</summary>
    public int BorderStart { get; }

    public int[] StationRotation { get; }

    public int[] StationPlace { get; }

    public int[] SharedRotation { get; }

    public int[] SharedShift { get; }

    public int[] EyeRotation { get; }

    public int[] EyePlace { get; }

    public int Lever { get; }

    public int[] Pivot { get; }

    /// <summary>[camera][number].</summary>
    public int[][] Lens { get; }

    /// <summary>For each view the columns that move its pixels, in the order in which <see cref="ViewModel"/> gives their derivatives.</summary>
    public int[][] Columns { get; }

    /// <summary>For each row of the normal matrix its first column that may differ from zero.</summary>
    public int[] First { get; }

    /// <summary>Column of a view's base: its station's place, or the pivot under it.</summary>
    public int Base(Network network, NetworkView view) =>
        network.Stations[view.Station].Pivot is { } pivot ? Pivot[pivot] : StationPlace[view.Station];

    /// <summary>Column of a view's lever; none for a station that stands free.</summary>
    public int LeverOf(Network network, NetworkView view) => network.Stations[view.Station].Pivot is null ? -1 : Lever;

    /// <summary>What a column belongs to, for messages.</summary>
    public string NameOf(Network network, int column)
    {
        bool Owns(int first) => first >= 0 && column >= first && column < first + 3;
        for (var i = 0; i < StationRotation.Length; i++)
        {
            if (Owns(StationRotation[i]) || Owns(StationPlace[i]))
                return $"the {(Owns(StationRotation[i]) ? "rotation" : "position")} of {network.Views.FirstOrDefault(view => view.Station == i)?.Id ?? $"station {i}"}";
        }

        var eye = Array.FindIndex(EyeRotation, Owns) + Array.FindIndex(EyePlace, Owns) + 1;
        return eye >= 0 ? $"eye {network.Eyes[eye].Name}"
            : Owns(Lever) ? "the mast's lever"
            : Pivot.Any(Owns) ? "a mast's pivot"
            : SharedRotation.Concat(SharedShift).Any(Owns) ? "a shared error"
            : $"the lens of camera {network.Cameras[Array.FindIndex(Lens, lens => lens.Contains(column))].Name}";
    }

    static int[] Held(int count) => [.. Enumerable.Repeat(-1, count)];

    int Take(bool isFree)
    {
        if (!isFree)
            return -1;
        Count += 3;
        return Count - 3;
    }

    int[] LensColumns(CameraGroup camera)
    {
        var columns = Held(LensNumbers);
        if (camera.Model is not Core.Geometry.BrownCamera)
            return columns;
        var sigmas = camera.Sigmas.ToArray();
        for (var i = 0; i < LensNumbers; i++)
        {
            if (sigmas[i] > 0)
                columns[i] = Count++;
        }

        return columns;
    }

    int[] ColumnsOf(Network network, NetworkView view)
    {
        int[] blocks =
        [
            StationRotation[view.Station], Base(network, view), LeverOf(network, view), EyeRotation[view.Eye], EyePlace[view.Eye],
        ];
        return
        [
            .. blocks.Where(block => block >= 0).SelectMany(block => new[] { block, block + 1, block + 2 }),
            .. Lens[view.Camera].Where(column => column >= 0),
        ];
    }

    int[] Envelope(Network network, IReadOnlyList<IReadOnlyCollection<int>> neighbours)
    {
        var first = new int[Count];
        for (var i = 0; i < network.Stations.Count; i++)
        {
            int[] own = [StationRotation[i], StationPlace[i]];
            var least = neighbours[i].Append(i).SelectMany(j => new[] { StationRotation[j], StationPlace[j] })
                .Where(column => column >= 0).DefaultIfEmpty(0).Min();
            foreach (var column in own.Where(column => column >= 0))
            {
                for (var k = column; k < column + 3; k++)
                    first[k] = Math.Min(least, column);
            }
        }

        return first;
    }
}
