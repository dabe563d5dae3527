namespace Farside.Processing.Descent.Solution;

/// <summary>
/// One coordinate against time as a smooth motion: its acceleration wanders. Between frames it leads on with growing doubt, so that speeds and gaps get honest sigmas.
/// </summary>
/// <remarks>
/// The acceleration's derivative is white noise of spectral density q, chosen so that the frames are most likely under it; filtered forwards, smoothed backwards
/// (Rauch, Tung &amp; Striebel 1965, AIAA Journal 3, 1445–1450).
/// </remarks>
static class Motion
{
    const int Guesses = 15;
    const double LeastDensity = 1e-4;
    const double Diffuse = 1e8;

    /// <param name="seconds">When; rising.</param>
    /// <param name="places">Where; NaN where not seen.</param>
    /// <param name="variances">Of those, independent from frame to frame.</param>
    /// <returns>Place and speed with their variances, one a frame; and the density that was chosen.</returns>
    public static (double Place, double Speed, double PlaceVariance, double SpeedVariance)[] Smooth(IReadOnlyList<double> seconds, double[] places, double[] variances)
    {
        var density = Enumerable.Range(0, Guesses).Select(i => LeastDensity * Math.Pow(4, i)).MaxBy(q => Filter(seconds, places, variances, q, null));
        var steps = new Step[seconds.Count];
        Filter(seconds, places, variances, density, steps);
        return Backwards(steps);
    }

    sealed record Step(double[] Predicted, double[,] PredictedCovariance, double[] Filtered, double[,] FilteredCovariance, double[,] Transition);

    static double Filter(IReadOnlyList<double> seconds, double[] places, double[] variances, double density, Step[]? steps)
    {
        var first = Array.FindIndex(places, double.IsFinite);
        var (x, p) = (new double[3], new double[3, 3]);
        x[0] = first < 0 ? 0 : places[first];
        (p[0, 0], p[1, 1], p[2, 2]) = (Diffuse, Diffuse, 100);
        var likelihood = 0.0;
        for (var i = 0; i < places.Length; i++)
        {
            var transition = i == 0 ? Transition(0) : Transition(seconds[i] - seconds[i - 1]);
            var predicted = Times(transition, x);
            var spread = Spread(transition, p, i == 0 ? 0 : seconds[i] - seconds[i - 1], density);
            (x, p) = (predicted, spread);
            if (double.IsFinite(places[i]))
            {
                var innovation = places[i] - predicted[0];
                var sum = spread[0, 0] + variances[i];
                likelihood -= 0.5 * (Math.Log(sum) + (innovation * innovation / sum));
                (x, p) = Update(predicted, spread, innovation, sum);
            }

            if (steps is not null)
            {
                steps[i] = new(predicted, spread, x, p, transition);
            }
        }

        return likelihood;
    }

    static (double[] X, double[,] P) Update(double[] predicted, double[,] spread, double innovation, double sum)
    {
        var (x, p) = (new double[3], new double[3, 3]);
        for (var row = 0; row < 3; row++)
        {
            x[row] = predicted[row] + (spread[row, 0] / sum * innovation);
            for (var column = 0; column < 3; column++)
            {
                p[row, column] = spread[row, column] - (spread[row, 0] * spread[0, column] / sum);
            }
        }

        return (x, p);
    }

    static (double Place, double Speed, double PlaceVariance, double SpeedVariance)[] Backwards(Step[] steps)
    {
        var result = new (double, double, double, double)[steps.Length];
        var (x, p) = (steps[^1].Filtered, steps[^1].FilteredCovariance);
        result[^1] = (x[0], x[1], p[0, 0], p[1, 1]);
        for (var i = steps.Length - 2; i >= 0; i--)
        {
            var (now, next) = (steps[i], steps[i + 1]);
            var gain = Times(Times(now.FilteredCovariance, Transposed(next.Transition)), Inverse(next.PredictedCovariance));
            double[] apart = [x[0] - next.Predicted[0], x[1] - next.Predicted[1], x[2] - next.Predicted[2]];
            var more = Times(gain, apart);
            x = [now.Filtered[0] + more[0], now.Filtered[1] + more[1], now.Filtered[2] + more[2]];
            p = Plus(now.FilteredCovariance, Times(Times(gain, Minus(p, next.PredictedCovariance)), Transposed(gain)));
            result[i] = (x[0], x[1], Math.Max(0, p[0, 0]), Math.Max(0, p[1, 1]));
        }

        return result;
    }

    static double[,] Transition(double dt) => new[,] { { 1, dt, dt * dt / 2 }, { 0, 1, dt }, { 0, 0, 1 } };

    static double[,] Spread(double[,] transition, double[,] p, double dt, double q)
    {
        var (d2, d3, d4, d5) = (dt * dt / 2, dt * dt * dt, dt * dt * dt * dt / 8, dt * dt * dt * dt * dt / 20);
        return Plus(Times(Times(transition, p), Transposed(transition)), new[,] { { q * d5, q * d4, q * d3 / 6 }, { q * d4, q * d3 / 3, q * d2 }, { q * d3 / 6, q * d2, q * dt } });
    }

    static double[] Times(double[,] m, double[] v) =>
        [.. Enumerable.Range(0, 3).Select(row => (m[row, 0] * v[0]) + (m[row, 1] * v[1]) + (m[row, 2] * v[2]))];

    static double[,] Times(double[,] a, double[,] b) => Each((row, column) => (a[row, 0] * b[0, column]) + (a[row, 1] * b[1, column]) + (a[row, 2] * b[2, column]));

    static double[,] Plus(double[,] a, double[,] b) => Each((row, column) => a[row, column] + b[row, column]);

    static double[,] Minus(double[,] a, double[,] b) => Each((row, column) => a[row, column] - b[row, column]);

    static double[,] Transposed(double[,] a) => Each((row, column) => a[column, row]);

    static double[,] Inverse(double[,] m)
    {
        double Minor(int row, int column)
        {
            var (r1, r2, c1, c2) = ((row + 1) % 3, (row + 2) % 3, (column + 1) % 3, (column + 2) % 3);
            return (m[r1, c1] * m[r2, c2]) - (m[r1, c2] * m[r2, c1]);
        }

        var determinant = (m[0, 0] * Minor(0, 0)) + (m[0, 1] * Minor(0, 1)) + (m[0, 2] * Minor(0, 2));
        return Each((row, column) => Minor(column, row) / determinant);
    }

    static double[,] Each(Func<int, int, double> element)
    {
        var m = new double[3, 3];
        for (var row = 0; row < 3; row++)
        {
            for (var column = 0; column < 3; column++)
            {
                m[row, column] = element(row, column);
            }
        }

        return m;
    }
}
