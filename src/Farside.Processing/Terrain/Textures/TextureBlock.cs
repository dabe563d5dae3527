using System.Numerics;

namespace Farside.Processing.Terrain.Textures;

/// <summary>A part of a picture while it is painted: for each pixel up to four views with their weights and factors.</summary>
sealed class TextureBlock(int left, int top, int width, int height)
{
    const int Most = 4;

    readonly (ushort View, float Weight, Vector3 Log)[] _given = new (ushort, float, Vector3)[Most * width * height];
    readonly byte[] _counts = new byte[width * height];

    public int Left => left;

    public int Top => top;

    public int Width => width;

    public int Height => height;

    /// <summary>Of the ground, metres.</summary>
    public double[] Heights { get; } = new double[width * height];

    /// <summary>Weighed light, and the weights' sum.</summary>
    public Vector4[] Sums { get; } = new Vector4[width * height];

    public void Give(int pixel, ushort view, float weight, Vector3 log)
    {
        var given = _given.AsSpan(Most * pixel, Most);
        for (var i = 0; i < _counts[pixel]; i++)
        {
            if (given[i].View == view)
            {
                given[i] = (view, given[i].Weight + weight, given[i].Log + (weight * log));
                return;
            }
        }

        given[_counts[pixel]++] = (view, weight, weight * log);
    }

    /// <summary>What a view is worth at a pixel, and the factors of its light.</summary>
    public (float Weight, Vector3 Factor)? Of(int pixel, int view)
    {
        for (var i = 0; i < _counts[pixel]; i++)
        {
            if (_given[(Most * pixel) + i] is var one && one.View == view)
            {
                var log = one.Log / one.Weight;
                return (one.Weight, new(MathF.Exp(log.X), MathF.Exp(log.Y), MathF.Exp(log.Z)));
            }
        }

        return null;
    }

    /// <summary>All views that are wanted, in their order.</summary>
    public IReadOnlyList<int> Views()
    {
        var views = new SortedSet<int>();
        for (var pixel = 0; pixel < _counts.Length; pixel++)
        {
            for (var i = 0; i < _counts[pixel]; i++)
            {
                views.Add(_given[(Most * pixel) + i].View);
            }
        }

        return [.. views];
    }
}
