using System.Text.Json;
using Farside.Core.Geometry;

namespace Farside.Simulator.Evaluation;

/// <summary>Cameras and poses as the truth and the products write them.</summary>
static class CameraReading
{
    /// <summary>Null where size, focal length or principal point are missing; a lens term that is missing is none.</summary>
    public static BrownCamera? Brown(JsonElement? json)
    {
        double? Number(string name) => json?.Number(name);
        return Number("width") is { } width && Number("height") is { } height && Number("focalLengthPx") is { } focal
            && Number("principalColumn") is { } column && Number("principalRow") is { } row
            ? new((int)width, (int)height, focal, column, row) { K1 = Number("k1") ?? 0, K2 = Number("k2") ?? 0, K3 = Number("k3") ?? 0, P1 = Number("p1") ?? 0, P2 = Number("p2") ?? 0 }
            : null;
    }

    /// <summary>Null where one of the two is missing.</summary>
    public static Pose<TTarget, TSource>? Pose<TTarget, TSource>(JsonElement? json) where TTarget : IReferenceFrame where TSource : IReferenceFrame =>
        json?.Numbers("rotation", 9) is { } r && json?.Numbers("originM", 3) is { } o
            ? new(new(r[0], r[1], r[2], r[3], r[4], r[5], r[6], r[7], r[8]), new(o[0], o[1], o[2])) : null;
}
