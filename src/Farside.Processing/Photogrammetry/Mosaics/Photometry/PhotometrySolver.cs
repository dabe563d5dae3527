using System.Runtime.Intrinsics;

namespace Farside.Processing.Photogrammetry.Mosaics.Photometry;

/// <summary>
/// Gains, fall-off, field and viewing side that make the logarithms of overlapping samples equal: Gauss and Newton's steps with Huber's weights, then with Tukey's, to which
/// a rod that stands before other ground in either picture counts nothing at all; held near 1 (gains) and 0 (coefficients) by what is expected of them.
/// </summary>
/// <remarks>
/// Sources: Huber 1964, Annals of Mathematical Statistics 35, 73–101; Beaton &amp; Tukey 1974, Technometrics 16, 147–185. 1.345 and 4.685 robust deviations keep
/// 95 % of the efficiency.
/// </remarks>
sealed class PhotometrySolver
{
    const int MostSteps = 12;
    const double SmallStep = 1e-7;
    const double Huber = 1.345;
    const double Tukey = 4.685;
    const double Outlier = 3;

    /// <summary>Steps with Huber's weights, which need no good start.</summary>
    const int HuberSteps = 5;

    // What two pictures of the same ground differ by anyway, as a share of the light, and as one of full scale.
    const double ShareSigma = 0.01;
    const double FullScaleSigma = 0.003;

    /// <summary>What the samples of one pair err by together, as a share of what each errs by alone.</summary>
    const double CommonShare = 0.1;

    // Enough to tell a doubtful view's gain where nothing else does, too little to move the others'.
    const double DoubtfulWeight = 1e-6;

    // Far more than all samples together, little enough for double precision.
    const double MeanWeight = 1e9;

    /// <summary>Below this height of the Sun nearly all is shadow, and no law of level ground holds.</summary>
    const double LowestSunDeg = 2;

    const int MostPieces = 16;
    const int LeastPiece = 200;
    const long MostPieceDoubles = 8_000_000;

    readonly MosaicPlan _plan;
    readonly List<OverlapSample> _samples;
    readonly PhotometryUnknowns _unknowns;
    readonly double[] _expected;
    readonly double[] _values;
    readonly double[] _residuals;
    readonly int[] _pairOf;
    readonly double[] _pairWeight;
    readonly double[] _ratios;
    readonly double[] _sigmas;
    readonly double[] _pairScatter;
    readonly double[] _lights;

    public PhotometrySolver(MosaicPlan plan, List<OverlapSample> samples)
    {
        (_plan, _samples, _unknowns) = (plan, samples, PhotometryUnknowns.For(plan));
        _lights = LightsOf(plan);
        _expected = _unknowns.Expected(plan.Options.Photometry);
        (_values, _residuals) = ((double[])_expected.Clone(), new double[samples.Count * 3]);
        _pairOf = Pairs(samples);
        (_pairWeight, _pairScatter) = (new double[_pairOf.DefaultIfEmpty(-1).Max() + 1], new double[_pairOf.DefaultIfEmpty(-1).Max() + 1]);
        (_ratios, _sigmas) = (new double[_residuals.Length], new double[_residuals.Length]);
        InPieces((_, from, to) =>
        {
            for (var i = 3 * from; i < 3 * to; i++)
            {
                var (sample, colour) = (samples[i / 3], i % 3);
                (_ratios[i], _sigmas[i]) = (Math.Log(sample.A.GetElement(colour) / sample.B.GetElement(colour)) - LightChange(sample), Sigma(sample, colour));
            }
        });
    }

    public PhotometryUnknowns Unknowns => _unknowns;

    public double[] Values => _values;

    /// <summary>Logarithms of the sunlight on level ground when each view was taken; their mean is 0.</summary>
    public IReadOnlyList<double> Lights => _lights;

    public double[] Sigmas { get; private set; } = [];

    public double RejectedShare { get; private set; }

    /// <summary>Places compared, times three colours.</summary>
    public int Count => _residuals.Length;

    public void Solve(CancellationToken cancel)
    {
        var scale = Evaluate();
        for (var step = 0; step < MostSteps; step++)
        {
            cancel.ThrowIfCancellationRequested();
            var change = Equations(scale, step < HuberSteps).Solve();
            for (var k = 0; k < change.Length; k++)
            {
                _values[k] += change[k];
            }

            scale = Evaluate();
            if (step >= HuberSteps && change.Max(Math.Abs) < SmallStep)
            {
                break;
            }
        }

        Sigmas = [.. HeldAtTheMean(Equations(scale, isHuber: false)).Variances().Select(Math.Sqrt)];
        RejectedShare = _residuals.Length == 0 ? 0 : (double)_residuals.Count(r => Math.Abs(r) > Outlier * scale) / _residuals.Length;
    }

    // Gains are stated against their mean, which is 1 by definition: what it is in the scene, no overlap can tell.
    NormalEquations HeldAtTheMean(NormalEquations equations)
    {
        for (var colour = 0; colour < _unknowns.Colours; colour++)
        {
            int[] gains = [.. Enumerable.Range(0, _unknowns.Views).Where(view => !IsDoubtful(view)).Select(view => _unknowns.Gain(view, colour))];
            equations.Add(gains, [.. gains.Select(_ => 1.0)], 0, MeanWeight);
        }

        return equations;
    }

    // Residuals over their expected deviations; their own robust deviation is given back.
    double Evaluate()
    {
        var falloffs = Enumerable.Range(0, _unknowns.Cameras).Select(camera => _unknowns.FalloffOf(_values, camera)).ToArray();
        InPieces((_, from, to) =>
        {
            Span<double> sides = stackalloc double[_unknowns.SideTerms];
            for (var k = from; k < to; k++)
            {
                var s = _samples[k];
                var fall = Math.Log(At(falloffs, s.First, s.PlaceA) / At(falloffs, s.Second, s.PlaceB));
                _unknowns.SidesOf(s, sides);
                for (var term = 0; term < sides.Length; term++)
                {
                    fall += _values[_unknowns.Side(term)] * sides[term];
                }

                for (var i = 3 * k; i < (3 * k) + 3; i++)
                {
                    var model = _values[_unknowns.Gain(s.First, i % 3)] - _values[_unknowns.Gain(s.Second, i % 3)] + fall;
                    _residuals[i] = (_ratios[i] - model) / _sigmas[i];
                }
            }
        });

        var scale = RobustDeviation(_residuals);
        WeighPairs(scale);
        return scale;
    }

    // Level ground's light goes with the sine of the Sun's height.
    static double[] LightsOf(MosaicPlan plan)
    {
        if (plan.Options.Photometry.Suns is not { } suns || suns.Any(sun => sun.Elevation.Degrees < LowestSunDeg))
        {
            return new double[plan.Views.Count];
        }

        var lights = suns.Select(sun => Math.Log(Math.Sin(sun.Elevation.Radians))).ToArray();
        var mean = lights.Average();
        return Array.ConvertAll(lights, light => light - mean);
    }

    double LightChange(in OverlapSample sample) => _lights[sample.First] - _lights[sample.Second];

    bool IsDoubtful(int view) => _plan.Options.Photometry.IsDoubtful?[view] == true;

    // Samples of a pair come one after another.
    static int[] Pairs(List<OverlapSample> samples)
    {
        var pairs = new int[samples.Count];
        for (var k = 1; k < pairs.Length; k++)
        {
            pairs[k] = pairs[k - 1] + ((samples[k].First, samples[k].Second) == (samples[k - 1].First, samples[k - 1].Second) ? 0 : 1);
        }

        return pairs;
    }

    // A pair that scatters more than all do says less, each of its samples as much as its scatter lets it. What many samples of one pair err by together (shadows that parallax
    // shifts the same way) does not go down with their number: no pair is surer than a share of its scatter. Nor is it surer than the change of the Sun's light between its pictures is
    // large: slopes and shadows change by more, what reflects like the Moon by less than level ground's light does.
    void WeighPairs(double scale)
    {
        foreach (var pair in Enumerable.Range(0, _samples.Count).GroupBy(k => _pairOf[k]))
        {
            double[] residuals = [.. pair.SelectMany(k => new[] { _residuals[3 * k], _residuals[(3 * k) + 1], _residuals[(3 * k) + 2] })];
            var middle = residuals.Order().ElementAt(residuals.Length / 2);
            var scatter = Math.Max(1, RobustDeviation(Array.ConvertAll(residuals, one => one - middle)) / scale);
            var trust = IsDoubtful(_samples[pair.First()].First) || IsDoubtful(_samples[pair.First()].Second) ? DoubtfulWeight : 1;
            _pairScatter[pair.Key] = scatter;
            var change = LightChange(_samples[pair.First()]);
            var own = scale * pair.Average(k => (_sigmas[3 * k] + _sigmas[(3 * k) + 1] + _sigmas[(3 * k) + 2]) / 3);
            var common = (scatter * scatter * CommonShare * CommonShare) + (change * change / (own * own));
            _pairWeight[pair.Key] = trust / ((scatter * scatter) + (pair.Count() * common));
        }
    }

    double At(Falloff[] falloffs, int view, (float Column, float Row) place) =>
        falloffs[_plan.CameraOf[view]].At(_plan.Source(view), place.Column, place.Row);

    double Sigma(OverlapSample sample, int colour)
    {
        var light = Math.Min(sample.A.GetElement(colour), sample.B.GetElement(colour)) / _plan.Options.FullScale;
        return Math.Sqrt((ShareSigma * ShareSigma) + (FullScaleSigma * FullScaleSigma / (light * light)));
    }

    static double RobustDeviation(double[] residuals)
    {
        if (residuals.Length == 0)
        {
            return 1;
        }

        // 1.4826 medians are a standard deviation for normal errors. Perfect data still weigh a finite amount.
        return Math.Max(1.4826 * Middle(Array.ConvertAll(residuals, Math.Abs)), 1e-4);
    }

    // Hoare 1961, Communications of the ACM 4, 321: only the side that holds the middle is put in order.
    static double Middle(double[] values)
    {
        var (left, right, middle) = (0, values.Length - 1, values.Length / 2);
        while (left < right)
        {
            var (pivot, i, j) = (values[(left + right) / 2], left, right);
            while (i <= j)
            {
                while (values[i] < pivot)
                {
                    i++;
                }

                while (values[j] > pivot)
                {
                    j--;
                }

                if (i <= j)
                {
                    (values[i], values[j]) = (values[j], values[i]);
                    (i, j) = (i + 1, j - 1);
                }
            }

            (left, right) = (middle <= j ? left : i <= middle ? i : middle, middle <= j ? j : i <= middle ? right : middle);
        }

        return values[middle];
    }

    NormalEquations Equations(double scale, bool isHuber)
    {
        var parts = new NormalEquations[Pieces];
        InPieces((piece, from, to) => parts[piece] = Equations(from, to, scale, isHuber));
        var equations = parts[0];
        foreach (var part in parts.Skip(1))
        {
            equations.Add(part);
        }

        for (var k = 0; k < _unknowns.Count; k++)
        {
            var sigma = _unknowns.Sigma(k, _plan.Options.Photometry);
            equations.Add([k], [1], _expected[k] - _values[k], 1 / (sigma * sigma));
        }

        return equations;
    }

    NormalEquations Equations(int from, int to, double scale, bool isHuber)
    {
        var (equations, row) = (new NormalEquations(_unknowns.Count), new PhotometryRow(_plan, _unknowns, _values));
        for (var k = from; k < to; k++)
        {
            row.MoveTo(_samples[k]);
            for (var colour = 0; colour < 3; colour++)
            {
                var (residual, sigma) = (_residuals[(3 * k) + colour], _sigmas[(3 * k) + colour] * scale);
                var own = scale * _pairScatter[_pairOf[k]];
                var robust = isHuber ? Math.Min(1, Huber * own / Math.Max(Math.Abs(residual), 1e-12)) : Biweight(residual / (Tukey * own));
                row.AddTo(equations, colour, residual * sigma / scale, _pairWeight[_pairOf[k]] * robust / (sigma * sigma));
            }
        }

        return equations;
    }

    // As many pieces on every machine, so that sums are the same.
    int Pieces => (int)Math.Clamp(Math.Min(_samples.Count / LeastPiece, MostPieceDoubles / ((long)_unknowns.Count * _unknowns.Count)), 1, MostPieces);

    void InPieces(Action<int, int, int> work)
    {
        var pieces = Pieces;
        Parallel.For(0, pieces, new() { MaxDegreeOfParallelism = _plan.Options.Threads }, piece => work(piece, First(piece), First(piece + 1)));

        int First(int piece) => (int)((long)_samples.Count * piece / pieces);
    }

    static double Biweight(double u)
    {
        var within = Math.Max(0, 1 - (u * u));
        return within * within;
    }
}
