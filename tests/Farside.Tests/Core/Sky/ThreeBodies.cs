namespace Farside.Tests.Core.Sky;

/// <summary>The circular problem of three bodies, integrated by steps: no series, so that it can judge one. Units: the distance and the revolution of the large two.</summary>
sealed class ThreeBodies(double massRatio)
{
    const double Step = 0.001;

    /// <summary>Periodic orbit through (x0, 0, z0), crossing the plane y = 0 at right angles: x0 and the speed are found, z0 stays.</summary>
    /// <returns>The state at the start and the time of half a revolution.</returns>
    public (double[] Start, double HalfPeriod) Close(double x0, double z0, double speedY)
    {
        for (var turn = 0; turn < 20; turn++)
        {
            var (miss, half) = Miss(x0, z0, speedY);
            if (Math.Abs(miss.VX) + Math.Abs(miss.VZ) < 1e-10)
            {
                return ([x0, 0, z0, 0, speedY, 0], half);
            }

            const double h = 1e-6;
            var (byX, byV) = (Miss(x0 + h, z0, speedY).Miss, Miss(x0, z0, speedY + h).Miss);
            var (a, b, c, d) = ((byX.VX - miss.VX) / h, (byV.VX - miss.VX) / h, (byX.VZ - miss.VZ) / h, (byV.VZ - miss.VZ) / h);
            var determinant = (a * d) - (b * c);
            x0 -= ((d * miss.VX) - (b * miss.VZ)) / determinant;
            speedY -= ((a * miss.VZ) - (c * miss.VX)) / determinant;
        }

        throw new InvalidOperationException("No periodic orbit is near.");
    }

    /// <summary>States after equal parts of <paramref name="time"/>.</summary>
    public IEnumerable<double[]> Path(double[] start, double time, int parts)
    {
        var state = start;
        for (var part = 0; part <= parts; part++)
        {
            yield return state;
            for (var i = 0; i < 20; i++)
            {
                state = Advance(state, time / parts / 20);
            }
        }
    }

    public double Jacobi(double[] s)
    {
        var (r1, r2) = Distances(s);
        return (s[0] * s[0]) + (s[1] * s[1]) + (2 * (1 - massRatio) / r1) + (2 * massRatio / r2) - (s[3] * s[3]) - (s[4] * s[4]) - (s[5] * s[5]);
    }

    ((double VX, double VZ) Miss, double Time) Miss(double x0, double z0, double speedY)
    {
        double[] state = Advance([x0, 0, z0, 0, speedY, 0], Step);
        var time = Step;
        while (state[1] * speedY > 0)
        {
            state = Advance(state, Step);
            time += Step;
        }

        for (var turn = 0; turn < 5; turn++)
        {
            var back = -state[1] / state[4];
            state = Advance(state, back);
            time += back;
        }

        return ((state[3], state[5]), time);
    }

    // Runge–Kutta of fourth order.
    double[] Advance(double[] s, double h)
    {
        var k1 = Rate(s);
        var k2 = Rate(Add(s, k1, h / 2));
        var k3 = Rate(Add(s, k2, h / 2));
        var k4 = Rate(Add(s, k3, h));
        return [.. s.Select((x, i) => x + (h / 6 * (k1[i] + (2 * k2[i]) + (2 * k3[i]) + k4[i])))];
    }

    static double[] Add(double[] s, double[] k, double h) => [.. s.Zip(k, (x, rate) => x + (h * rate))];

    double[] Rate(double[] s)
    {
        var (r1, r2) = Distances(s);
        var (a, b) = ((1 - massRatio) / (r1 * r1 * r1), massRatio / (r2 * r2 * r2));
        return
        [
            s[3], s[4], s[5],
            s[0] + (2 * s[4]) - (a * (s[0] + massRatio)) - (b * (s[0] - 1 + massRatio)), s[1] - (2 * s[3]) - ((a + b) * s[1]), -(a + b) * s[2],
        ];
    }

    (double Large, double Small) Distances(double[] s)
    {
        var square = (s[1] * s[1]) + (s[2] * s[2]);
        return (Math.Sqrt(((s[0] + massRatio) * (s[0] + massRatio)) + square), Math.Sqrt(((s[0] - 1 + massRatio) * (s[0] - 1 + massRatio)) + square));
    }
}
