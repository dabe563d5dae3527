namespace Farside.Processing.Photogrammetry.Dense;

/// <summary>Which disparities each pixel of a row looks at: a first one and a count, a multiple of 32, the same for the pixels of a tile.</summary>
sealed class RowRange
{
    /// <summary>Candidates that are worked on at once.</summary>
    public const int Lane = 32;

    readonly int[] _first, _count, _offset;
    readonly bool[] _isEven;

    public RowRange(int[] first, int[] count)
    {
        (_first, _count) = (first, count);
        (_offset, _isEven) = (new int[first.Length + 1], new bool[first.Length]);
        for (var x = 0; x < first.Length; x++)
        {
            _offset[x + 1] = _offset[x] + count[x];
            Most = Math.Max(Most, count[x]);
            _isEven[x] = x > 0 && x < first.Length - 1 && IsLike(x, x - 1) && IsLike(x, x + 1);
        }
    }

    /// <summary>Candidates of the whole row.</summary>
    public int Total => _offset[^1];

    /// <summary>The most candidates of one pixel.</summary>
    public int Most { get; }

    public int First(int x) => _first[x];

    public int Count(int x) => _count[x];

    /// <summary>Where the pixel's candidates begin among those of the row.</summary>
    public int Offset(int x) => _offset[x];

    /// <summary>The same with room for 32 bytes before and behind every pixel.</summary>
    public int Slot(int x) => _offset[x] + (Lane * (x + 1));

    /// <summary>Both neighbours look at the same disparities.</summary>
    public bool IsEven(int x) => _isEven[x];

    public static RowRange Uniform(int width, int first, int count)
    {
        var (firsts, counts) = (new int[width], new int[width]);
        Array.Fill(firsts, first);
        Array.Fill(counts, count);
        return new(firsts, counts);
    }

    bool IsLike(int x, int other) => _first[x] == _first[other] && _count[x] == _count[other];
}
