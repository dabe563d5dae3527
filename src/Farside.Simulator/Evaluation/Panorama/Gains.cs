namespace Farside.Simulator.Evaluation.Panorama;

/// <summary>
/// Gains that were recovered from overlaps against those that exposures truly had, up to the one factor that all frames of a camera share. Only cameras
/// whose frames are linear: the terrain camera's are stretched on the ground, each by itself.
/// </summary>
sealed class Gains : IPanoramaQuantity
{
    public const string Greatest = "panorama: recovered gains, greatest error";

    public IReadOnlyList<string> Quantities => [Greatest];

    public IEnumerable<(string Quantity, double Value, int Judged, int Of)> Measure(PanoramaCase panorama)
    {
        var known = (
            from pair in panorama.Product.Views.Zip(panorama.Views)
            let judged = pair.Second
            where pair.First.Gain > 0 && judged is { DnPerLight: > 0, Eye.Length: > 0 }
            select (judged.Camera, Log: Math.Log(pair.First.Gain!.Value / judged.DnPerLight!.Value))).ToList();
        var errors = known.GroupBy(one => one.Camera).Where(camera => camera.Count() > 1).SelectMany(Errors).ToList();
        if (errors.Count > 0)
        {
            yield return (Greatest, 100 * errors.Max(), errors.Count, panorama.Views.Count);
        }
    }

    static IEnumerable<double> Errors(IEnumerable<(int Camera, double Log)> camera)
    {
        var mean = camera.Average(one => one.Log);
        return camera.Select(one => Math.Abs(Math.Exp(one.Log - mean) - 1));
    }
}
