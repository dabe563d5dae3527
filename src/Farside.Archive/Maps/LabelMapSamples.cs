using Farside.Archive.Labels;

namespace Farside.Archive.Maps;

/// <summary>The first band of a label's array; NaN for its special constants and beyond the end of a file that is cut off.</summary>
sealed class LabelMapSamples : IMapSamples
{
    const double Nothing = -1e30;

    readonly ArrayReader _reader;
    readonly HashSet<double> _specials;
    readonly int _lineAxis, _sampleAxis;
    readonly bool _isUpward;
    readonly long _rows;

    public LabelMapSamples(ArrayStructure array, string label)
    {
        (_lineAxis, _sampleAxis) = Axes(array, label);
        _reader = new(array);
        _specials = [.. array.Specials.Select(special => array.SampleType is { Form: NumberForm.Real, Bytes: 4 } ? (float)special.Value : special.Value).Where(value => !double.IsNaN(value))];
        _isUpward = array.VerticalDirection?.Contains("Bottom to Top", StringComparison.OrdinalIgnoreCase) ?? false;
        _rows = _reader.IsTruncated && _lineAxis == array.Axes.Count - 2 ? _reader.Present / Math.Max(1, array.Axes[_sampleAxis].Length) : array.Axes[_lineAxis].Length;
    }

    /// <summary>Which axes run down and across.</summary>
    public static (int Line, int Sample) Axes(ArrayStructure array, string label)
    {
        var names = array.Axes.Select(axis => axis.Name.ToUpperInvariant()).ToList();
        var (line, sample) = (names.FindIndex(name => name is "LINE" or "LINES"), names.FindIndex(name => name is "SAMPLE" or "SAMPLES"));
        return array.Axes.Count < 2 ? throw new MapException(label, array.Name, $"{array.Axes.Count} axes", "lines and samples")
            : line >= 0 && sample >= 0 ? (line, sample) : (array.Axes.Count - 2, array.Axes.Count - 1);
    }

    public void Read(int x, int y, int width, int height, Span<float> samples)
    {
        var (start, count) = (new long[_reader.Array.Axes.Count], Enumerable.Repeat(1L, _reader.Array.Axes.Count).ToArray());
        (start[_sampleAxis], count[_sampleAxis]) = (x, width);
        var values = new double[width];
        for (var row = 0; row < height; row++)
        {
            var line = _isUpward ? _reader.Array.Axes[_lineAxis].Length - 1 - (y + row) : y + row;
            var to = samples.Slice(row * width, width);
            if (line >= _rows)
            {
                to.Fill(float.NaN);
                continue;
            }

            start[_lineAxis] = line;
            _reader.Read(start, count, values, isScaled: false);
            Keep(values, to);
        }
    }

    void Keep(ReadOnlySpan<double> values, Span<float> to)
    {
        for (var i = 0; i < to.Length; i++)
        {
            to[i] = _specials.Contains(values[i]) || !double.IsFinite(values[i]) || values[i] < Nothing ? float.NaN : (float)values[i];
        }
    }

    public void Dispose() => _reader.Dispose();
}
