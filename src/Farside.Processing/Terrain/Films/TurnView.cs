using System.Numerics;
using Farside.Core.Geometry;

namespace Farside.Processing.Terrain.Films;

/// <summary>A camera that looks at a place from a distance; pixels right and down of the picture's middle per tangent.</summary>
/// <param name="Eye">Metres east, north, up of the place.</param>
public readonly record struct TurnView(Point<SiteFrame> Place, Vector3 Eye, Vector3 Right, Vector3 Down, Vector3 Ahead, float FocalPx)
{
    /// <param name="azimuthRad">Of the eye as seen from the place, clockwise from north.</param>
    /// <param name="elevationRad">Of the eye over the place's level.</param>
    /// <param name="focalPx">Of the picture that is painted.</param>
    public static TurnView About(Point<SiteFrame> place, double distanceM, double azimuthRad, double elevationRad, double focalPx)
    {
        var ((sinA, cosA), (sinE, cosE)) = (Math.SinCos(azimuthRad), Math.SinCos(elevationRad));
        var eye = new Vector3((float)(distanceM * sinA * cosE), (float)(distanceM * cosA * cosE), (float)(distanceM * sinE));
        var ahead = Vector3.Normalize(-eye);
        var right = new Vector3((float)-cosA, (float)sinA, 0);
        return new(place, eye, right, Vector3.Cross(ahead, right), ahead, (float)focalPx);
    }
}
