using Farside.Processing.Photogrammetry.Adjustment;

namespace Farside.Processing.Descent.Solution;

/// <summary>The ground below a camera in general, as a plane.</summary>
/// <param name="Depth">How far below the camera, metres.</param>
/// <param name="East">How much deeper it gets per metre towards east.</param>
/// <param name="North">And towards north.</param>
readonly record struct FootPlane(double Depth, double East, double North)
{
    /// <summary>By how much a spot lies deeper than the plane, as a share of the depth: of a ground twice as large it is the same.</summary>
    public double Off(V3 camera, V3 spot) => ((camera.Z - spot.Z - (East * (spot.X - camera.X)) - (North * (spot.Y - camera.Y))) / Depth) - 1;

    /// <summary>The same plane after everything was turned and stretched.</summary>
    public FootPlane Moved(M3 turn, double stretch)
    {
        var normal = turn * new V3(East, North, 1);
        return new(Depth * stretch, normal.X / normal.Z, normal.Y / normal.Z);
    }
}
