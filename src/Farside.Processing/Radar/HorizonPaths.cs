using Farside.Core.Rasters;

namespace Farside.Processing.Radar;

/// <summary>
/// The best ways through a block of traces: each place scores by how far the mean cosine of phase exceeds a threshold, which keeps a way on one crest, a way may step a sample up or down from trace to trace, and pays for
/// steps and for turns of phase; it may begin and end anywhere. The dearest is taken, its surroundings are closed, then the next.
/// </summary>
/// <remarks>
/// Source: dynamic programming as for layers in ice, Crandall, Fox &amp; Paden 2012 (Proc. ICPR) and Berger et al. 2019 (IEEE J-STARS 12, 3272–3285), with
/// local beginnings and ends as Smith &amp; Waterman 1981 (J. Mol. Biol. 147, 195–197) have them.
/// </remarks>
sealed class HorizonPaths
{
    const float StepPrice = 0.02f;
    const float TurnPrice = 0.5f; // for a phase that turns by half a period
    const sbyte Begins = 2;

    readonly int _first;
    readonly int _fromSample;
    readonly Raster<Linear> _score; // width = samples, height = traces
    readonly Raster<sbyte> _before;
    readonly bool[] _isClosed;

    public HorizonPaths(PhaseBlock block, int first, int count, int fromSample, int samples, double leastCoherence, int blockSamples, RadarWork work)
    {
        (_first, _fromSample) = (first, fromSample);
        Coherence = new(samples, count);
        Parallel.For(0, count, work.Options, () => new float[blockSamples], (trace, _, row) =>
        {
            block.Coherence(first + trace, row);
            for (var i = 0; i < samples; i++)
            {
                Coherence[i, trace] = new(row[fromSample + i]);
            }

            return row;
        }, static _ => { });
        (_score, _before, _isClosed) = (new(samples, count), new(samples, count), new bool[samples * count]);
        for (var trace = 0; trace < count; trace++)
        {
            Advance(block, trace, (float)leastCoherence);
        }
    }

    /// <summary>Width = samples from the first looked at, height = traces of this block.</summary>
    public Raster<Linear> Coherence { get; }

    void Advance(PhaseBlock block, int trace, float least)
    {
        for (var i = 0; i < _score.Width; i++)
        {
            var (best, from) = (0f, Begins);
            for (var step = -1; trace > 0 && step <= 1; step++)
            {
                if ((uint)(i + step) < (uint)_score.Width && _score[i + step, trace - 1].Value is > 0 and var score)
                {
                    var turn = 0.5f * (1 - block.Likeness(_first + trace, _fromSample + i, _first + trace - 1, _fromSample + i + step));
                    var paid = score - (StepPrice * Math.Abs(step)) - (TurnPrice * turn);
                    (best, from) = paid > best ? (paid, (sbyte)step) : (best, from);
                }
            }

            (_score[i, trace], _before[i, trace]) = (new(best + Coherence[i, trace].Value - least), from);
        }
    }

    /// <summary>Samples of each way, by trace; the dearest first.</summary>
    /// <param name="leastTraces">Shorter ones are left out.</param>
    /// <param name="apart">Samples above and below a way that are closed to others.</param>
    public IEnumerable<(int FirstTrace, int[] Samples)> Take(int leastTraces, int apart)
    {
        foreach (var (trace, sample) in Ends(0.1f * leastTraces))
        {
            if (Back(trace, sample) is { } way && way.Length >= leastTraces)
            {
                var first = trace - way.Length + 1;
                Close(first, way, apart);
                yield return (_first + first, [.. way.Select(at => _fromSample + at)]);
            }
        }
    }

    IEnumerable<(int Trace, int Sample)> Ends(float least)
    {
        var ends = new List<(float Score, int Trace, int Sample)>();
        for (var trace = 0; trace < _score.Height; trace++)
        {
            for (var i = 0; i < _score.Width; i++)
            {
                if (_score[i, trace].Value is var score && score >= least && !GoesOn(trace, i, score))
                {
                    ends.Add((score, trace, i));
                }
            }
        }

        return ends.OrderByDescending(end => end.Score).ThenBy(end => end.Trace).ThenBy(end => end.Sample).Select(end => (end.Trace, end.Sample));
    }

    bool GoesOn(int trace, int sample, float score)
    {
        for (var step = -1; trace + 1 < _score.Height && step <= 1; step++)
        {
            if ((uint)(sample + step) < (uint)_score.Width && _score[sample + step, trace + 1].Value > score)
            {
                return true;
            }
        }

        return false;
    }

    int[]? Back(int trace, int sample)
    {
        var way = new List<int>();
        for (; trace >= 0 && !_isClosed[(trace * _score.Width) + sample]; trace--)
        {
            way.Add(sample);
            if (_before[sample, trace] is Begins)
            {
                break;
            }

            sample += _before[sample, trace];
        }

        way.Reverse();
        return way.Count > 0 ? [.. way] : null;
    }

    void Close(int first, int[] way, int apart)
    {
        for (var k = 0; k < way.Length; k++)
        {
            var (from, to) = (Math.Max(0, way[k] - apart), Math.Min(_score.Width - 1, way[k] + apart));
            _isClosed.AsSpan(((first + k) * _score.Width) + from, to - from + 1).Fill(true);
        }
    }
}
