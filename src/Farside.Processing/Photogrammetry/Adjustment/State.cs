using Farside.Core.Geometry;

namespace Farside.Processing.Photogrammetry.Adjustment;

/// <summary>All numbers of a network as they are believed at one step of its solution; points excepted.</summary>
sealed class State
{
    /// <summary>Of a Brown camera its eight numbers in the order of <see cref="InteriorSigmas"/>.</summary>
    public required double[][] Lenses { get; init; }

    /// <summary>rigFromEye.</summary>
    public required Stand[] Eyes { get; init; }

    /// <summary>siteFromRig; of a station on a mast the origin is that of the last <see cref="Settle"/>.</summary>
    public required Stand[] Stations { get; init; }

    public V3 Lever { get; set; }

    public required V3[] Pivots { get; init; }

    /// <summary>Turns and shifts of shared errors.</summary>
    public required Stand[] Shared { get; init; }

    public static State From(Network network)
    {
        var state = new State
        {
            Lenses = [.. network.Cameras.Select(camera => camera.Model is BrownCamera brown ? NumbersOf(brown) : [])],
            Eyes = [.. network.Eyes.Select(eye => Stand.From(eye.RigFromEye))],
            Stations = [.. network.Stations.Select(station => Stand.From(station.SiteFromRig))],
            Lever = network.Mast is { } mast ? V3.From(mast.LeverM) : default,
            Pivots = [.. network.Pivots.Select(pivot => V3.From(pivot.PositionM))],
            Shared = [.. network.SharedErrors.Select(error => new Stand(M3.From(error.Rotation), V3.From(error.Shift)))],
        };
        state.Settle(network);
        return state;
    }

    public static double[] NumbersOf(BrownCamera c) => [c.FocalLengthPx, c.PrincipalColumn, c.PrincipalRow, c.K1, c.K2, c.K3, c.P1, c.P2];

    public static BrownCamera Camera(int width, int height, ReadOnlySpan<double> n) =>
        new(width, height, n[0], n[1], n[2]) { K1 = n[3], K2 = n[4], K3 = n[5], P1 = n[6], P2 = n[7] };

    public State Copy() => new()
    {
        Lenses = [.. Lenses.Select(lens => (double[])lens.Clone())],
        Eyes = [.. Eyes],
        Stations = [.. Stations],
        Lever = Lever,
        Pivots = [.. Pivots],
        Shared = [.. Shared],
    };

    /// <summary>Puts the stations of masts where their pivot, lever and rotation say.</summary>
    public void Settle(Network network)
    {
        for (var i = 0; i < Stations.Length; i++)
        {
            if (network.Stations[i].Pivot is { } pivot)
                Stations[i] = Stations[i] with { Origin = Pivots[pivot] + (Stations[i].Rotation * Lever) };
        }
    }

    /// <summary>siteFromCamera of a view.</summary>
    public Stand ViewStand(NetworkView view)
    {
        var (station, eye) = (Stations[view.Station], Eyes[view.Eye]);
        return new(station.Rotation * eye.Rotation, station.Origin + (station.Rotation * eye.Origin));
    }

    /// <summary>The network with these values in it.</summary>
    public Network Into(Network network) => network with
    {
        Cameras = [.. network.Cameras.Select((camera, i) => camera.Model is BrownCamera brown
            ? camera with { Model = Camera(brown.Width, brown.Height, Lenses[i]), Prior = camera.Prior ?? brown }
            : camera)],
        Eyes = [.. network.Eyes.Select((eye, i) => eye with { RigFromEye = Eyes[i].ToPose<CameraFrame>() })],
        Stations = [.. network.Stations.Select((station, i) => station with { SiteFromRig = Stations[i].ToPose<SiteFrame>() })],
        Mast = network.Mast is { } mast ? mast with { LeverM = Lever.ToPoint<CameraFrame>() } : null,
        Pivots = [.. network.Pivots.Select((pivot, i) => pivot with { PositionM = Pivots[i].ToPoint<SiteFrame>() })],
        SharedErrors = [.. network.SharedErrors.Select((error, i) => error with
        {
            Rotation = Shared[i].Rotation.ToRotation<SiteFrame, SiteFrame>(),
            Shift = Shared[i].Origin.ToPoint<SiteFrame>(),
        })],
    };

    /// <summary>The state a step further, a number a column; turns are about the axes of what poses lead to.</summary>
    public State Moved(Network network, Unknowns unknowns, double[] step)
    {
        var next = Copy();
        Move(next.Stations, unknowns.StationRotation, unknowns.StationPlace, step);
        Move(next.Shared, unknowns.SharedRotation, unknowns.SharedShift, step);
        Move(next.Eyes, unknowns.EyeRotation, unknowns.EyePlace, step);
        next.Lever += At(step, unknowns.Lever);
        for (var i = 0; i < next.Pivots.Length; i++)
            next.Pivots[i] += At(step, unknowns.Pivot[i]);
        for (var c = 0; c < next.Lenses.Length; c++)
        {
            for (var i = 0; i < next.Lenses[c].Length; i++)
                next.Lenses[c][i] += unknowns.Lens[c][i] >= 0 ? step[unknowns.Lens[c][i]] : 0;
        }

        next.Settle(network);
        return next;
    }

    static void Move(Stand[] stands, int[] rotation, int[] place, double[] step)
    {
        for (var i = 0; i < stands.Length; i++)
        {
            stands[i] = new(
                rotation[i] < 0 ? stands[i].Rotation : (M3.Exp(At(step, rotation[i])) * stands[i].Rotation).Orthonormal(),
                stands[i].Origin + At(step, place[i]));
        }
    }

    static V3 At(double[] step, int column) => column < 0 ? default : new(step[column], step[column + 1], step[column + 2]);
}
