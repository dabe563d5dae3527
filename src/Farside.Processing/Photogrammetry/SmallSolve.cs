namespace Farside.Processing.Photogrammetry;

/// <summary>Small dense systems of equations.</summary>
static class SmallSolve
{
    /// <summary>Solves N x = b for a symmetric positive definite N by Cholesky's factors; null when N is not.</summary>
    public static double[]? Symmetric(double[,] n, double[] b)
    {
        var size = b.Length;
        var l = new double[size, size];
        for (var i = 0; i < size; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                var sum = n[i, j];
                for (var k = 0; k < j; k++)
                {
                    sum -= l[i, k] * l[j, k];
                }

                if (i == j && !(sum > 0))
                {
                    return null;
                }

                l[i, j] = i == j ? Math.Sqrt(sum) : sum / l[j, j];
            }
        }

        return Back(l, b);
    }

    static double[] Back(double[,] l, double[] b)
    {
        var x = (double[])b.Clone();
        for (var i = 0; i < x.Length; i++)
        {
            for (var k = 0; k < i; k++)
            {
                x[i] -= l[i, k] * x[k];
            }

            x[i] /= l[i, i];
        }

        for (var i = x.Length - 1; i >= 0; i--)
        {
            for (var k = i + 1; k < x.Length; k++)
            {
                x[i] -= l[k, i] * x[k];
            }

            x[i] /= l[i, i];
        }

        return x;
    }
}
