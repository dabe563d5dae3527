using System.Numerics;

namespace Farside.Processing.Terrain.Textures;

/// <summary>
/// A smooth factor for each chart by which neighbours meet without a step: the logarithms g of all cells' factors make Σ w (g + ℓ − g' − ℓ')² over seams + λ Σ (g − g')² inside + ε Σ g² least, ℓ and ℓ'
/// the logarithms of the light that both views of a seam have of its cells.
/// </summary>
/// <remarks>Source: in the manner of Lempitsky &amp; Ivanov 2007, CVPR; on logarithms, since exposures and falls of light are factors of linear light.</remarks>
sealed class SeamLevelling
{
    /// <summary>λ: a step is rather spread over both charts than kept.</summary>
    const float Inside = 0.3f;

    /// <summary>ε: some hundred cells from a seam it is felt no more.</summary>
    const float Hold = 3e-5f;

    /// <summary>Larger steps are no exposure's but moved shadows or hidden ground: they pull as if they were no larger.</summary>
    const float Believed = 0.4f;

    const int MostSteps = 300;
    const double Enough = 1e-6;

    readonly List<(int A, int B, float Weight)> _springs = [];
    readonly List<(int A, int B, Vector3 Step)> _seams = [];
    readonly Vector3[] _pull;
    readonly float[] _diagonal;

    SeamLevelling(GroundCells cells, CellSights sights, ushort[] labels, Vector3[] gains)
    {
        (_pull, _diagonal) = (new Vector3[cells.Count], new float[cells.Count]);
        Array.Fill(_diagonal, Hold);
        foreach (var (a, b, share) in cells.Touching)
        {
            if (labels[a] == ViewChoice.None || labels[b] == ViewChoice.None)
            {
                continue;
            }

            if (labels[a] == labels[b])
            {
                Add(a, b, share * Inside);
            }
            else if (Step(sights, a, b, labels[a], labels[b], gains) is { } step)
            {
                Add(a, b, share);
                _seams.Add((a, b, step));
                var pull = share * Vector3.Clamp(step, new(-Believed), new(Believed));
                (_pull[a], _pull[b]) = (_pull[a] - pull, _pull[b] + pull);
            }
        }
    }

    /// <summary>What is to be added to the logarithms of each cell's light; and the steps of light at seams before and after, RMS of their logarithms.</summary>
    public static (Vector3[] Logs, double Before, double After) Of(GroundCells cells, CellSights sights, ushort[] labels, Vector3[] gains, CancellationToken cancel)
    {
        var levelling = new SeamLevelling(cells, sights, labels, gains);
        var logs = levelling.Solve(cancel);
        return (logs, levelling.Rms(new Vector3[cells.Count]), levelling.Rms(logs));
    }

    void Add(int a, int b, float weight)
    {
        _springs.Add((a, b, weight));
        (_diagonal[a], _diagonal[b]) = (_diagonal[a] + weight, _diagonal[b] + weight);
    }

    // How much more light the first cell's view has of both cells than the second's.
    static Vector3? Step(CellSights sights, int a, int b, ushort viewA, ushort viewB, Vector3[] gains)
    {
        var (sum, count) = (Vector3.Zero, 0);
        foreach (var cell in (ReadOnlySpan<int>)[a, b])
        {
            if (sights.LogIn(cell, viewA) is { } one && sights.LogIn(cell, viewB) is { } other)
            {
                (sum, count) = (sum + one - other, count + 1);
            }
        }

        return count > 0 ? (sum / count) + gains[viewA] - gains[viewB] : null;
    }

    double Rms(Vector3[] logs)
    {
        var squares = _seams.Sum(seam => (double)(seam.Step + logs[seam.A] - logs[seam.B]).LengthSquared() / 3);
        return _seams.Count == 0 ? 0 : Math.Sqrt(squares / _seams.Count);
    }

    // Conjugate gradients, each band by itself, in one go.
    Vector3[] Solve(CancellationToken cancel)
    {
        var (x, r, z, p, ap) = (new Vector3[_pull.Length], (Vector3[])_pull.Clone(), new Vector3[_pull.Length], new Vector3[_pull.Length], new Vector3[_pull.Length]);
        Condition(r, z);
        z.CopyTo(p, 0);
        var rz = Dot(r, z);
        var least = (X: rz.X * Enough, Y: rz.Y * Enough, Z: rz.Z * Enough);
        for (var step = 0; step < MostSteps && (rz.X > least.X || rz.Y > least.Y || rz.Z > least.Z); step++)
        {
            cancel.ThrowIfCancellationRequested();
            Multiply(p, ap);
            var alpha = Ratio(rz, Dot(p, ap));
            for (var i = 0; i < x.Length; i++)
            {
                x[i] += alpha * p[i];
                r[i] -= alpha * ap[i];
            }

            Condition(r, z);
            var next = Dot(r, z);
            var beta = Ratio(next, rz);
            for (var i = 0; i < x.Length; i++)
            {
                p[i] = z[i] + (beta * p[i]);
            }

            rz = next;
        }

        return x;
    }

    void Condition(Vector3[] r, Vector3[] z)
    {
        for (var i = 0; i < r.Length; i++)
        {
            z[i] = r[i] / _diagonal[i];
        }
    }

    void Multiply(Vector3[] x, Vector3[] y)
    {
        for (var i = 0; i < x.Length; i++)
        {
            y[i] = _diagonal[i] * x[i];
        }

        foreach (var (a, b, weight) in _springs)
        {
            y[a] -= weight * x[b];
            y[b] -= weight * x[a];
        }
    }

    static (double X, double Y, double Z) Dot(Vector3[] a, Vector3[] b)
    {
        var (x, y, z) = (0.0, 0.0, 0.0);
        for (var i = 0; i < a.Length; i++)
        {
            (x, y, z) = (x + ((double)a[i].X * b[i].X), y + ((double)a[i].Y * b[i].Y), z + ((double)a[i].Z * b[i].Z));
        }

        return (x, y, z);
    }

    static Vector3 Ratio((double X, double Y, double Z) a, (double X, double Y, double Z) b) =>
        new((float)(b.X > 0 ? a.X / b.X : 0), (float)(b.Y > 0 ? a.Y / b.Y : 0), (float)(b.Z > 0 ? a.Z / b.Z : 0));
}
