using Farside.Core.Rasters;
using Farside.Processing.Radar;
using Farside.Simulator.Instruments.Radar;

namespace Farside.Tests.Simulator.Radar;

/// <summary>The chain on simulated records whose ground is known: depths come out within two parts in a hundred.</summary>
public sealed class RadarTruthTests
{
    static readonly LprChannel Channel = LprChannel.Channel2B;

    [Theory]
    [InlineData(5, 3.0, 9)]
    [InlineData(9, 3.4, 9)]
    [InlineData(12, 3.5, 9)]
    public void A_layers_depth_comes_out_within_two_percent(double depthM, double above, double below)
    {
        var drive = RadarBytes.Period([.. Enumerable.Range(0, 11).Select(i => (0.0, 0.2 * i))], 240);
        var ground = new Subsurface(4, [new(depthM, above, 0.004, 0), new(double.PositiveInfinity, below, 0.004, 0)], []);
        var (section, truth) = (Section(RadarBytes.Record(Channel, drive, ground), Channel), RadarBytes.Truth(Channel, drive, ground));

        var zeroed = RadarChain.Run(section, [Zero, new DewowStep(), new BandPassStep { Order = 4 }], RadarWork.All);

        foreach (var trace in new[] { 0, zeroed.Traces / 2, zeroed.Traces - 1 })
        {
            var row = zeroed.Echo.Row(trace).ToArray().Select(echo => Math.Abs(echo.Value)).ToArray();
            var from = (int)zeroed.SampleAt(40); // the direct wave and its ringing lie before
            var found = from + Array.IndexOf(row[from..], row[from..].Max());
            var trueM = ground.DepthAt(0, truth[trace].EastM, truth[trace].NorthM);
            Assert.Equal(trueM, new Depth(above, above, above).At(zeroed.NsOf(found)), 0.02 * trueM);
        }
    }

    [Theory]
    [InlineData(3, 3.4)]
    [InlineData(5, 3.0)]
    public void A_rocks_hyperbola_gives_its_depth_and_its_grounds_permittivity(double depthM, double permittivity)
    {
        var drive = RadarBytes.Period([.. Enumerable.Range(0, 41).Select(i => (0.0, 0.2 * i))], 240);
        var ground = new Subsurface(4, [new(double.PositiveInfinity, permittivity, 0.004, 0)], [new(0, 4, depthM, 0.3, 8, GroundLayer.Fresnel(permittivity, 8))]);
        var (section, truth) = (Section(RadarBytes.Record(Channel, drive, ground), Channel), RadarBytes.Truth(Channel, drive, ground));
        var placed = truth.Select((trace, i) => new PlacedTrace(i, trace.NorthM - truth[0].NorthM, trace.Time, new(trace.EastM, trace.NorthM, trace.UpM), null)).Where((_, i) => truth[i].IsMoving).ToList();
        var (echo, _) = EvenSpacing.Resample(placed, i => section.Echo.Row((int)placed[i].Number).ToArray(), section.Samples, 0.036);
        var filtered = RadarChain.Run(section with { Echo = echo, SpacingM = 0.036 }, [Zero, new DewowStep(), new BandPassStep { Order = 4 }, new BackgroundStep()], RadarWork.All);

        var found = HyperbolaFit.At(filtered, (int)((4 - placed[0].Place.Y) / 0.036), 2 * depthM / Depth.Velocity(permittivity), new())!.Value;

        Assert.Equal(depthM, found.DepthM, 0.02 * depthM);
        Assert.Equal(permittivity, found.Permittivity, 0.05 * permittivity);
    }

    static TimeZeroStep Zero => new() { OffsetNs = (Channel.TimeZeroSample - Channel.DirectWave!.Value.Sample) * Channel.SamplingNs, HeightM = Channel.AntennaHeightM };

    static RadarSection Section(byte[] bytes, LprChannel channel)
    {
        var echoes = RadarBytes.Echoes(bytes, channel);
        return new() { Echo = new Raster<Linear>(channel.Samples, echoes.Count, [.. echoes.SelectMany(echo => echo.Select(value => new Linear((float)value)))]), IntervalNs = channel.SamplingNs };
    }
}
