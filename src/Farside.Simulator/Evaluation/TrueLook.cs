using System.Text.Json;

namespace Farside.Simulator.Evaluation;

/// <summary>What the truth says of one look of the spectrometer.</summary>
/// <param name="Table">File of its channels.</param>
/// <param name="SwirGain">Of the infrared detector behind 1380 nm.</param>
/// <param name="StepBelow1380">Its factor before that, against behind.</param>
sealed record TrueLook(IReadOnlyList<string> Products, string Table, double SwirGain, double StepBelow1380, double SunDistanceAu)
{
    public static TrueLook? Of(JsonElement activity) => activity.Text("instrument") == "VNIS" && activity.Text("table") is { } table && activity.Number("swirGain") is { } gain && activity.Number("stepBelow1380") is { } step && activity.Child("sun")?.Number("distanceAu") is { } distance
        ? new([.. activity.List("products").Select(product => product.GetString() ?? "")], table, gain, step, distance) : null;
}
