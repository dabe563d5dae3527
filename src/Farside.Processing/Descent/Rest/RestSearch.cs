namespace Farside.Processing.Descent.Rest;

/// <summary>
/// Looks for the view at rest within a frame taken higher up: every scale, turn and shift that can be, both pictures reduced so far that the view at rest is a few dozen pixels wide.
/// </summary>
static class RestSearch
{
    const int Side = 48;
    const double LeastZoom = 1.15;
    const double MostZoom = 9;
    const double ZoomStep = 1.035;
    const double MostTurnDeg = 9;
    const double TurnStepDeg = 1.5;

    /// <summary>The way down is nearly straight: the view at rest lies about the upper frame's middle, within this share of its width.</summary>
    const double ReachShare = 0.22;

    /// <summary>Chance alone, over all that is tried, correlates pictures of dust and stones up to about 0.3.</summary>
    const double LeastCorrelation = 0.42;

    /// <summary>How a view at rest lies in a higher one: upper = turn(rest) / zoom + shift, in tangents.</summary>
    public readonly record struct Found(double Zoom, double TurnRad, double Right, double Down, double Correlation);

    /// <returns>Null where nothing stands out.</returns>
    public static Found? In(StraightPicture upper, StraightPicture rest, CancellationToken cancel)
    {
        var zooms = (int)Math.Ceiling(Math.Log(MostZoom / LeastZoom) / Math.Log(ZoomStep));
        var turns = (int)Math.Round(2 * MostTurnDeg / TurnStepDeg) + 1;
        var templates = Enumerable.Range(0, turns).Select(turn => Template(rest, (turn * TurnStepDeg) - MostTurnDeg)).ToArray();
        var found = new Found[zooms];
        Parallel.For(0, zooms, new ParallelOptions { CancellationToken = cancel }, i => found[i] = AtZoom(upper, rest, templates, LeastZoom * Math.Pow(ZoomStep, i)));
        var best = found.MaxBy(one => one.Correlation);
        return best.Correlation > LeastCorrelation ? best : null;
    }

    static float[] Template(StraightPicture rest, double turnDeg)
    {
        var pitch = 2 * rest.HalfWidth / Side;
        var smoothed = rest.For(pitch * rest.Lens.FocalLengthPx);
        var (sin, cos) = Math.SinCos(turnDeg * Math.PI / 180);
        var samples = new float[Side * Side];
        for (var y = 0; y < Side; y++)
        {
            for (var x = 0; x < Side; x++)
            {
                var (u, v) = ((x - ((Side - 1) / 2.0)) * pitch, (y - ((Side - 1) / 2.0)) * pitch);
                samples[(y * Side) + x] = rest.At(smoothed, (cos * u) + (sin * v), (cos * v) - (sin * u));
            }
        }

        return Unit(DetailPatch.Of(samples, Side, Side));
    }

    static float[] Unit(float[] samples)
    {
        var mean = samples.Average();
        var norm = MathF.Sqrt(samples.Sum(sample => (sample - mean) * (sample - mean)));
        return [.. samples.Select(sample => norm > 0 ? (sample - mean) / norm : 0)];
    }

    static Found AtZoom(StraightPicture upper, StraightPicture rest, float[][] templates, double zoom)
    {
        var pitch = 2 * rest.HalfWidth / (Side * zoom);
        var reach = (int)Math.Ceiling(ReachShare * 2 * upper.HalfWidth / pitch);
        var side = Side + (2 * reach);
        var smoothed = upper.For(pitch * upper.Lens.FocalLengthPx);
        var samples = new float[side * side];
        for (var y = 0; y < side; y++)
        {
            for (var x = 0; x < side; x++)
            {
                samples[(y * side) + x] = upper.At(smoothed, (x - ((side - 1) / 2.0)) * pitch, (y - ((side - 1) / 2.0)) * pitch);
            }
        }

        var field = DetailPatch.Of(samples, side, side);
        var norms = Norms(field, side, reach);
        var best = default(Found);
        for (var turn = 0; turn < templates.Length; turn++)
        {
            for (var y = 0; y <= 2 * reach; y++)
            {
                for (var x = 0; x <= 2 * reach; x++)
                {
                    var norm = norms[(y * ((2 * reach) + 1)) + x];
                    var correlation = norm > 0 ? Product(field, side, x, y, templates[turn]) / norm : 0;
                    best = correlation > best.Correlation
                        ? new(zoom, ((turn * TurnStepDeg) - MostTurnDeg) * Math.PI / 180, (x - reach) * pitch, (y - reach) * pitch, correlation)
                        : best;
                }
            }
        }

        return best;
    }

    // Of the field's squares at every place: the same for every turn.
    static float[] Norms(float[] field, int side, int reach)
    {
        var places = (2 * reach) + 1;
        var norms = new float[places * places];
        for (var i = 0; i < norms.Length; i++)
        {
            var (square, sum) = (0.0f, 0.0f);
            for (var y = 0; y < Side; y++)
            {
                var row = field.AsSpan((((i / places) + y) * side) + (i % places), Side);
                square += DetailPatch.Dot(row, row);
                sum += DetailPatch.Dot(row, Ones);
            }

            var variance = square - (sum * sum / (Side * Side));
            norms[i] = variance > 0 ? MathF.Sqrt(variance) : 0;
        }

        return norms;
    }

    static float Product(float[] field, int side, int left, int top, float[] template)
    {
        var dot = 0.0f;
        for (var y = 0; y < Side; y++)
        {
            dot += DetailPatch.Dot(field.AsSpan(((top + y) * side) + left, Side), template.AsSpan(y * Side, Side));
        }

        return dot;
    }

    static readonly float[] Ones = [.. Enumerable.Repeat(1f, Side)];
}
