using System.Text.Json;
using Farside.Core.Geometry;

namespace Farside.Simulator.Evaluation.Descent;

/// <summary>A descent track's statements, as docs/products/descent-track.md says how to read them.</summary>
/// <param name="GroundM">Height of its ground plane at the site's origin.</param>
/// <param name="ScaleSource">Where its metres come from, e.g. <c>rest height</c>.</param>
/// <param name="ScaleSigma">Standard deviation of one factor on all its lengths, a share; null where it states none.</param>
sealed record TrackProduct(string Id, BrownCamera Camera, double GroundM, string ScaleSource, double? ScaleSigma, IReadOnlyList<TrackProduct.Frame> Frames)
{
    const string FileName = "descent.json";
    const string Advice = "Delete the folder and make it again.";

    /// <summary>True where lengths were taken from a map of the ground, so that they are claimed as they are and not up to a factor.</summary>
    public bool IsAbsolute => ScaleSource == "base map";

    /// <param name="Id">The data file's name; empty for a frame that is not in the archive.</param>
    /// <param name="State">What the product says that the frame is good for.</param>
    /// <param name="Pose">Null where none is stated.</param>
    /// <param name="Relative">Sigmas that are left once one factor on all lengths is known.</param>
    public sealed record Frame(string Id, string State, bool IsSolved, Pose<SiteFrame, CameraFrame>? Pose, TrackSigma? Sigma, TrackSigma? Relative)
    {
        /// <summary>Whether the product says that the lander stands, be there dust in the view or not.</summary>
        public bool IsStill { get; init; }

        /// <summary>Metres a second; null where it is not stated.</summary>
        public double? DescentMs { get; init; }

        /// <summary>Metres a second; null where it is not stated.</summary>
        public double? HorizontalMs { get; init; }
    }

    /// <summary>Null when there is none of that name.</summary>
    public static TrackProduct? Open(ProductShelf shelf, string id)
    {
        if (shelf.Find("descent-track", id) is not { } made)
        {
            return null;
        }

        var path = made.File(FileName);
        using var json = ProductJson.Parse(path);
        return Read(json.RootElement, path, id);
    }

    static TrackProduct Read(JsonElement json, string path, string id)
    {
        var camera = CameraReading.Brown(json.Child("camera")) ?? throw new SimulationException(path, "no camera", "size, focal length and principal point", Advice);
        var ground = json.Child("ground");
        var normal = ground?.Numbers("normal", 3) ?? [0, 0, 1];
        var scale = json.Child("scale");
        return normal[2] > 0
            ? new(id, camera, (ground?.Number("offsetM") ?? 0) / normal[2], scale?.Text("source") ?? "", scale?.Number("sigmaShare"), [.. json.List("frames").Select(FrameOf)])
            : throw new SimulationException(path, $"a ground whose normal rises by {normal[2]}", "one that points up", Advice);
    }

    static Frame FrameOf(JsonElement json) => new(
        json.Text("id") ?? "", json.Text("state") ?? "", json.Child("isSolved") is { ValueKind: JsonValueKind.True }, CameraReading.Pose<SiteFrame, CameraFrame>(json.Child("siteFromCamera")),
        TrackSigma.Of(json.Child("sigma")), TrackSigma.Of(json.Child("relativeSigma")))
    {
        IsStill = json.Child("isStill") is { ValueKind: JsonValueKind.True },
        DescentMs = json.Number("descentMs"),
        HorizontalMs = json.Number("horizontalMs"),
    };
}
