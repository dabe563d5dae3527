using System.Runtime.Intrinsics;

namespace Farside.Processing.Photogrammetry.Ties;

/// <summary>
/// Looks for a square patch, drawn as it should look in another picture, by the normalised correlation coefficient: light and contrast may differ.
/// </summary>
ref struct PatchSearch
{
    /// <summary>Samples of a patch.</summary>
    public const int Samples = Side * Side;

    const int Side = 16;

    // The patch reaches from 8 samples before its centre to 7 after it.
    const int Before = Side / 2;
    const float Flat = 1e-12f;
    readonly Span<float> _patch;

    /// <summary>Draws the patch about a place of <paramref name="plane"/> as <paramref name="warp"/> shows it in the other picture.</summary>
    /// <param name="patch">Room for <see cref="Samples"/> numbers.</param>
    public PatchSearch(GreyPlane plane, double x, double y, Affine2 warp, Span<float> patch)
    {
        _patch = patch;
        IsUsable = Draw(plane, x, y, warp.Inverse()) && Normalise(_patch);
    }

    /// <summary>False when the patch leaves its picture, holds missing samples or has no contrast.</summary>
    public bool IsUsable { get; }

    /// <summary>Correlation with the patch whose centre is pixel (x, y); NaN where samples are missing or beyond the edge.</summary>
    public readonly float At(GreyPlane plane, int x, int y)
    {
        if (x < Before || y < Before || x + Before > plane.Width || y + Before > plane.Height)
        {
            return float.NaN;
        }

        var level = Vector256.Create(plane[x, y]);
        var (sum, squares, products) = (Vector256<float>.Zero, Vector256<float>.Zero, Vector256<float>.Zero);
        for (var j = 0; j < Side; j++)
        {
            ref var row = ref plane.Samples[((y - Before + j) * plane.Width) + x - Before];
            ref var patch = ref _patch[j * Side];
            for (var i = 0; i < Side; i += Vector256<float>.Count)
            {
                var seen = Vector256.LoadUnsafe(ref row, (nuint)i) - level;
                sum += seen;
                squares += seen * seen;
                products += seen * Vector256.LoadUnsafe(ref patch, (nuint)i);
            }
        }

        var total = Sum(sum);
        var spread = Sum(squares) - (total * total / (Side * Side));
        return spread <= Flat ? float.NaN : Sum(products) / MathF.Sqrt(spread);
    }

    // In one fixed order, so that every processor gives the same sum.
    static float Sum(Vector256<float> v)
    {
        var four = v.GetLower() + v.GetUpper();
        return four[0] + four[1] + (four[2] + four[3]);
    }

    readonly bool Draw(GreyPlane plane, double x, double y, Affine2 back)
    {
        for (var j = 0; j < Side; j++)
        {
            for (var i = 0; i < Side; i++)
            {
                var (dx, dy) = back.Times(i - Before, j - Before);
                if (!plane.CanSample(x + dx, y + dy))
                {
                    return false;
                }

                _patch[(j * Side) + i] = plane.Cubic(x + dx, y + dy);
            }
        }

        return true;
    }

    static bool Normalise(Span<float> patch)
    {
        var (mean, squares) = (0.0, 0.0);
        foreach (var sample in patch)
        {
            mean += sample;
        }

        mean /= patch.Length;
        foreach (var sample in patch)
        {
            squares += (sample - mean) * (sample - mean);
        }

        var scale = 1 / Math.Sqrt(squares);
        for (var i = 0; i < patch.Length; i++)
        {
            patch[i] = (float)((patch[i] - mean) * scale);
        }

        return squares > Flat && !double.IsNaN(squares);
    }
}
