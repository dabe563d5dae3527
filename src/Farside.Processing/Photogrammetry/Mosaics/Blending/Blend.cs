using System.Runtime.Intrinsics;

namespace Farside.Processing.Photogrammetry.Mosaics.Blending;

/// <summary>
/// Pictures joined band by band: each band of detail is the mean of the pictures' bands by their weights, spread as far as the band is coarse.
/// </summary>
/// <remarks>Source: Burt &amp; Adelson 1983, ACM Trans. Graphics 2, 217–236.</remarks>
sealed class Blend
{
    Vector128<float>[][] _sums = [];
    Vector128<float>[] _line = [];
    Vector128<float>[] _doubled = [];
    float[] _weightLine = [];
    int _levels;

    public TileArea Area { get; private set; }

    public void Reset(TileArea area, int levels)
    {
        (Area, _levels) = (area, levels);
        BlendRoom.Ensure(ref _sums, area.Pixels, levels);
        BlendRoom.Ensure(ref _line, area.Width + 4);
        BlendRoom.Ensure(ref _doubled, area.Width);
        BlendRoom.Ensure(ref _weightLine, area.Width + 4);
        for (var level = 0; level <= levels; level++)
        {
            SumsAt(level).Clear();
        }
    }

    /// <summary>Adds a picture whose area lies within this one's.</summary>
    public void Add(BlendLayer layer)
    {
        layer.Build(_line, _weightLine);
        for (var level = 0; level <= _levels; level++)
        {
            AddLevel(layer, level);
        }
    }

    /// <summary>The joined colour of the area; only to be read where some picture had weight.</summary>
    public ReadOnlySpan<Vector128<float>> Finish()
    {
        for (var level = _levels; level >= 0; level--)
        {
            FinishLevel(level);
        }

        return SumsAt(0);
    }

    Span<Vector128<float>> SumsAt(int level) => _sums[level].AsSpan(0, Area.Pixels >> (2 * level));

    void AddLevel(BlendLayer layer, int level)
    {
        var (width, height) = (layer.Area.Width >> level, layer.Area.Height >> level);
        var (left, top) = ((layer.Area.X - Area.X) >> level, (layer.Area.Y - Area.Y) >> level);
        var colours = layer.ColoursAt(level);
        var weights = layer.WeightsAt(level);
        var coarser = level < _levels ? layer.ColoursAt(level + 1) : default;
        for (var row = 0; row < height; row++)
        {
            var weightRow = weights.Slice(row * width, width);
            if (weightRow.IndexOfAnyExcept(0f) is not (>= 0 and var first))
            {
                continue;
            }

            var last = weightRow.LastIndexOfAnyExcept(0f);
            Doubled(coarser, width, height, row);
            var sums = SumsAt(level).Slice(((top + row) * (Area.Width >> level)) + left, width);
            AddRow(colours.Slice(row * width, width)[..(last + 1)], weightRow, _doubled, sums, first);
        }
    }

    void Doubled(ReadOnlySpan<Vector128<float>> coarser, int width, int height, int row)
    {
        if (coarser.IsEmpty)
        {
            _doubled.AsSpan(0, width).Clear();
        }
        else
        {
            Pyramid.ExpandRow(coarser, width / 2, height / 2, row, _doubled, _line);
        }
    }

    static void AddRow(
        ReadOnlySpan<Vector128<float>> colours, ReadOnlySpan<float> weights, ReadOnlySpan<Vector128<float>> doubled, Span<Vector128<float>> sums, int first)
    {
        for (var x = first; x < colours.Length; x++)
        {
            sums[x] += (colours[x] - doubled[x]).WithElement(3, 1f) * weights[x];
        }
    }

    void FinishLevel(int level)
    {
        var (width, height) = (Area.Width >> level, Area.Height >> level);
        var sums = SumsAt(level);
        var coarser = level < _levels ? SumsAt(level + 1) : default;
        for (var row = 0; row < height; row++)
        {
            Doubled(coarser, width, height, row);
            var line = sums.Slice(row * width, width);
            for (var x = 0; x < width; x++)
            {
                var weight = line[x].GetElement(3);
                line[x] = weight > 0 ? (line[x] / weight) + _doubled[x] : _doubled[x];
            }
        }
    }
}
