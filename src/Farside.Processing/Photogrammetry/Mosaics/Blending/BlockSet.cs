namespace Farside.Processing.Photogrammetry.Mosaics.Blending;

/// <summary>Some of the blocks of an area.</summary>
sealed class BlockSet(int width, int height)
{
    readonly bool[] _has = new bool[width * height];

    public void Add(int column, int row) => _has[(row * width) + column] = true;

    /// <summary>The blocks in it, row by row.</summary>
    public IEnumerable<(int Column, int Row)> Members
    {
        get
        {
            for (var i = 0; i < _has.Length; i++)
            {
                if (_has[i])
                {
                    yield return (i % width, i / width);
                }
            }
        }
    }

    /// <summary>The smallest rectangle around all of them.</summary>
    public (int Column, int Row, int Width, int Height) Bounds
    {
        get
        {
            var (left, top, right, bottom) = (width, height, -1, -1);
            foreach (var (column, row) in Members)
            {
                (left, top, right, bottom) = (Math.Min(left, column), Math.Min(top, row), Math.Max(right, column), Math.Max(bottom, row));
            }

            return (left, top, right - left + 1, bottom - top + 1);
        }
    }

    /// <summary>With every block that is so many or fewer away, both ways.</summary>
    public BlockSet Grown(int by)
    {
        var (wide, grown) = (new BlockSet(width, height), new BlockSet(width, height));
        foreach (var (column, row) in Members)
        {
            var (from, to) = (Math.Max(0, column - by), Math.Min(width - 1, column + by));
            wide._has.AsSpan((row * width) + from, to - from + 1).Fill(true);
        }

        foreach (var (column, row) in wide.Members)
        {
            for (var y = Math.Max(0, row - by); y <= Math.Min(height - 1, row + by); y++)
            {
                grown._has[(y * width) + column] = true;
            }
        }

        return grown;
    }
}
