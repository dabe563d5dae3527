using System.Text.Json.Nodes;
using Farside.Simulator.Instruments;

namespace Farside.Simulator.Mission;

/// <summary>What is true of one exposure.</summary>
static class ShotTruth
{
    public static JsonObject Of(Shot shot)
    {
        var (r, o) = (shot.SiteFromCamera.Rotation, shot.SiteFromCamera.Origin);
        return new()
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
        };
    }
}
