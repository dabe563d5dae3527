using System.Text.Json.Nodes;

namespace Farside.Simulator.Instruments.Radar;

/// <summary>What is true of a period, for the truth beside the archive.</summary>
static class LprTruth
{
    const double NearM = 5; // rocks further aside than this from every place are not listed
    const double DeepestListedM = 46;

    public static JsonObject Of(LprPeriod period, LprDrive drive, Subsurface ground, TimeZeroDrift drift)
    {
        LprChannel[] channels = [LprChannel.Channel1, LprChannel.Channel2A, LprChannel.Channel2B];
        return new()
        {
            ["sequence"] = period.Sequence,
            ["start"] = period.Start.ToUtcText(),
            ["stop"] = period.Stop.ToUtcText(),
            ["drive"] = Drive(period, drive),
            ["channels"] = new JsonArray([.. channels.Select(channel => Channel(channel, period, drive, drift))]),
            ["timeZero"] = TimeZero(drift),
            ["ground"] = Ground(ground),
            ["rocks"] = new JsonArray([.. Rocks(period, ground)]),
        };
    }

    static JsonObject Drive(LprPeriod period, LprDrive drive) => new()
    {
        ["lengthM"] = Round(drive.LengthM),
        ["speedMPerS"] = LprDrive.SpeedMPerS,
        ["pathM"] = new JsonArray([.. period.Path.Select(place => new JsonArray(Round(place.East), Round(place.North)))]),
        ["legs"] = new JsonArray([.. drive.Legs.Select(leg => new JsonObject
        {
            ["start"] = (period.Start + TimeSpan.FromSeconds(leg.StartS)).ToUtcText(),
            ["stop"] = (period.Start + TimeSpan.FromSeconds(leg.StopS)).ToUtcText(),
            ["fromM"] = Round(leg.FromM),
            ["toM"] = Round(leg.ToM),
        })]),
        ["referencePointM"] = new JsonArray(Round(drive.Reference.East), Round(drive.Reference.North), Round(drive.Reference.Up)),
        ["navigation"] = new JsonArray([.. drive.Fixes.Select(fix => new JsonObject
        {
            ["from"] = (period.Start + TimeSpan.FromSeconds(fix.AtS)).ToUtcText(),
            ["alongM"] = fix.AlongM is { } along ? Round(along) : null,
        })]),
    };

    static JsonObject Channel(LprChannel channel, LprPeriod period, LprDrive drive, TimeZeroDrift drift)
    {
        var times = LprRecorder.TimesOf(channel.IsChannel1, period.DurationS);
        return new()
        {
            ["payload"] = channel.Payload,
            ["traces"] = times.Count,
            ["standingShare"] = Round(times.Count(ms => !drive.IsMovingAt(ms / 1000.0)) / (double)times.Count),
            ["antennaHeightM"] = channel.AntennaHeightM,
            ["samplingNs"] = channel.SamplingNs,
            ["timeZeroSampleFirst"] = Round(channel.TimeZeroSample + (drift.NsAt(times[0] / 1000.0) / channel.SamplingNs)),
            ["timeZeroSampleLast"] = Round(channel.TimeZeroSample + (drift.NsAt(times[^1] / 1000.0) / channel.SamplingNs)),
            ["directWaveSample"] = channel.DirectWave is { } wave ? Round(wave.Sample + (drift.NsAt(times[0] / 1000.0) / channel.SamplingNs)) : null,
        };
    }

    static JsonObject TimeZero(TimeZeroDrift drift) => new()
    {
        ["laterByNs"] = "nsPerC · (startC + warmsByC · (1 − exp(−seconds / warmsInS)) − warmsByC / 2 − referenceC)",
        ["startC"] = Round(drift.StartC),
        ["referenceC"] = TimeZeroDrift.ReferenceC,
        ["nsPerC"] = TimeZeroDrift.NsPerC,
        ["warmsByC"] = TimeZeroDrift.WarmsByC,
        ["warmsInS"] = TimeZeroDrift.WarmsInS,
    };

    static JsonObject Ground(Subsurface ground) => new()
    {
        ["depth"] = "bottomM · (1 + Σ site waves + Σ boundary waves); a wave is share · sin(radPerMEast · east + radPerMNorth · north + phaseRad); below the surface at that place",
        ["nearField"] = Waves(ground.NearField),
        ["site"] = Waves(ground.Site),
        ["layers"] = new JsonArray([.. ground.Layers.Select((layer, i) => new JsonObject
        {
            ["bottomM"] = double.IsFinite(layer.BottomM) ? layer.BottomM : null,
            ["permittivity"] = layer.Permittivity,
            ["lossTangent"] = layer.LossTangent,
            ["roughnessM"] = layer.RoughnessM,
            ["rocksPerM3"] = layer.RocksPerM3,
            ["boundary"] = i < ground.Boundaries.Count ? Waves(ground.Boundaries[i]) : null,
        })]),
    };

    static JsonArray Waves(Undulation undulation) => new([.. undulation.Waves.Select(wave => new JsonObject
    {
        ["share"] = wave.Share,
        ["radPerMEast"] = wave.PerMEast,
        ["radPerMNorth"] = wave.PerMNorth,
        ["phaseRad"] = wave.PhaseRad,
    })]);

    static IEnumerable<JsonObject> Rocks(LprPeriod period, Subsurface ground)
    {
        return from rock in ground.RocksWithin(MapBounds.Around(period.Path, NearM, 0), DeepestListedM)
               where period.Path.Any(place => Square(place.East - rock.East) + Square(place.North - rock.North) < NearM * NearM)
               select new JsonObject
               {
                   ["eastM"] = Round(rock.East),
                   ["northM"] = Round(rock.North),
                   ["depthM"] = Round(rock.DepthM),
                   ["radiusM"] = Round(rock.RadiusM),
                   ["permittivity"] = Round(rock.Permittivity),
                   ["reflection"] = Round(rock.Reflection),
                   ["channel2StrengthM"] = Round(rock.Strength(LprChannel.Channel2B.WavesPerM(rock.GroundPermittivity))),
                   ["twoWayNsFromSurface"] = Round(ground.TwoWayNs(rock.DepthM, rock.East, rock.North)),
               };
    }

    static double Square(double value) => value * value;

    static double Round(double value) => Math.Round(value, 6);
}
