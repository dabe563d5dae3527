using Farside.Archive.Store;

namespace Farside.Simulator.Evaluation.Colour;

/// <summary>The colour pictures of each eye against the light that fell on its pixels: every pair is opened once for all quantities.</summary>
sealed class ColourEvaluation : IEvaluation
{
    public IReadOnlyList<string> Quantities => [DemosaicPsnr.Quantity, RadiometricGain.Gain, RadiometricGain.Offset, ShownGrey.Quantity, SurfaceColour.Soil, SurfaceColour.Paint];

    public IEnumerable<Finding> Judge(EvaluationInput input, CancellationToken cancel)
    {
        var products = input.Truth.LightProducts;
        var shots = Shots(input.Truth, products);
        var surfaces = input.Truth.Surfaces();
        var cameras = products.GroupBy(CameraOf).Where(group => group.Key.Length > 0).OrderBy(group => group.Key, StringComparer.Ordinal).ToList();
        if (cameras.Count == 0)
        {
            input.SayAbsent("colour (" + string.Join("; ", Quantities) + ")", "the truth holds no light of a colour frame");
        }

        return cameras.SelectMany(camera => Judge(input, camera.Key, [.. camera], shots, surfaces, cancel));
    }

    static List<Finding> Judge(
        EvaluationInput input, string camera, List<string> products, Dictionary<string, TrueShot> shots, IReadOnlyList<TrueSurface> surfaces, CancellationToken cancel)
    {
        IColourQuantity[] quantities = [new DemosaicPsnr(), new RadiometricGain(), new ShownGrey(), new SurfaceColour(surfaces)];
        var judged = 0;
        foreach (var product in input.Choose(products))
        {
            cancel.ThrowIfCancellationRequested();
            if (input.TryRead(product, () => ColourPair.Open(input, product, shots.GetValueOrDefault(product))) is { } pair)
            {
                Array.ForEach(quantities, quantity => quantity.Look(pair));
                judged++;
            }
        }

        var values = quantities.SelectMany(quantity => quantity.Values()).ToList();
        Absent(input, camera, judged, values.ConvertAll(value => value.Quantity));
        return values.ConvertAll(value => new Finding(value.Quantity, value.Detail.Length > 0 ? $"{camera}, {value.Detail}" : camera, value.Value, judged, products.Count));
    }

    static void Absent(EvaluationInput input, string camera, int judged, List<string> found)
    {
        if (judged == 0)
        {
            input.SayAbsent($"colour, {camera}", "no picture with a linear file of the frames whose light is known");
            return;
        }

        Absent(input, camera, found, ShownGrey.Quantity, "the truth does not tell a grey surface's signal, or the pictures show no grey");
        Absent(input, camera, found, SurfaceColour.Soil, "no product of its camera's colour, or the truth does not tell its soil's spectrum");
        Absent(input, camera, found, SurfaceColour.Paint, "the products claim it only where a patch of known colours was in view, or no paint is seen");
    }

    static void Absent(EvaluationInput input, string camera, List<string> found, string quantity, string why)
    {
        if (!found.Contains(quantity))
        {
            input.SayAbsent($"{quantity}, {camera}", why);
        }
    }

    static Dictionary<string, TrueShot> Shots(Truth truth, IReadOnlyList<string> products)
    {
        var asked = products.ToHashSet(StringComparer.Ordinal);
        var known = new Dictionary<string, TrueShot>(StringComparer.Ordinal);
        foreach (var shot in products.Count == 0 ? [] : truth.Shots().Where(shot => asked.Contains(shot.Product)))
        {
            known[shot.Product] = shot;
        }

        return known;
    }

    static string CameraOf(string product) => !ProductName.TryParse(product, out var name) ? ""
        : name.Eye switch { "L" => $"{name.Instrument} left", "R" => $"{name.Instrument} right", _ => name.Instrument };
}
