using System.Runtime.Intrinsics;

namespace Farside.Processing.Photogrammetry.Mosaics.Blending;

/// <summary>
/// One picture's share of a tile: its colour where it is known, halved again and again (sums over what is known, divided by how much that is, so that
/// nothing dark comes in at its edge), and its weight.
/// </summary>
sealed class BlendLayer
{
    Vector128<float>[][] _colours = [];
    float[][] _weights = [];
    int _levels;

    public TileArea Area { get; private set; }

    /// <summary>Colour and 1 where known, zeros elsewhere, before <see cref="Build"/>; for the caller to fill.</summary>
    public Span<Vector128<float>> Colours => _colours[0].AsSpan(0, Area.Pixels);

    /// <summary>1 where the tile takes this picture; for the caller to fill.</summary>
    public Span<float> Weights => _weights[0].AsSpan(0, Area.Pixels);

    /// <summary>Makes room for an area, all of it unknown and without weight.</summary>
    public void Reset(TileArea area, int levels)
    {
        (Area, _levels) = (area, levels);
        BlendRoom.Ensure(ref _colours, area.Pixels, levels);
        BlendRoom.Ensure(ref _weights, area.Pixels, levels);
        Colours.Clear();
        Weights.Clear();
    }

    /// <summary>Makes the coarser levels.</summary>
    public void Build(Span<Vector128<float>> line, Span<float> weightLine)
    {
        for (var level = 0; level < _levels; level++)
        {
            var (width, height) = (Area.Width >> level, Area.Height >> level);
            Pyramid.Reduce(ColoursAt(level), width, height, ColoursAt(level + 1), line);
            WeightPyramid.Reduce(WeightsAt(level), width, height, WeightsAt(level + 1), weightLine);
        }

        for (var level = 1; level <= _levels; level++)
        {
            Normalise(ColoursAt(level));
        }
    }

    public Span<Vector128<float>> ColoursAt(int level) => _colours[level].AsSpan(0, Area.Pixels >> (2 * level));

    public Span<float> WeightsAt(int level) => _weights[level].AsSpan(0, Area.Pixels >> (2 * level));

    static void Normalise(Span<Vector128<float>> colours)
    {
        for (var i = 0; i < colours.Length; i++)
        {
            var known = colours[i].GetElement(3);
            colours[i] = known > 0 ? colours[i] / known : Vector128<float>.Zero;
        }
    }
}
