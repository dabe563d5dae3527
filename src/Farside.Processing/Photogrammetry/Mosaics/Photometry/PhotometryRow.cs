namespace Farside.Processing.Photogrammetry.Mosaics.Photometry;

/// <summary>How one sample's difference of logarithms changes with each unknown.</summary>
sealed class PhotometryRow
{
    readonly MosaicPlan _plan;
    readonly PhotometryUnknowns _unknowns;
    readonly Falloff[] _falloffs;
    readonly int[] _at;
    readonly double[] _derivatives;

    OverlapSample _sample;

    public PhotometryRow(MosaicPlan plan, PhotometryUnknowns unknowns, double[] values)
    {
        (_plan, _unknowns) = (plan, unknowns);
        _falloffs = [.. Enumerable.Range(0, unknowns.Cameras).Select(camera => unknowns.FalloffOf(values, camera))];
        var count = (2 * (1 + unknowns.RadialTerms + unknowns.FieldTerms)) + unknowns.SideTerms;
        (_at, _derivatives) = (new int[count], new double[count]);
    }

    public void MoveTo(OverlapSample sample)
    {
        _sample = sample;
        Fill(2, sample.First, sample.PlaceA, 1);
        Fill(2 + _unknowns.RadialTerms + _unknowns.FieldTerms, sample.Second, sample.PlaceB, -1);
        var sides = _at.Length - _unknowns.SideTerms;
        _unknowns.SidesOf(sample, _derivatives.AsSpan(sides));
        for (var k = 0; k < _unknowns.SideTerms; k++)
        {
            _at[sides + k] = _unknowns.Side(k);
        }
    }

    public void AddTo(NormalEquations equations, int colour, double residual, double weight)
    {
        (_at[0], _derivatives[0]) = (_unknowns.Gain(_sample.First, colour), 1);
        (_at[1], _derivatives[1]) = (_unknowns.Gain(_sample.Second, colour), -1);
        equations.Add(_at, _derivatives, residual, weight);
    }

    void Fill(int from, int view, (float Column, float Row) place, double sign)
    {
        var (source, camera) = (_plan.Source(view), _plan.CameraOf[view]);
        var r2 = source.RadiusSquared(place.Column, place.Row);
        var term = sign / _falloffs[camera].RadialAt(r2);
        for (var k = 0; k < _unknowns.RadialTerms; k++)
        {
            term *= r2;
            (_at[from + k], _derivatives[from + k]) = (_unknowns.Radial(camera, k), term);
        }

        var terms = _derivatives.AsSpan(from + _unknowns.RadialTerms, _unknowns.FieldTerms);
        Falloff.Terms(source, place.Column, place.Row, terms);
        for (var k = 0; k < terms.Length; k++)
        {
            terms[k] *= sign;
            _at[from + _unknowns.RadialTerms + k] = _unknowns.Field(camera, k);
        }
    }
}
