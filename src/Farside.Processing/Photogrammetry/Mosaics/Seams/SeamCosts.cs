using System.Runtime.Intrinsics;

namespace Farside.Processing.Photogrammetry.Mosaics.Seams;

/// <summary>
/// What it costs to take a cell from a picture, and to hand over from one picture to another between two cells. Colours are compared by the square
/// roots of their light, near to how they look.
/// </summary>
sealed class SeamCosts
{
    /// <summary>Handing over where one of both pictures sees nothing, as a share of full scale: its edge shows.</summary>
    const float EdgeCost = 0.05f;

    /// <summary>Taking a cell from a picture that does not fill it.</summary>
    const float PartialCost = 0.05f;

    readonly IReadOnlyList<SurveyLayer> _layers;
    readonly Vector128<float>[][] _looks;
    readonly SeamOptions _options;
    readonly MosaicPlan _plan;
    readonly float[] _sharpest;

    public SeamCosts(MosaicSurvey survey, MosaicPhotometry photometry)
    {
        (_plan, _layers, _options) = (survey.Plan, survey.Layers, survey.Plan.Options.Seams);
        _looks = new Vector128<float>[_layers.Count][];
        Parallel.For(0, _layers.Count, new() { MaxDegreeOfParallelism = _plan.Options.Threads }, view =>
            _looks[view] = Looks(_layers[view], photometry.CorrectionOf(_plan, view)));
        _sharpest = Sharpest();
    }

    /// <summary>Cost of taking a cell from a picture that sees it.</summary>
    public float Cell(int view, int index)
    {
        var (layer, source) = (_layers[view], _plan.Source(view));
        var (column, row) = layer.Cell(index);
        var (x, y) = layer.Places[index];
        var blur = Math.Log2(_sharpest[(row * _plan.Cells.Columns) + column] / layer.Scales[index]);
        var cost = (_options.MiddleWeight * OffMiddle(source, x, y)) + (_options.SharpnessWeight * Math.Max(0, blur));
        return (float)cost + (layer.IsComplete[index] ? 0 : PartialCost);
    }

    /// <summary>Half the cost of a seam between two pictures at a cell: their difference there.</summary>
    public float Difference(int a, int b, int column, int row)
    {
        if (a == b)
        {
            return 0;
        }

        var (atA, atB) = (_layers[a].Index(column, row), _layers[b].Index(column, row));
        if (!_layers[a].IsKnown(atA) || !_layers[b].IsKnown(atB))
        {
            return EdgeCost;
        }

        var difference = Vector128.Abs(_looks[a][atA] - _looks[b][atB]);
        var most = Math.Max(difference.GetElement(0), Math.Max(difference.GetElement(1), difference.GetElement(2)));
        return Math.Max(0, most - (float)_options.NoiseShare) + (float)(_options.LengthCost / 2);
    }

    // Squared distance from the picture's middle, 1 at the middle of the nearer side, so that a seam between two frames runs half way.
    static double OffMiddle(SourceView source, float column, float row)
    {
        var x = ((column - source.Left) / (source.Right - source.Left) * 2) - 1;
        var y = ((row - source.Top) / (source.Bottom - source.Top) * 2) - 1;
        return (x * x) + (y * y);
    }

    Vector128<float>[] Looks(SurveyLayer layer, Correction correction)
    {
        var gain = correction.InverseGain;
        var scale = Vector128.Create((float)gain.Red, (float)gain.Green, (float)gain.Blue, 0) / (float)_plan.Options.FullScale;
        var looks = new Vector128<float>[layer.Means.Length];
        for (var index = 0; index < looks.Length; index++)
        {
            if (layer.IsKnown(index))
            {
                var place = layer.Places[index];
                looks[index] = Vector128.Sqrt(Vector128.Max(layer.Means[index] * (scale * correction.At(place.Column, place.Row)), Vector128<float>.Zero));
            }
        }

        return looks;
    }

    float[] Sharpest()
    {
        var sharpest = new float[_plan.Cells.Count];
        foreach (var layer in _layers)
        {
            for (var index = 0; index < layer.Places.Length; index++)
            {
                if (layer.IsKnown(index))
                {
                    var (column, row) = layer.Cell(index);
                    ref var best = ref sharpest[(row * _plan.Cells.Columns) + column];
                    best = Math.Max(best, layer.Scales[index]);
                }
            }
        }

        return sharpest;
    }
}
