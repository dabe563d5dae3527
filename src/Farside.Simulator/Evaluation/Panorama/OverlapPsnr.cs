namespace Farside.Simulator.Evaluation.Panorama;

/// <summary>How well frames agree where two of them see the same, before blending: all overlaps together, as the product states each.</summary>
sealed class OverlapPsnr : IPanoramaQuantity
{
    public const string Stated = "panorama: overlap PSNR as stated";

    public IReadOnlyList<string> Quantities => [Stated];

    public IEnumerable<(string Quantity, double Value, int Judged, int Of)> Measure(PanoramaCase panorama)
    {
        var overlaps = panorama.Product.Overlaps;
        if (overlaps.Count > 0)
        {
            var meanSquare = overlaps.Sum(overlap => overlap.Pixels * Math.Pow(10, -overlap.PsnrDb / 10)) / overlaps.Sum(overlap => overlap.Pixels);
            yield return (Stated, -10 * Math.Log10(meanSquare), overlaps.Count, overlaps.Count);
        }
    }
}
