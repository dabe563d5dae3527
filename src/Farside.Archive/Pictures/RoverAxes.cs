using Farside.Core.Geometry;

namespace Farside.Archive.Pictures;

/// <summary>X ahead (or north), Y right (or east), Z down, as Mars rovers and their sites have them → east, north, up.</summary>
static class RoverAxes
{
    /// <summary>Ahead becomes north.</summary>
    public static Pose<SiteFrame, ModelFrame> SiteFromModel => new(new(0, 1, 0, 1, 0, 0, 0, 0, -1), default);

    /// <summary>
    /// How a rover stands at its site, from the label's quaternion (scalar first; it takes vectors of the rover to the site) and offset in metres, both
    /// frames north, east, down.
    /// </summary>
    /// <remarks>Source: MER camera EDR/RDR software interface specification, ROVER_COORDINATE_SYSTEM.</remarks>
    public static Pose<SiteFrame, ModelFrame>? SiteFromRover(double[]? q, double[]? offsetM)
    {
        if (q is not [var s, var x, var y, var z] || offsetM is not [var north, var east, var down] || Math.Abs((s * s) + (x * x) + (y * y) + (z * z) - 1) > 1e-2)
        {
            return null;
        }

        var n = 2 / ((s * s) + (x * x) + (y * y) + (z * z));
        double northX = 1 - (n * ((y * y) + (z * z))), northY = n * ((x * y) - (s * z)), northZ = n * ((x * z) + (s * y));
        double eastX = n * ((x * y) + (s * z)), eastY = 1 - (n * ((x * x) + (z * z))), eastZ = n * ((y * z) - (s * x));
        double downX = n * ((x * z) - (s * y)), downY = n * ((y * z) + (s * x)), downZ = 1 - (n * ((x * x) + (y * y)));
        return new(new(eastX, eastY, eastZ, northX, northY, northZ, -downX, -downY, -downZ), new(east, north, -down));
    }
}
