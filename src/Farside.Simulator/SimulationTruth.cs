using System.Text.Json.Nodes;
using Farside.Simulator.Faults;
using Farside.Simulator.Instruments;

namespace Farside.Simulator;

/// <summary>What is true of a simulated archive, gathered while it is written. <c>run</c> never reads it.</summary>
sealed class SimulationTruth
{
    readonly JsonArray _shots = [];
    JsonObject _terrain = [];
    JsonObject _radar = [];

    public void Terrain(uint seed, double originHeightM) => _terrain = new() { ["seed"] = seed, ["heightAtOriginM"] = Round(originHeightM) };

    public void Shot(Shot shot)
    {
        var (r, o) = (shot.SiteFromCamera.Rotation, shot.SiteFromCamera.Origin);
        _shots.Add(new JsonObject
        {
            ["product"] = shot.Name.FileName,
            ["time"] = shot.Time.ToUtcText(),
            ["camera"] = new JsonObject
            {
                ["width"] = shot.Camera.Width,
                ["height"] = shot.Camera.Height,
                ["focalLengthPx"] = shot.Camera.FocalLengthPx,
                ["principalColumn"] = shot.Camera.PrincipalColumn,
                ["principalRow"] = shot.Camera.PrincipalRow,
            },
            ["siteFromCamera"] = new JsonObject { ["rotation"] = new JsonArray(r.M11, r.M12, r.M13, r.M21, r.M22, r.M23, r.M31, r.M32, r.M33), ["originM"] = new JsonArray(o.X, o.Y, o.Z) },
            ["mast"] = new JsonObject { ["pitchDeg"] = shot.Mast.PitchDeg, ["yawDeg"] = shot.Mast.YawDeg },
            ["sun"] = new JsonObject { ["azimuthDeg"] = shot.Sun.Azimuth.Degrees, ["elevationDeg"] = shot.Sun.Elevation.Degrees },
        });
    }

    public void Radar(LprDrive drive, Subsurface ground) => _radar = new()
    {
        ["start"] = drive.Start.ToUtcText(),
        ["durationS"] = drive.DurationS,
        ["drivenM"] = Round(drive.LengthM),
        ["referenceM"] = new JsonArray(Round(drive.Reference.East), Round(drive.Reference.North), Round(drive.Reference.Up)),
        ["layers"] = new JsonArray([.. ground.Layers.Select(layer => new JsonObject { ["depthM"] = layer.DepthM, ["permittivityAbove"] = layer.Permittivity })]),
        ["rocks"] = new JsonArray([.. ground.Rocks.Select(rock =>
            new JsonObject { ["alongM"] = Round(rock.AlongM), ["asideM"] = Round(rock.AsideM), ["depthM"] = Round(rock.DepthM) })]),
    };

    public JsonObject ToJson(SimulationOptions options, IReadOnlyList<string> files, DamageReport damage) => new()
    {
        ["simulated"] = true,
        ["options"] = SimulatedStore.Signature(options),
        ["files"] = new JsonArray([.. files.Select(file => JsonValue.Create(file))]),
        ["faults"] = new JsonArray([.. damage.Harms.Select(harm => harm.ToJson())]),
        ["faultsLeftOut"] = new JsonArray([.. damage.LeftOut.Select(line => JsonValue.Create(line))]),
        ["terrain"] = _terrain,
        ["roverPathM"] = new JsonArray([.. Schedule.RoverPath.Select(place => new JsonArray(Round(place.X), Round(place.Y)))]),
        ["shots"] = _shots,
        ["radar"] = _radar,
    };

    static double Round(double value) => Math.Round(value, 6);
}
