using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Farside.Core.Rasters;

namespace Farside.Processing.Photogrammetry.Dense;

/// <summary>
/// Places a disparity between whole pixels by the light itself: over a small window, each of its pixels at its own disparity, the shift that makes both
/// pictures differ least once their brightness is levelled. What is left over says how sure the shift is.
/// </summary>
/// <remarks>Source: Lucas &amp; Kanade 1981, IJCAI, 674–679; its error as of any least-squares fit.</remarks>
sealed class SubPixel
{
    const int Half = 3;
    const int Lane = 8;
    const int Rounds = 3;

    /// <summary>A neighbour whose disparity differs by more lies on another surface, pixels.</summary>
    const float SameSurfacePx = 1.5f;

    /// <summary>A shift that leads further than this from the best whole pixel is not believed.</summary>
    const float MostPx = 0.9f;

    /// <summary>No fit is surer than this: cubic sampling of pictures that are not band-limited errs so much.</summary>
    const float LeastSigmaPx = 0.02f;

    /// <summary>Sigma at least, where the light leads away from the costs, pixels.</summary>
    const float StraySigmaPx = 0.5f;

    /// <summary>Sigma where no light leads anywhere, pixels.</summary>
    const float DarkSigmaPx = 1;

    /// <summary>
    /// Errors of neighbouring pixels hang together, by the sampling and by what is shared of the windows: the fit's own sigma is too small by this, found on
    /// drawn scenes of known disparity.
    /// </summary>
    const float Calibration = 1.9f;

    /// <summary>Share of the slopes that is taken for light at least.</summary>
    const float LeastLight = 0.1f;

    readonly Raster<Linear> _left, _right;
    readonly Raster<float> _disparity, _sigma;
    readonly float[] _start, _smooth, _difference, _slope;
    readonly int _width, _height, _stride;
    readonly ParallelOptions _parallel;

    SubPixel(Raster<Linear> left, Raster<Linear> right, DisparityMap map, ParallelOptions parallel)
    {
        (_left, _right, _disparity, _sigma, _parallel) = (left, right, map.Disparity, map.Sigma, parallel);
        (_width, _height) = (left.Width, left.Height);
        _stride = _width + (2 * Half) + Lane;
        _start = _disparity.Pixels.ToArray();
        (_smooth, _difference, _slope) = (Plane(float.PositiveInfinity), Plane(0), Plane(0));
    }

    public static void Refine(Raster<Linear> left, Raster<Linear> right, DisparityMap map, ParallelOptions parallel)
    {
        var fit = new SubPixel(left, right, map, parallel);
        for (var round = 0; round < Rounds; round++)
        {
            Parallel.For(0, fit._height, parallel, fit.Smooth);
            Parallel.For(0, fit._height, parallel, fit.Compare);
            Parallel.For(0, fit._height, parallel, fit.Shift);
        }
    }

    float[] Plane(float value)
    {
        var plane = new float[_stride * (_height + (2 * Half))];
        Array.Fill(plane, value);
        return plane;
    }

    int At(int x, int y) => ((y + Half) * _stride) + x + Half;

    /// <summary>The mean of the neighbours on the same surface: the errors of whole pixels cancel.</summary>
    void Smooth(int y)
    {
        const int Reach = 2;
        for (var x = 0; x < _width; x++)
        {
            var own = _disparity[x, y];
            var (sum, count) = (0f, 0);
            if (float.IsFinite(own))
            {
                for (var v = Math.Max(0, y - Reach); v <= Math.Min(_height - 1, y + Reach); v++)
                {
                    foreach (var near in _disparity.Row(v).Slice(Math.Max(0, x - Reach), Math.Min(_width, x + Reach + 1) - Math.Max(0, x - Reach)))
                    {
                        if (Math.Abs(near - own) <= SameSurfacePx)
                        {
                            (sum, count) = (sum + near, count + 1);
                        }
                    }
                }
            }

            _smooth[At(x, y)] = count > 0 ? sum / count : float.PositiveInfinity;
        }
    }

    /// <summary>Left minus right, and how the right picture's light changes along the row, at each pixel's own disparity.</summary>
    void Compare(int y)
    {
        var left = _left.Row(y);
        var right = _right.Row(y);
        for (var x = 0; x < _width; x++)
        {
            var at = At(x, y);
            var place = x - _smooth[at];
            var whole = (int)MathF.Floor(place);
            if (!(place >= 1) || whole + 2 >= _width)
            {
                _smooth[at] = float.PositiveInfinity;
                continue;
            }

            var (value, slope) = Cubic(right[whole - 1].Value, right[whole].Value, right[whole + 1].Value, right[whole + 2].Value, place - whole);
            _difference[at] = left[x].Value - value;
            _slope[at] = slope;
            if (!float.IsFinite(_difference[at] + slope))
            {
                _smooth[at] = float.PositiveInfinity;
            }
        }
    }

    static (float Value, float Slope) Cubic(float a, float b, float c, float d, float t)
    {
        var (k1, k2, k3) = (0.5f * (c - a), a - (2.5f * b) + (2 * c) - (0.5f * d), 0.5f * (d - a + (3 * (b - c))));
        return (b + (t * (k1 + (t * (k2 + (t * k3))))), k1 + (t * ((2 * k2) + (3 * t * k3))));
    }

    /// <summary>A row's shifts, eight pixels at once.</summary>
    void Shift(int y)
    {
        Span<float> shift = stackalloc float[Lane], sigma = stackalloc float[Lane];
        for (var x = 0; x < _width; x += Lane)
        {
            var (s, e) = Fit(At(x, y));
            s.CopyTo(shift);
            e.CopyTo(sigma);
            for (var i = 0; i < Math.Min(Lane, _width - x); i++)
            {
                Take(x + i, y, shift[i], sigma[i]);
            }
        }
    }

    void Take(int x, int y, float shift, float sigma)
    {
        ref var disparity = ref _disparity[x, y];
        var start = _start[(y * _width) + x];
        var moved = _smooth[At(x, y)] + shift;
        if (!float.IsFinite(disparity))
        {
            return;
        }

        if (float.IsFinite(moved + sigma) && Math.Abs(moved - start) <= MostPx)
        {
            (disparity, _sigma[x, y]) = (moved, Math.Max(sigma, LeastSigmaPx));
            return;
        }

        // Without light to go by the matcher's own disparity stays, and nobody is sure of it.
        _sigma[x, y] = float.IsFinite(sigma) ? Math.Max(sigma, StraySigmaPx) : DarkSigmaPx;
    }

    (Vector256<float> Shift, Vector256<float> Sigma) Fit(int at)
    {
        ref var smooth = ref MemoryMarshal.GetArrayDataReference(_smooth);
        ref var difference = ref MemoryMarshal.GetArrayDataReference(_difference);
        ref var slope = ref MemoryMarshal.GetArrayDataReference(_slope);
        var own = Vector256.LoadUnsafe(ref smooth, (nuint)at);
        Vector256<float> n = default, g = default, r = default, gg = default, gr = default, rr = default;
        for (var v = -Half; v <= Half; v++)
        {
            for (var u = -Half; u <= Half; u++)
            {
                var there = (nuint)(at + (v * _stride) + u);
                var isSame = Vector256.LessThanOrEqual(Vector256.Abs(Vector256.LoadUnsafe(ref smooth, there) - own), Vector256.Create(SameSurfacePx));
                var a = Vector256.LoadUnsafe(ref slope, there) & isSame;
                var b = Vector256.LoadUnsafe(ref difference, there) & isSame;
                n += Vector256<float>.One & isSame;
                (g, r, gg, gr, rr) = (g + a, r + b, gg + (a * a), gr + (a * b), rr + (b * b));
            }
        }

        var (sgg, sgr, srr) = (gg - (g * g / n), gr - (g * r / n), rr - (r * r / n));
        // L(x) = R(x − d − δ) ≈ R(x − d) − g δ.
        var delta = -sgr / sgg;
        var noise = Vector256.Max(srr + (delta * sgr), Vector256<float>.Zero) / (n - Vector256.Create(3f));
        // Noise has slopes too, and they tell nothing: half its variance, and half of it is the right picture's.
        var light = Vector256.Max(sgg - (Vector256.Create(0.25f) * n * noise), Vector256.Create(LeastLight) * sgg);
        return (delta, Vector256.Create(Calibration) * Vector256.Sqrt(noise / light));
    }
}
