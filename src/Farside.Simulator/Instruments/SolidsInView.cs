using System.Numerics;
using Farside.Core.Geometry;
using Farside.Simulator.Vehicles;

namespace Farside.Simulator.Instruments;

/// <summary>Which solids a camera could meet in which part of its picture, by the outlines of their balls.</summary>
sealed class SolidsInView
{
    readonly List<(Candidate Candidate, float Left, float Right, float Top, float Bottom)> _outlines = [];

    /// <summary>A solid, its ball's middle from the eye, and the square of the distance from the eye to where rays touch the ball.</summary>
    public readonly record struct Candidate(Solid Solid, Vector3 FromEye, float TangentSquared)
    {
        /// <summary>False when a ray from the eye passes the ball by.</summary>
        public bool IsInTheWayOf(Vector3 ray)
        {
            var along = Vector3.Dot(FromEye, ray);
            return along * along > TangentSquared;
        }
    }

    public SolidsInView(IEnumerable<Solid> solids, BrownCamera camera, Pose<SiteFrame, CameraFrame> siteFromCamera)
    {
        var eye = new Vector3((float)siteFromCamera.Origin.X, (float)siteFromCamera.Origin.Y, (float)siteFromCamera.Origin.Z);
        var cameraFromSite = siteFromCamera.Inverse();
        foreach (var solid in solids)
        {
            var (centre, radius) = solid.Bounds;
            var seen = cameraFromSite * new Point<SiteFrame>(centre.X, centre.Y, centre.Z);
            var near = -seen.Z - radius;
            var candidate = new Candidate(solid, centre - eye, Vector3.Dot(centre - eye, centre - eye) - (radius * radius));
            if (near < 0.05)
            {
                if (-seen.Z + radius > 0)
                {
                    _outlines.Add((candidate, float.MinValue, float.MaxValue, float.MinValue, float.MaxValue)); // around or beside the eye
                }

                continue;
            }

            var (x, y) = (seen.X / -seen.Z, seen.Y / -seen.Z);
            var half = camera.FocalLengthPx * radius / near * (1 + Math.Abs(x) + Math.Abs(y));
            var (column, row) = (camera.PrincipalColumn + (camera.FocalLengthPx * x), camera.PrincipalRow - (camera.FocalLengthPx * y));
            half += 2 + LensTable.LargestShiftPx(camera, column, row, half);
            if (column + half >= 0 && column - half < camera.Width && row + half >= 0 && row - half < camera.Height)
            {
                _outlines.Add((candidate, (float)(column - half), (float)(column + half), (float)(row - half), (float)(row + half)));
            }
        }
    }

    /// <summary>Those that could show between two columns in a row.</summary>
    public void In(int fromColumn, int toColumn, float row, List<Candidate> found)
    {
        found.Clear();
        foreach (var (candidate, left, right, top, bottom) in _outlines)
        {
            if (row >= top && row <= bottom && toColumn >= left && fromColumn <= right)
            {
                found.Add(candidate);
            }
        }
    }
}
