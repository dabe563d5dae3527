namespace Farside.Processing.Descent.Map;

/// <summary>
/// Draws a frame onto a map. Where the ground of every sixteenth pixel falls in the frame is worked out exactly, with how that moves as the ground rises;
/// between them both are linear.
/// </summary>
sealed class OrthoLattice
{
    const int StepPx = 16;

    /// <summary>Share of the frame's height by which ground is raised to see how its place moves.</summary>
    const double RiseShare = 1e-3;

    readonly MapGrid _grid;
    readonly FrameSight _sight;
    readonly Node[] _nodes;
    readonly int _across;

    /// <param name="heights">Metres above the site's origin at the grid's pixels.</param>
    public OrthoLattice(MapGrid grid, FrameSight sight, float[] heights)
    {
        (_grid, _sight, _across) = (grid, sight, (grid.Width / StepPx) + 2);
        _nodes = new Node[_across * ((grid.Height / StepPx) + 2)];
        for (var i = 0; i < _nodes.Length; i++)
        {
            var (column, row) = (i % _across * StepPx, i / _across * StepPx);
            var height = heights[(Math.Min(row, grid.Height - 1) * grid.Width) + Math.Min(column, grid.Width - 1)];
            _nodes[i] = NodeAt(column, row, height);
        }
    }

    /// <summary>Whether the frame shows anything of the grid.</summary>
    public bool IsSeen { get; private set; }

    /// <summary>The frame's light at every pixel of the grid; NaN where it does not show it.</summary>
    /// <param name="heights">May differ a little from those the lattice was laid on.</param>
    public float[] Draw(FramePyramid frame, float[] heights, int threads)
    {
        var ortho = new float[_grid.Width * _grid.Height];
        var texels = frame.For(_grid.PixelM / _sight.PixelM);
        Parallel.For(0, _grid.Height, new() { MaxDegreeOfParallelism = threads }, row => DrawRow(texels, heights, row, ortho.AsSpan(row * _grid.Width, _grid.Width)));
        return ortho;
    }

    /// <summary>Where a pixel of the grid falls in the frame; NaN behind the camera.</summary>
    public (float Column, float Row) PlaceOf(int column, int row, float height)
    {
        var (left, right) = (Between(column / StepPx, row), Between((column / StepPx) + 1, row));
        return Between(left, right, column % StepPx / (float)StepPx).At(height);
    }

    void DrawRow(in (float[] Samples, int Width, int Height, float Scale, float Shift) texels, float[] heights, int row, Span<float> line)
    {
        var camera = _sight.View.Camera;
        var (mostColumn, mostRow) = ((float)(camera.Width - 1 - FrameSight.EdgePx), (float)(camera.Height - 1 - FrameSight.EdgePx));
        var left = Between(0, row);
        for (var block = 0; block * StepPx < _grid.Width; block++)
        {
            var right = Between(block + 1, row);
            for (var i = 0; i < StepPx && (block * StepPx) + i < _grid.Width; i++)
            {
                var x = (block * StepPx) + i;
                var (column, down) = Between(left, right, i / (float)StepPx).At(heights[(row * _grid.Width) + x]);
                line[x] = column >= FrameSight.EdgePx && down >= FrameSight.EdgePx && column <= mostColumn && down <= mostRow
                    ? Bilinear(texels, (column * texels.Scale) + texels.Shift, (down * texels.Scale) + texels.Shift)
                    : float.NaN;
            }

            left = right;
        }
    }

    static float Bilinear(in (float[] Samples, int Width, int Height, float Scale, float Shift) texels, float column, float row)
    {
        var (x, y) = (Math.Clamp(column, 0, texels.Width - 1.001f), Math.Clamp(row, 0, texels.Height - 1.001f));
        var (left, top) = ((int)x, (int)y);
        var at = (top * texels.Width) + left;
        var upper = texels.Samples[at] + ((texels.Samples[at + 1] - texels.Samples[at]) * (x - left));
        var lower = texels.Samples[at + texels.Width] + ((texels.Samples[at + texels.Width + 1] - texels.Samples[at + texels.Width]) * (x - left));
        return upper + ((lower - upper) * (y - top));
    }

    Node NodeAt(int column, int row, float heightM)
    {
        var (east, north) = (_grid.EastM(column), _grid.NorthOfM(row));
        var riseM = Math.Max(RiseShare * _sight.HeightM, 1e-4);
        var at = _sight.Project(east, north, heightM);
        var raised = _sight.Project(east, north, heightM + riseM);
        IsSeen |= _sight.Shows(at);
        return new((float)at.Column, (float)at.Row, (float)((raised.Column - at.Column) / riseM), (float)((raised.Row - at.Row) / riseM), heightM);
    }

    Node Between(int node, int row)
    {
        var at = (row / StepPx * _across) + node;
        return Between(_nodes[at], _nodes[at + _across], row % StepPx / (float)StepPx);
    }

    static Node Between(in Node a, in Node b, float t) => new(
        a.Column + ((b.Column - a.Column) * t), a.Row + ((b.Row - a.Row) * t), a.ColumnPerM + ((b.ColumnPerM - a.ColumnPerM) * t),
        a.RowPerM + ((b.RowPerM - a.RowPerM) * t), a.HeightM + ((b.HeightM - a.HeightM) * t));

    readonly record struct Node(float Column, float Row, float ColumnPerM, float RowPerM, float HeightM)
    {
        public (float Column, float Row) At(float heightM) => (Column + ((heightM - HeightM) * ColumnPerM), Row + ((heightM - HeightM) * RowPerM));
    }
}
