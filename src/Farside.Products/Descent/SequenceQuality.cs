using System.Text.Json.Nodes;
using Farside.Processing.Descent;
using Farside.Processing.Descent.Mosaics;
using Farside.Products.Panoramas;
using Farside.Products.Recipes;

namespace Farside.Products.Descent;

/// <summary>How well a sequence was followed, in numbers: <c>quality.json</c>.</summary>
static class SequenceQuality
{
    public static byte[] Write(IReadOnlyList<string> files, InputPicture?[] pictures, DescentTracking tracking, MosaicGrid? grid, string?[] reasons)
    {
        var reference = Reference(tracking);
        return DataJson.Write(new()
        {
            ["format"] = "farside-descent-quality/1",
            ["pictures"] = files.Count,
            ["placed"] = tracking.FirstFromFrame.Count(map => map is not null),
            ["reference"] = reference is { } first ? Path.GetFileName(files[first]) : null,
            ["referenceIsFirst"] = reference == 0,
            ["keyFrames"] = tracking.KeyFrames.Count,
            ["links"] = tracking.Links.Count,
            ["points"] = tracking.Links.Sum(link => (long)link.Pairs.Count),
            ["maps"] = tracking.IsPosed ? "one camera over a plane, six unknowns a picture" : "free plane-to-plane maps, eight unknowns a picture",
            ["lensBend"] = DataJson.Digits(tracking.LensBend),
            ["residualPx"] = DataJson.Decimals(Median(tracking.ResidualPx)),
            ["finestScale"] = DataJson.Digits(Finest(tracking, pictures)),
            ["mosaic"] = grid is null ? null : new JsonObject
            {
                ["width"] = grid.Width,
                ["height"] = grid.Height,
                ["pixelsPerReferencePixel"] = grid.Finer,
                ["left"] = grid.Left,
                ["top"] = grid.Top,
            },
            ["views"] = new JsonArray([.. files.Select((file, i) => (JsonNode)new JsonObject
            {
                ["file"] = Path.GetFileName(file),
                ["isPlaced"] = tracking.FirstFromFrame[i] is not null,
                ["isKey"] = tracking.KeyFrames.Contains(i),
                ["residualPx"] = DataJson.Decimals(tracking.ResidualPx[i]),
                ["links"] = tracking.Links.Count(link => link.First == i || link.Second == i),
                ["refused"] = reasons[i],
            })]),
        });
    }

    /// <summary>The first placed picture.</summary>
    public static int? Reference(DescentTracking tracking) =>
        Enumerable.Range(0, tracking.FirstFromFrame.Count).Where(i => tracking.FirstFromFrame[i] is not null).Select(i => (int?)i).FirstOrDefault();

    /// <summary>Pixels of the reference to one of the finest picture.</summary>
    public static double Finest(DescentTracking tracking, InputPicture?[] pictures) =>
        Enumerable.Range(0, pictures.Length).Where(i => tracking.FirstFromFrame[i] is not null).Select(i => Scale(tracking, pictures, i)).DefaultIfEmpty(double.NaN).Min();

    public static double Median(IReadOnlyList<double> values)
    {
        double[] finite = [.. values.Where(double.IsFinite).Order()];
        return finite.Length == 0 ? double.NaN : finite[finite.Length / 2];
    }

    static double Scale(DescentTracking tracking, InputPicture?[] pictures, int i) =>
        tracking.FirstFromFrame[i]!.ScaleAt((pictures[i]!.Width - 1) / 2.0, (pictures[i]!.Height - 1) / 2.0);
}
