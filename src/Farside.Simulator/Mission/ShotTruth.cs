using System.Text.Json.Nodes;
using Farside.Core.Geometry;
using Farside.Core.Sky;
using Farside.Simulator.Instruments;

namespace Farside.Simulator.Mission;

/// <summary>What is true of one exposure.</summary>
static class ShotTruth
{
    /// <param name="scene">Its Sun cast the shadows, up to five minutes off the shot's own.</param>
    /// <param name="fullScaleDn">Largest data number of the stored frame.</param>
    public static JsonObject Of(Shot shot, Scene scene, Exposure exposure, Sensor sensor, float fullScaleDn)
    {
        var camera = shot.Camera;
        var truth = new JsonObject
        {
            ["product"] = shot.Name.FileName,
            ["time"] = shot.Time.ToUtcText(),
            ["camera"] = new JsonObject
            {
                ["width"] = camera.Width,
                ["height"] = camera.Height,
                ["focalLengthPx"] = camera.FocalLengthPx,
                ["principalColumn"] = camera.PrincipalColumn,
                ["principalRow"] = camera.PrincipalRow,
                ["k1"] = camera.K1,
                ["k2"] = camera.K2,
                ["k3"] = camera.K3,
                ["p1"] = camera.P1,
                ["p2"] = camera.P2,
            },
            ["siteFromCamera"] = Pose(shot.SiteFromCamera),
            ["mast"] = new JsonObject { ["pitchDeg"] = shot.Mast.PitchDeg, ["yawDeg"] = shot.Mast.YawDeg },
            ["sun"] = Sun(shot.Sun),
            ["shadowsSun"] = Sun(scene.Sun),
            ["exposureMs"] = exposure.Milliseconds,
            ["fullScaleDn"] = fullScaleDn,
            ["dnPerRadianceFactor"] = exposure.DnPerLight,
            ["neutral"] = new JsonArray([.. sensor.Neutral.Select(number => JsonValue.Create(number))]),
            ["hotPixels"] = new JsonArray([.. sensor.HotPixels.Select(pixel => new JsonArray(pixel.Column, pixel.Row, pixel.DnPerMs))]),
            ["deadColumns"] = new JsonArray([.. sensor.DeadColumns.Select(column => JsonValue.Create(column))]),
        };
        if (shot.View.Rover is { } rover)
        {
            truth["rover"] = new JsonObject
            {
                ["placeM"] = new JsonArray(rover.Ground.X, rover.Ground.Y, rover.Ground.Z),
                ["headingDeg"] = rover.HeadingDeg,
                ["pitchDeg"] = rover.PitchDeg,
                ["rollDeg"] = rover.RollDeg,
            };
        }

        return truth;
    }

    static JsonObject Sun(SunPosition sun) => new() { ["azimuthDeg"] = sun.Azimuth.Degrees, ["elevationDeg"] = sun.Elevation.Degrees };

    static JsonObject Pose(Pose<SiteFrame, CameraFrame> pose)
    {
        var (r, o) = (pose.Rotation, pose.Origin);
        return new()
        {
            ["rotation"] = new JsonArray(r.M11, r.M12, r.M13, r.M21, r.M22, r.M23, r.M31, r.M32, r.M33),
            ["originM"] = new JsonArray(o.X, o.Y, o.Z),
        };
    }
}
