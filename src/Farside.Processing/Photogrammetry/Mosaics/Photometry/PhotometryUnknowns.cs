namespace Farside.Processing.Photogrammetry.Mosaics.Photometry;

/// <summary>Which unknown stands where: logarithms of gains, view by view and colour by colour; then each camera's radial and field coefficients; then how light changes with the side that ground is seen from.</summary>
sealed record PhotometryUnknowns(int Views, int Cameras, int Colours, int RadialTerms, int FieldTerms, int SideTerms)
{
    /// <summary>Waves once and twice around: a slope is that of a curve of azimuth, which knows no Sun but turns with it.</summary>
    const int AllSideTerms = 4;

    public int Count => (Views * Colours) + (Cameras * (RadialTerms + FieldTerms)) + SideTerms;

    public static PhotometryUnknowns For(MosaicPlan plan) => new(
        plan.Views.Count,
        plan.CameraOf.Max() + 1,
        plan.Options.Photometry.HasGainPerColour ? 3 : 1,
        plan.Options.Photometry.HasVignetting ? Falloff.RadialTerms : 0,
        plan.Options.Photometry.FieldDegree > 0 ? Falloff.FieldTerms(plan.Options.Photometry.FieldDegree) : 0,
        plan.Options.Photometry.HasViewingSide ? AllSideTerms : 0);

    public int Gain(int view, int colour) => (view * Colours) + (Colours == 1 ? 0 : colour);

    public int Radial(int camera, int term) => (Views * Colours) + (camera * (RadialTerms + FieldTerms)) + term;

    public int Field(int camera, int term) => Radial(camera, RadialTerms + term);

    public int Side(int term) => Count - SideTerms + term;

    /// <summary>What a unit of each term of the viewing side adds to the logarithm of a sample's ratio.</summary>
    public void SidesOf(in OverlapSample sample, Span<double> terms)
    {
        for (var k = 0; k < SideTerms; k++)
        {
            var (sin, cos) = Math.SinCos(((k / 2) + 1) * sample.AzimuthRad);
            terms[k] = sample.TurnRad * (k % 2 == 0 ? sin : cos);
        }
    }

    /// <summary>What each unknown is expected to be: of gains the mean is 1.</summary>
    public double[] Expected(PhotometryOptions options)
    {
        var expected = new double[Count];
        if (options.ExpectedGains is { } gains)
        {
            var mean = gains.Average(Math.Log);
            for (var view = 0; view < Views; view++)
            {
                expected.AsSpan(view * Colours, Colours).Fill(Math.Log(gains[view]) - mean);
            }
        }

        return expected;
    }

    /// <summary>How far from that each unknown may be.</summary>
    public double Sigma(int unknown, PhotometryOptions options) => unknown < Views * Colours
        ? options.GainSigma
        : unknown >= Count - SideTerms ? options.SideSigma
        : (unknown - (Views * Colours)) % (RadialTerms + FieldTerms) < RadialTerms ? options.VignettingSigma : options.FieldSigma;

    public ColourGain GainOf(ReadOnlySpan<double> values, int view) =>
        new(Math.Exp(values[Gain(view, 0)]), Math.Exp(values[Gain(view, 1)]), Math.Exp(values[Gain(view, 2)]));

    /// <summary>The same three numbers without the exponential: standard errors of logarithms are shares of the gains.</summary>
    public ColourGain SigmaOf(ReadOnlySpan<double> sigmas, int view) => new(sigmas[Gain(view, 0)], sigmas[Gain(view, 1)], sigmas[Gain(view, 2)]);

    public double[] RadialOf(ReadOnlySpan<double> values, int camera)
    {
        var radial = new double[Falloff.RadialTerms];
        values.Slice(Radial(camera, 0), RadialTerms).CopyTo(radial);
        return radial;
    }

    public Falloff FalloffOf(ReadOnlySpan<double> values, int camera) =>
        new(RadialOf(values, camera), values.Slice(Field(camera, 0), FieldTerms).ToArray());
}
