using System.Runtime.InteropServices;
using Farside.Core.Rasters;

namespace Farside.Processing.Imaging.Defects;

/// <summary>
/// Finds hot pixels and dead columns of a detector from frames of different scenes, one frame at a time. A pixel is compared with the middle two of its four
/// neighbours of the same colour, left, right, above and below; what it is off is held against noise and against how far these neighbours differ among
/// themselves. A hot pixel fills with time, so what frames are off is summed as a rate: S = Σ z·w / √Σ w², w = exposure / σ, z held to ±5 deviations. Stars, glints and
/// edges stand elsewhere in the next scene; a defect stays.
/// </summary>
public sealed class DefectFinder
{
    const float MostSigmas = 5;

    /// <summary>Four normal numbers span 2.06 deviations on average.</summary>
    const float SpanOfFour = 2.06f;

    /// <summary>A column tells of itself only where it and its neighbours are lit.</summary>
    const double LitShare = 0.02;
    const int LeastRows = 64;

    readonly DefectOptions _options;
    readonly int _width;
    readonly int _height;
    readonly int _step;
    readonly float[] _sum;
    readonly float[] _weight;
    readonly byte[] _above;
    readonly byte[] _below;
    readonly List<double>[] _columns;

    /// <param name="isMosaic">Whether neighbours of the same colour are two pixels away.</param>
    public DefectFinder(int width, int height, bool isMosaic, DefectOptions? options = null)
    {
        (_width, _height, _step, _options) = (width, height, isMosaic ? 2 : 1, options ?? new());
        (_sum, _weight) = (new float[width * height], new float[width * height]);
        (_above, _below) = (new byte[width * height], new byte[width * height]);
        _columns = [.. Enumerable.Range(0, width).Select(_ => new List<double>())];
    }

    /// <summary>Frames taken in.</summary>
    public int Frames { get; private set; }

    /// <summary>Takes in a frame whose scene none before it showed at the same pixels.</summary>
    /// <param name="light">Samples above black.</param>
    /// <param name="exposureMs">Hot pixels fill with it; 1 where it is unknown.</param>
    /// <param name="fullScale">Saturated samples and those beside them say nothing.</param>
    public void Add(Raster<Linear> light, double exposureMs, double fullScale)
    {
        if ((light.Width, light.Height) != (_width, _height))
        {
            throw new ArgumentException($"A frame of {light.Width} × {light.Height} among frames of {_width} × {_height}.", nameof(light));
        }

        Frames = Math.Min(Frames + 1, byte.MaxValue);
        for (var y = 0; y < _height; y++)
        {
            Add(Floats(light, Inside(y - _step, _height)), Floats(light, y), Floats(light, Inside(y + _step, _height)), y * _width, (float)exposureMs, (float)(0.98 * fullScale));
        }

        for (var x = 0; x < _width; x++)
        {
            AddColumn(light, x, LitShare * fullScale);
        }
    }

    /// <summary>What stayed in all scenes; nothing with fewer frames than sightings are asked for.</summary>
    public DetectorDefects Found()
    {
        var columns = Frames < _options.LeastSightings ? [] : Enumerable.Range(0, _width).Where(IsDead).ToList();
        var dead = columns.ToHashSet();
        var pixels = new List<(int Column, int Row)>();
        for (var i = 0; i < _sum.Length; i++)
        {
            if (IsBroken(i) && !dead.Contains(i % _width))
            {
                pixels.Add((i % _width, i / _width));
            }
        }

        return new(_width, _height, pixels, columns);
    }

    void Add(ReadOnlySpan<float> above, ReadOnlySpan<float> row, ReadOnlySpan<float> below, int start, float exposure, float limit)
    {
        var (photon, read) = ((float)_options.PhotonVariance, (float)(_options.ReadDn * _options.ReadDn));
        var sighting = (float)_options.SightingSigmas;
        for (var x = 0; x < _width; x++)
        {
            var (a, b, c, d) = (row[Inside(x - _step, _width)], row[Inside(x + _step, _width)], above[x], below[x]);
            var (least, most) = (Math.Min(Math.Min(a, b), Math.Min(c, d)), Math.Max(Math.Max(a, b), Math.Max(c, d)));
            if (most >= limit)
            {
                continue;
            }

            var expected = 0.5f * (a + b + c + d - least - most);
            var span = (most - least) / SpanOfFour;
            var sigma = MathF.Sqrt((photon * Math.Max(0, expected)) + read + (span * span));
            var z = Math.Clamp((row[x] - expected) / sigma, -MostSigmas, MostSigmas);
            var weight = exposure / sigma;
            _sum[start + x] += z * weight;
            _weight[start + x] += weight * weight;
            _above[start + x] += (byte)(z > sighting ? 1 : 0);
            _below[start + x] += (byte)(z < -sighting ? 1 : 0);
        }
    }

    void AddColumn(Raster<Linear> light, int x, double least)
    {
        var (own, beside, rows) = (0.0, 0.0, 0);
        for (var y = 0; y < _height; y++)
        {
            var row = light.Row(y);
            var expected = 0.5 * (row[Inside(x - _step, _width)].Value + row[Inside(x + _step, _width)].Value);
            if (expected > least)
            {
                (own, beside, rows) = (own + row[x].Value, beside + expected, rows + 1);
            }
        }

        if (rows >= LeastRows)
        {
            _columns[x].Add(own / beside);
        }
    }

    bool IsDead(int x)
    {
        var low = _columns[x].Count(share => share < _options.DeadColumnShare);
        return low >= _options.LeastSightings && low >= 0.8 * _columns[x].Count;
    }

    bool IsBroken(int i)
    {
        var significance = _weight[i] > 0 ? _sum[i] / Math.Sqrt(_weight[i]) : 0;
        var sightings = significance > 0 ? _above[i] : _below[i];
        return Math.Abs(significance) > _options.Significance && sightings >= Math.Max(_options.LeastSightings, _options.LeastShare * Frames);
    }

    // At the edge the neighbour on the other side stands for both.
    int Inside(int place, int count) => place < 0 ? place + (2 * _step) : place >= count ? place - (2 * _step) : place;

    static Span<float> Floats(Raster<Linear> raster, int y) => MemoryMarshal.Cast<Linear, float>(raster.Row(y));
}
