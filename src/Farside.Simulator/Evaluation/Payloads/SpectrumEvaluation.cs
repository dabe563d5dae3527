namespace Farside.Simulator.Evaluation.Payloads;

/// <summary>Reflectance spectra against the truth of what the infrared detector saw: values, their errors, bands.</summary>
sealed class SpectrumEvaluation : IEvaluation
{
    public const string Reflectance = "spectrum: reflectance beside the detector's own gain, median error of a channel";
    public const string Level = "spectrum: reflectance, median error of a channel";
    public const string Sigmas = "spectrum: channels within 2 of their own standard deviations, joints taken off";
    public const string Joints = "spectrum: joints of the detectors, largest error over its standard deviation";
    public const string Distance = "spectrum: distance of the Sun, largest error";
    public const string FirstCentre = "spectrum: band centre at 1 um, median error";
    public const string SecondCentre = "spectrum: band centre at 2 um, median error";
    public const string CentreSigmas = "spectrum: band centres, largest error over their standard deviation";

    // The product's own shoulders (docs/products/spectrum.md): a centre is one of a continuum.
    static readonly (string Band, string Quantity, (double, double) Left, (double, double) Right, (double, double) Search)[] Bands =
    [
        ("1 um", FirstCentre, (720, 780), (1500, 1600), (850, 1150)),
        ("2 um", SecondCentre, (1500, 1600), (2330, 2395), (1700, 2250)),
    ];

    public IReadOnlyList<string> Quantities => [Reflectance, Level, Sigmas, Joints, Distance, FirstCentre, SecondCentre, CentreSigmas];

    public IEnumerable<Finding> Judge(EvaluationInput input, CancellationToken cancel)
    {
        var looks = input.Products.Ids("spectrum").Where(id => !id.Contains("calibration", StringComparison.Ordinal)).Select(id => input.TryRead($"spectrum/{id}", () => JudgedLook.Read(input, id))).OfType<JudgedLook>().ToList();
        if (looks.Count == 0)
        {
            input.SayAbsent("spectrum (" + string.Join("; ", Quantities) + ")", "no product of that recipe whose truth is known");
            return [];
        }

        var channels = looks.SelectMany(look => look.Channels).ToList();
        return
        [
            new(Reflectance, "", Median(channels.Select(channel => 100 * Math.Abs(channel.Off))), channels.Count, channels.Count),
            new(Level, "", Median(channels.Select(channel => 100 * Math.Abs((channel.Told / channel.True) - 1))), channels.Count, channels.Count),
            new(Distance, "", looks.Max(look => Math.Abs((look.SunDistanceAu / look.Truth.SunDistanceAu) - 1)), looks.Count, looks.Count),
            .. Errors(looks),
            .. Centres(looks),
        ];
    }

    static IEnumerable<Finding> Errors(List<JudgedLook> looks)
    {
        var joints = looks.Select(look => look.Joints).OfType<JudgedJoints>().ToList();
        if (joints.Count > 0)
        {
            var own = joints.SelectMany(joint => joint.Own).ToList();
            yield return new(Sigmas, "", own.Count(error => Math.Abs(error) <= 2) / (double)own.Count, own.Count, looks.Sum(look => look.Channels.Count));
            yield return new(Joints, "", joints.Max(joint => Math.Max(Math.Abs(joint.Step), Math.Abs(joint.Scale))), 2 * joints.Count, 2 * looks.Count);
        }
    }

    static IEnumerable<Finding> Centres(List<JudgedLook> looks)
    {
        var sigmas = new List<double>();
        foreach (var (band, quantity, left, right, search) in Bands)
        {
            var off = looks.Select(look => look.Centres.TryGetValue(band, out var told) ? (Error: Math.Abs(told.Nm - look.Truth.Centre(left, right, search)), told.Sigma) : ((double Error, double Sigma)?)null)
                .Where(one => one is not null).Select(one => one!.Value).ToList();
            if (off.Count > 0)
            {
                sigmas.AddRange(off.Select(one => one.Error / one.Sigma));
                yield return new(quantity, "", Median(off.Select(one => one.Error)), off.Count, looks.Count);
            }
        }

        if (sigmas.Count > 0)
        {
            yield return new(CentreSigmas, "", sigmas.Max(), sigmas.Count, sigmas.Count);
        }
    }

    static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
    }
}
