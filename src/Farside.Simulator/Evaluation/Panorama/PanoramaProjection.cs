using System.Text.Json;
using Farside.Core.Geometry;

namespace Farside.Simulator.Evaluation.Panorama;

/// <summary>Where a panorama's pixels look, by what <c>panorama.json</c> says; upright cylinders and equal steps of elevation only.</summary>
/// <param name="IsCylinder">Rows by the tangent of elevation; else by elevation itself.</param>
/// <param name="FirstAzimuthDeg">Of the first column's centre, clockwise from north.</param>
/// <param name="HorizonRow">Row of elevation 0.</param>
sealed record PanoramaProjection(bool IsCylinder, int Width, int Height, double PixelsPerRadian, double FirstAzimuthDeg, double HorizonRow)
{
    /// <summary>Null for other projections.</summary>
    public static PanoramaProjection? Of(JsonElement? json) =>
        json?.Text("kind") is "cylindrical" or "equirectangular"
        && json?.Number("width") is { } width && json?.Number("height") is { } height && json?.Number("pixelsPerRadian") is { } scale
        && json?.Number("firstAzimuthDeg") is { } first && json?.Number("horizonRow") is { } horizon
            ? new(json?.Text("kind") == "cylindrical", (int)width, (int)height, scale, first, horizon) : null;

    public double AzimuthRad(double column) => (FirstAzimuthDeg * (Math.PI / 180)) + (column / PixelsPerRadian);

    public double ElevationRad(double row) => (HorizonRow - row) / PixelsPerRadian is var up && IsCylinder ? Math.Atan(up) : up;

    public Direction<SiteFrame> Look(double column, double row) => Towards(AzimuthRad(column), ElevationRad(row));

    public static Direction<SiteFrame> Towards(double azimuthRad, double elevationRad)
    {
        var ((sin, cos), (up, level)) = (Math.SinCos(azimuthRad), Math.SinCos(elevationRad));
        return new(level * sin, level * cos, up);
    }
}
