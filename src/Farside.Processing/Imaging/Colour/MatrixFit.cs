using Farside.Core.Colour;
using Farside.Processing.Numerics;

namespace Farside.Processing.Imaging.Colour;

/// <summary>
/// The 3 × 3 matrix from balanced camera colour to linear sRGB that brings samples nearest to what they are: least squares of ΔE*ab over its six free numbers,
/// since each row adds to 1 so that grey stays grey. Gauss-Newton with Levenberg's damping from the identity.
/// </summary>
public static class MatrixFit
{
    const int Unknowns = 6;
    const int MostSteps = 60;
    const double Small = 1e-6;

    /// <summary>Fits; fewer than two samples that are not grey give the identity.</summary>
    public static ColourMatrix Of(IReadOnlyList<ColourSample> samples)
    {
        if (samples.Count(IsChromatic) < 2)
        {
            return ColourMatrix.Identity;
        }

        var free = new double[Unknowns];
        var (error, damping) = (Error(free, samples), 1e-3);
        for (var step = 0; step < MostSteps && damping < 1e9; step++)
        {
            var trial = Stepped(free, samples, damping);
            var trialError = Error(trial, samples);
            if (trialError < error)
            {
                var isDone = error - trialError < 1e-12 * error;
                (free, error, damping) = (trial, trialError, damping / 10);
                if (isDone)
                {
                    break;
                }
            }
            else
            {
                damping *= 10;
            }
        }

        return MatrixOf(free);
    }

    /// <summary>ΔE₀₀ of one sample under a matrix.</summary>
    public static double Difference(ColourMatrix matrix, ColourSample sample) => Ciede2000.Between(LabOf(matrix * sample.Camera), LabOf(sample.Screen));

    /// <summary>ΔE₀₀ of every sample under the matrix that the others give: samples of its own name are left out.</summary>
    public static IReadOnlyList<(string Name, double Difference)> HeldOut(IReadOnlyList<ColourSample> samples)
    {
        var matrices = samples.Select(sample => sample.Name).Distinct(StringComparer.Ordinal)
            .ToDictionary(name => name, name => Of([.. samples.Where(sample => sample.Name != name)]), StringComparer.Ordinal);
        return [.. samples.Select(sample => (sample.Name, Difference(matrices[sample.Name], sample)))];
    }

    static bool IsChromatic(ColourSample sample)
    {
        var lab = LabOf(sample.Screen);
        return (lab.A * lab.A) + (lab.B * lab.B) > 25;
    }

    static CieLab LabOf(Tristimulus screen) => CieLab.Of(Srgb.ToXyz * screen, Whites.D65);

    static ColourMatrix MatrixOf(ReadOnlySpan<double> free) => new(
        1 - free[0] - free[1], free[0], free[1],
        free[2], 1 - free[2] - free[3], free[3],
        free[4], free[5], 1 - free[4] - free[5]);

    static double Error(double[] free, IReadOnlyList<ColourSample> samples) => Residuals(free, samples).Sum(residual => residual * residual);

    static double[] Residuals(double[] free, IReadOnlyList<ColourSample> samples)
    {
        var matrix = MatrixOf(free);
        var residuals = new double[3 * samples.Count];
        for (var i = 0; i < samples.Count; i++)
        {
            var (seen, should) = (LabOf(matrix * samples[i].Camera), LabOf(samples[i].Screen));
            (residuals[3 * i], residuals[(3 * i) + 1], residuals[(3 * i) + 2]) = (seen.L - should.L, seen.A - should.A, seen.B - should.B);
        }

        return residuals;
    }

    static double[] Stepped(double[] free, IReadOnlyList<ColourSample> samples, double damping)
    {
        var here = Residuals(free, samples);
        var slopes = Enumerable.Range(0, Unknowns).Select(i => Slopes(free, samples, here, i)).ToArray();
        var (normal, right) = (new double[Unknowns, Unknowns], new double[Unknowns]);
        for (var i = 0; i < Unknowns; i++)
        {
            right[i] = -Dot(slopes[i], here);
            for (var j = 0; j < Unknowns; j++)
            {
                normal[i, j] = Dot(slopes[i], slopes[j]) * (i == j ? 1 + damping : 1);
            }

            normal[i, i] += 1e-9;
        }

        // Too little damping for a matrix that is singular: no step, and the next one is damped more.
        return SymmetricSystem.Solve(normal, right) is { } step ? [.. free.Zip(step, (at, by) => at + by)] : free;
    }

    static double[] Slopes(double[] free, IReadOnlyList<ColourSample> samples, double[] here, int i)
    {
        double[] moved = [.. free];
        moved[i] += Small;
        return [.. Residuals(moved, samples).Zip(here, (there, now) => (there - now) / Small)];
    }

    static double Dot(double[] a, double[] b)
    {
        var sum = 0.0;
        for (var i = 0; i < a.Length; i++)
        {
            sum += a[i] * b[i];
        }

        return sum;
    }
}
