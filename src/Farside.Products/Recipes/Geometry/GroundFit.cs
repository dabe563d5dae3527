using Farside.Processing.Photogrammetry;

namespace Farside.Products.Recipes.Geometry;

/// <summary>The plane that lies best under the tie points near the cameras: normal · x = offset.</summary>
/// <param name="Normal">Unit vector in the site's axes, upwards.</param>
/// <param name="SpreadM">Robust standard deviation of the points about it.</param>
public sealed record GroundFit(double[] Normal, double OffsetM, double SpreadM)
{
    public PlaneSurface ToSurface() => new(new(Normal[0], Normal[1], Normal[2]), OffsetM);
}
