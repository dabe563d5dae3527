using Farside.Processing.Photogrammetry.Adjustment;

namespace Farside.Tests.Processing.Photogrammetry.Adjustment;

public sealed class DerivativeTests
{
    const double Step = 1e-6;

    /// <summary>A near point, a far one, one at infinity.</summary>
    [Theory]
    [InlineData(0.3)]
    [InlineData(1e-3)]
    [InlineData(0)]
    public void Each_derivative_of_a_pixel_is_what_a_small_step_does(double inverseDistance)
    {
        var (network, unknowns, state) = Everything(Structure.Points);

        // The right eye of the last station stands on a mast; the picture after it stands free.
        foreach (var view in new[] { network.Views.Count - 2, network.Views.Count - 1 })
        {
            var model = new ViewModel(network, unknowns, state, view);
            var spot = Spot(model, inverseDistance);
            var byPoint = new double[6];
            var byUnknown = new double[2 * model.Columns.Length];
            Assert.True(model.Linearise(spot, out _, out _, byPoint, byUnknown));

            for (var i = 0; i < model.Columns.Length; i++)
                AssertSlope(byUnknown[i], byUnknown[model.Columns.Length + i], step => At(network, unknowns, state, view, spot, model.Columns[i], step));
            for (var k = 0; k < 3; k++)
                AssertSlope(byPoint[k], byPoint[3 + k], step => Pixel(model, spot.Moved([k == 0 ? step : 0, k == 1 ? step : 0, k == 2 ? step : 0])));
        }
    }

    [Fact]
    public void Directions_move_with_turns_and_lenses_alone()
    {
        var (network, unknowns, state) = Everything(Structure.Directions);
        var model = new ViewModel(network, unknowns, state, 1);
        var spot = Spot(model, 0.2);

        Assert.Equal(unknowns.Count, (3 * network.Stations.Count) + 3 + 3 + (8 * 2));
        var byUnknown = new double[2 * model.Columns.Length];
        Assert.True(model.Linearise(spot, out _, out _, new double[6], byUnknown));
        for (var i = 0; i < model.Columns.Length; i++)
            AssertSlope(byUnknown[i], byUnknown[model.Columns.Length + i], step => At(network, unknowns, state, 1, spot, model.Columns[i], step));
    }

    [Fact]
    public void A_lens_that_is_no_Brown_lens_is_differentiated_by_steps()
    {
        var (network, _, _) = Everything(Structure.Points);
        var lens = MadeRings.LeftLens with { K1 = 0, K2 = 0, P1 = 0, P2 = 0 };
        var brown = network with { Cameras = [new("L", lens), network.Cameras[1]] };
        var other = network with { Cameras = [new("L", lens.Pinhole), network.Cameras[1]] };

        var (a, b) = (Slopes(brown), Slopes(other));

        Assert.All(a.Zip(b), pair => Assert.InRange(Math.Abs(pair.First - pair.Second), 0, 1e-5 * Math.Max(1, Math.Abs(pair.First))));
    }

    static double[] Slopes(Network network)
    {
        var unknowns = new Unknowns(network, Structure.Points, [.. network.Stations.Select(_ => Array.Empty<int>())]);
        var model = new ViewModel(network, unknowns, State.From(network), 0);
        var byPoint = new double[6];
        Assert.True(model.Linearise(Spot(model, 0.3), out _, out _, byPoint));
        return byPoint;
    }

    static (Network Network, Unknowns Unknowns, State State) Everything(Structure structure)
    {
        var (_, stated) = MadeRings.Stereo(new(5), 2, [-15]);
        var free = Station.At(new(Turning.Towards(7, -11, 2), new(3.2, -12.3, 1.6)), 0.01, 0.1);
        var all = new InteriorSigmas { FocalLengthPx = 1, PrincipalColumn = 1, PrincipalRow = 1, K1 = 1, K2 = 1, K3 = 1, P1 = 1, P2 = 1 };
        var network = stated with
        {
            Cameras = [.. stated.Cameras.Select(camera => camera with { Sigmas = all })],
            Stations = [.. stated.Stations, free],
            Views = [.. stated.Views, new("free", stated.Stations.Count, 0, 0)],
        };
        return (network, new(network, structure, [.. network.Stations.Select(_ => Array.Empty<int>())]), State.From(network));
    }

    static TrackPoint Spot(ViewModel model, double inverseDistance) =>
        new(model.Centre + new V3(0.02, -0.03, 0.01), model.Ray(150, 330), inverseDistance);

    static void AssertSlope(double inColumn, double inRow, Func<double, (double Column, double Row)> pixel)
    {
        var (after, before) = (pixel(Step), pixel(-Step));
        var scale = Math.Max(1, Math.Abs(inColumn) + Math.Abs(inRow));
        Assert.InRange(Math.Abs(((after.Column - before.Column) / (2 * Step)) - inColumn), 0, 1e-6 * scale);
        Assert.InRange(Math.Abs(((after.Row - before.Row) / (2 * Step)) - inRow), 0, 1e-6 * scale);
    }

    static (double Column, double Row) At(Network network, Unknowns unknowns, State state, int view, TrackPoint spot, int column, double size)
    {
        var step = new double[unknowns.Count];
        step[column] = size;
        return Pixel(new(network, unknowns, state.Moved(network, unknowns, step), view), spot);
    }

    static (double Column, double Row) Pixel(ViewModel model, TrackPoint spot)
    {
        Assert.True(model.Project(spot, out var column, out var row));
        return (column, row);
    }
}
