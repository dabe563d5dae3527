using System.Runtime.CompilerServices;

namespace Farside.Simulator.Terrain;

/// <summary>One square of the terrain at one resolution. Cells lie on a lattice through the site's origin, so levels and stations agree on where they are.</summary>
sealed class TerrainLevel
{
    readonly float _invCell;
    readonly float _low;
    readonly float _high;

    /// <param name="reuse">A level of the same size no longer needed, whose memory this one takes over.</param>
    public TerrainLevel(int size, float cellM, int firstColumn, int firstRow, TerrainLevel? reuse = null)
    {
        (Size, CellM, FirstColumn, FirstRow) = (size, cellM, firstColumn, firstRow);
        (_invCell, _low, _high) = (1 / cellM, 2f, size - 3f);
        Heights = reuse?.Heights ?? new float[size * size];
        Cover = reuse?.Cover ?? new byte[size * size];
        Lit = reuse?.Lit ?? new sbyte[size * size];
        Fresh = reuse?.Fresh ?? new byte[size * size];
        Cover.AsSpan().Clear();
        Fresh.AsSpan().Clear();
        Lit.AsSpan().Fill(sbyte.MaxValue);
    }

    public int Size { get; }

    /// <summary>Edge of a cell, metres.</summary>
    public float CellM { get; }

    /// <summary>Lattice number of the first cell eastward; its x is that times <see cref="CellM"/>.</summary>
    public int FirstColumn { get; }

    /// <summary>Lattice number of the first cell northward; rows grow north.</summary>
    public int FirstRow { get; }

    /// <summary>Height above the site's origin plane, metres, row by row.</summary>
    public float[] Heights { get; }

    /// <summary>What covers a cell: 0 soil, 255 bare rock, <see cref="TerrainBaker.TrackCover"/> disturbed soil.</summary>
    public byte[] Cover { get; }

    /// <summary>How young the soil is: 0 mature, 255 thrown out by an impact not long ago.</summary>
    public byte[] Fresh { get; }

    /// <summary>Height above the shadow's ceiling in sixteenths of the penumbra's thickness: negative is dark.</summary>
    public sbyte[] Lit { get; }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Contains(float x, float y)
    {
        var (column, row) = ((x * _invCell) - FirstColumn, (y * _invCell) - FirstRow);
        return column > _low && column < _high && row > _low && row < _high;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public float HeightAt(float x, float y)
    {
        var (column, row) = ((x * _invCell) - FirstColumn, (y * _invCell) - FirstRow);
        var (c, r) = ((int)column, (int)row);
        var (fx, fy) = (column - c, row - r);
        ref var h = ref Unsafe.Add(ref System.Runtime.InteropServices.MemoryMarshal.GetArrayDataReference(Heights), (r * Size) + c);
        var south = h + ((Unsafe.Add(ref h, 1) - h) * fx);
        ref var n = ref Unsafe.Add(ref h, Size);
        var north = n + ((Unsafe.Add(ref n, 1) - n) * fx);
        return south + ((north - south) * fy);
    }

    /// <summary>Slope eastward and northward: differences over two cells, interpolated between the four cells around.</summary>
    public (float East, float North) SlopeAt(float x, float y)
    {
        var (i, fx, fy) = Cell(x, y);
        var h = Heights;
        var (below, here, above, top) = (i - Size, i, i + Size, i + Size + Size);
        var east = Mix(h[here + 1] - h[here - 1], h[here + 2] - h[here], h[above + 1] - h[above - 1], h[above + 2] - h[above]);
        var north = Mix(h[above] - h[below], h[above + 1] - h[below + 1], h[top] - h[here], h[top + 1] - h[here + 1]);
        return (east * 0.5f * _invCell, north * 0.5f * _invCell);

        float Mix(float southWest, float southEast, float northWest, float northEast)
        {
            var south = southWest + ((southEast - southWest) * fx);
            return south + ((northWest + ((northEast - northWest) * fx) - south) * fy);
        }
    }

    /// <summary>0 in full shadow, 1 in full sun; between them in the penumbra.</summary>
    public float LitAt(float x, float y)
    {
        var (i, fx, fy) = Cell(x, y);
        var south = Lit[i] + ((Lit[i + 1] - Lit[i]) * fx);
        var north = Lit[i + Size] + ((Lit[i + Size + 1] - Lit[i + Size]) * fx);
        return Math.Clamp(0.5f + ((south + ((north - south) * fy)) * (1f / 16)), 0, 1);
    }

    public float CoverAt(float x, float y) => Share(Cover, x, y);

    public float FreshAt(float x, float y) => Share(Fresh, x, y);

    float Share(byte[] shares, float x, float y)
    {
        var (i, fx, fy) = Cell(x, y);
        var south = shares[i] + ((shares[i + 1] - shares[i]) * fx);
        var north = shares[i + Size] + ((shares[i + Size + 1] - shares[i + Size]) * fx);
        return (south + ((north - south) * fy)) * (1f / 255);
    }

    (int Index, float Fx, float Fy) Cell(float x, float y)
    {
        var (column, row) = ((x * _invCell) - FirstColumn, (y * _invCell) - FirstRow);
        var (c, r) = ((int)column, (int)row);
        return ((r * Size) + c, column - c, row - r);
    }
}
