using Farside.Archive.Labels;
using Farside.Archive.Missions;

namespace Farside.Cli.Verbs;

/// <summary>A frame's geometry as names and numbers, in the order they are shown.</summary>
static class GeometryReport
{
    /// <summary>Null for what is no frame of a mission we have data files of.</summary>
    public static IReadOnlyList<KeyValuePair<string, object>>? Of(LabelDocument document)
    {
        if (document.Language != "pds4" || MissionReader.ReadGeometry(document) is not { } geometry)
            return null;

        var facts = new List<KeyValuePair<string, object>>();
        if (geometry.Camera is { } camera)
            facts.Add(new("camera", new SortedDictionary<string, double>(StringComparer.Ordinal)
            {
                ["focalLengthPx"] = camera.FocalLengthPx,
                ["principalColumnPx"] = camera.PrincipalColumn,
                ["principalRowPx"] = camera.PrincipalRow,
            }));
        if (geometry.SiteFromCamera is { } pose)
            facts.Add(new("positionM", new[] { pose.Origin.X, pose.Origin.Y, pose.Origin.Z }));
        if (geometry.Pointing is { } pointing)
        {
            facts.Add(new("rotationAngles", pointing.Convention));
            if (pointing.ResidualDeg is { } residual)
                facts.Add(new("vectorResidualDeg", residual));
        }

        if (geometry.Sun is { } sun)
        {
            facts.Add(new("sunAzimuthDeg", sun.Azimuth.Degrees));
            facts.Add(new("sunElevationDeg", sun.Elevation.Degrees));
        }

        if (geometry.Mast is var (pitch, yaw))
        {
            facts.Add(new("mastPitchDeg", pitch.Degrees));
            facts.Add(new("mastYawDeg", yaw.Degrees));
        }

        if (geometry.Rover is { } rover)
            facts.Add(new("roverM", new[] { rover.X, rover.Y, rover.Z }));

        return facts.Count == 0 ? null : facts;
    }
}
