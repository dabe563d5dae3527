using System.Numerics;
using Farside.Core.Rasters;
using Farside.Simulator.Instruments;
using Farside.Simulator.Mission;
using Farside.Simulator.Vehicles;

namespace Farside.Simulator.Evaluation.Hardware;

/// <summary>Which pixels of an exposure show the vehicle that carries the camera, by the shapes of its parts.</summary>
static class TrueHardware
{
    /// <summary>Nearer than this nothing is drawn, metres: as in the pictures.</summary>
    const float NearestM = 0.05f;

    /// <summary>Above 0 where a part stands in the way; null where the truth tells no lens, no pose or no stance.</summary>
    public static Raster<byte>? Of(TrueShot shot, bool isRover)
    {
        if (shot is not { Camera: { } camera, SiteFromCamera: { } pose } || (isRover && shot.Stance is null))
        {
            return null;
        }

        var parts = isRover ? Rover.SeenByItself(shot.Stance!) : Lander.StandingAt(0, World.TerrainCamera);
        var mask = new Raster<byte>(camera.Width, camera.Height);
        var solids = new SolidsInView(parts.Solids, camera, pose);
        var eye = new Vector3((float)pose.Origin.X, (float)pose.Origin.Y, (float)pose.Origin.Z);
        var near = new List<SolidsInView.Candidate>();
        for (var row = 0; row < camera.Height; row++)
        {
            solids.In(0, camera.Width - 1, row, near);
            for (var column = 0; column < camera.Width && near.Count > 0; column++)
            {
                var ray = pose.Rotation * camera.Ray(column, row);
                mask[column, row] = IsMet(near, eye, new((float)ray.X, (float)ray.Y, (float)ray.Z)) ? byte.MaxValue : (byte)0;
            }
        }

        return mask;
    }

    static bool IsMet(List<SolidsInView.Candidate> near, Vector3 eye, Vector3 ray) =>
        near.Exists(candidate => candidate.IsInTheWayOf(ray) && candidate.Solid.Meets(eye, ray, NearestM, float.MaxValue, out _));
}
