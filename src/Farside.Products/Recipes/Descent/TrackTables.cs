using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Farside.Core.Geometry;
using Farside.Core.Time;

namespace Farside.Products.Recipes.Descent;

/// <summary>A track as a table for spreadsheets and as lines on the Moon.</summary>
static class TrackTables
{
    const string Head = "frame,index,utc,seconds,state,key,solved,part,east_m,north_m,up_m,height_m,sigma_east_m,sigma_north_m,sigma_height_m,relative_sigma_height_m,"
        + "azimuth_deg,elevation_deg,roll_deg,sigma_tilt_deg,sigma_heading_deg,descent_m_s,sigma_descent_m_s,horizontal_m_s,sigma_horizontal_m_s,points,rms_px,still";

    public static byte[] Csv(DescentTrack track)
    {
        var text = new StringBuilder();
        if (track.Simulated)
        {
            text.Append("# SIMULATED\n");
        }

        text.Append(Head).Append('\n');
        var start = Epoch.TryParseUtc(track.StartUtc, out var first) ? first : throw new System.Diagnostics.UnreachableException($"{track.StartUtc} is no UTC.");
        foreach (var frame in track.Frames)
        {
            text.AppendJoin(',', Row(frame, start)).Append('\n');
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    static IEnumerable<string> Row(DescentPose frame, Epoch start)
    {
        var looking = frame.Pose() is { } pose ? Looking.Of(pose.Rotation) : (Looking?)null;
        return
        [
            frame.Id, frame.Index.ToString(CultureInfo.InvariantCulture), (start + TimeSpan.FromSeconds(frame.Seconds)).ToString(), Number(frame.Seconds, 3), frame.State.ToString().ToLowerInvariant(),
            frame.IsKey ? "1" : "0", frame.IsSolved ? "1" : "0", frame.Part.ToString(CultureInfo.InvariantCulture),
            Number(frame.SiteFromCamera?.OriginM[0], 4), Number(frame.SiteFromCamera?.OriginM[1], 4), Number(frame.SiteFromCamera?.OriginM[2], 4), Number(frame.HeightM, 4),
            Number(frame.Sigma?.OriginM[0], 4), Number(frame.Sigma?.OriginM[1], 4), Number(frame.Sigma?.HeightM, 4), Number(frame.RelativeSigma?.HeightM, 4),
            Number(looking?.Azimuth.Degrees, 3), Number(looking?.Elevation.Degrees, 3), Number(looking?.Roll.Degrees, 3),
            Number(frame.Sigma is { } sigma ? Math.Max(sigma.RotationDeg[0], sigma.RotationDeg[1]) : null, 3), Number(frame.Sigma?.RotationDeg[2], 3),
            Number(frame.DescentMs, 3), Number(frame.DescentSigmaMs, 3), Number(frame.HorizontalMs, 3), Number(frame.HorizontalSigmaMs, 3),
            frame.Points.ToString(CultureInfo.InvariantCulture), Number(frame.RmsPx, 3), frame.IsStill ? "1" : "0",
        ];
    }

    /// <summary>The way over ground with heights, on the Moon's sphere and in the site's metres.</summary>
    public static byte[] GeoJson(DescentTrack track, DescentMapSite site)
    {
        var placed = track.Frames.Where(frame => frame.SiteFromCamera is not null).ToList();
        return DataJson.Write(new()
        {
            ["type"] = "FeatureCollection",
            ["simulated"] = track.Simulated,
            ["axes"] = "degrees on the Moon's sphere of 1737.4 km: longitude east, latitude; third: metres above the ground plane of the landing place; not the Earth's",
            ["features"] = new JsonArray([Line(placed, site), .. placed.Select(frame => Spot(frame, site))]),
        });
    }

    static JsonNode Line(List<DescentPose> placed, DescentMapSite site) => new JsonObject
    {
        ["type"] = "Feature",
        ["geometry"] = new JsonObject { ["type"] = "LineString", ["coordinates"] = new JsonArray([.. placed.Select(frame => Coordinates(frame, site))]) },
        ["properties"] = new JsonObject { ["name"] = "way over ground" },
    };

    static JsonNode Spot(DescentPose frame, DescentMapSite site) => new JsonObject
    {
        ["type"] = "Feature",
        ["geometry"] = new JsonObject { ["type"] = "Point", ["coordinates"] = Coordinates(frame, site) },
        ["properties"] = new JsonObject
        {
            ["frame"] = frame.Id,
            ["seconds"] = DataJson.Decimals(frame.Seconds),
            ["eastM"] = DataJson.Decimals(frame.SiteFromCamera!.OriginM[0]),
            ["northM"] = DataJson.Decimals(frame.SiteFromCamera.OriginM[1]),
            ["heightM"] = DataJson.Decimals(frame.HeightM ?? double.NaN),
            ["sigmaHeightM"] = DataJson.Decimals(frame.Sigma?.HeightM ?? double.NaN),
            ["isSolved"] = frame.IsSolved,
        },
    };

    static JsonArray Coordinates(DescentPose frame, DescentMapSite site)
    {
        var (longitude, latitude) = site.OnSphere(frame.SiteFromCamera!.OriginM[0], frame.SiteFromCamera.OriginM[1]);
        return DataJson.ManyDigits(longitude, latitude, frame.HeightM ?? 0);
    }

    static string Number(double? value, int decimals) => value is { } number && double.IsFinite(number) ? Math.Round(number, decimals).ToString(CultureInfo.InvariantCulture) : "";
}
