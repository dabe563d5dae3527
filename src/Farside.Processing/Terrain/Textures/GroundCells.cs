namespace Farside.Processing.Terrain.Textures;

/// <summary>All ground of a model once, each piece as a cell of the finest level that knows it, and which cells touch.</summary>
sealed class GroundCells
{
    const int Unknown = -1;

    /// <summary>Known, and wholly by finer cells.</summary>
    const int Finer = -2;

    readonly IReadOnlyList<TerrainLevel> _levels;
    readonly int[][] _cellOf;
    readonly List<(byte Level, int Pixel)> _cells = [];

    GroundCells(TerrainModel model)
    {
        _levels = model.Levels;
        _cellOf = [.. _levels.Select(level => new int[level.Heights.Pixels.Length])];
        for (var i = 0; i < _levels.Count; i++)
        {
            Number(i);
        }

        Touching = Sides();
    }

    public static GroundCells Of(TerrainModel model) => new(model);

    public int Count => _cells.Count;

    /// <summary>Pairs of cells that share a side, and the share of the smaller one's side that they share.</summary>
    public IReadOnlyList<(int A, int B, float Share)> Touching { get; }

    public double SideM(int cell) => _levels[_cells[cell].Level].Grid.PixelM;

    public int LevelOf(int cell) => _cells[cell].Level;

    public (double EastM, double NorthM) Middle(int cell)
    {
        var (level, pixel) = _cells[cell];
        var grid = _levels[level].Grid;
        return (grid.EastM(pixel % grid.Width), grid.NorthOfM(pixel / grid.Width));
    }

    public double HeightM(int cell) => _levels[_cells[cell].Level].Heights.Pixels[_cells[cell].Pixel];

    public double SigmaM(int cell) => _levels[_cells[cell].Level].Sigmas.Pixels[_cells[cell].Pixel];

    public GroundLight LightOf(int cell) => _levels[_cells[cell].Level].Light.Pixels[_cells[cell].Pixel];

    /// <summary>The cell that holds a place; -1 on open ground.</summary>
    public int At(double eastM, double northM)
    {
        for (var i = 0; i < _levels.Count; i++)
        {
            if (NumberAt(i, eastM, northM) is >= 0 and var cell)
            {
                return cell;
            }
        }

        return Unknown;
    }

    int NumberAt(int level, double eastM, double northM)
    {
        var grid = _levels[level].Grid;
        var (x, y) = ((int)Math.Floor(grid.Column(eastM) + 0.5), (int)Math.Floor(grid.Row(northM) + 0.5));
        return (uint)x < (uint)grid.Width && (uint)y < (uint)grid.Height ? _cellOf[level][(y * grid.Width) + x] : Unknown;
    }

    void Number(int level)
    {
        var (heights, grid) = (_levels[level].Heights, _levels[level].Grid);
        for (var pixel = 0; pixel < heights.Pixels.Length; pixel++)
        {
            if (float.IsNaN(heights.Pixels[pixel]))
            {
                _cellOf[level][pixel] = Unknown;
            }
            else if (level > 0 && IsKnownFiner(level - 1, grid.EastM(pixel % grid.Width), grid.NorthOfM(pixel / grid.Width), grid.PixelM))
            {
                _cellOf[level][pixel] = Finer;
            }
            else
            {
                _cellOf[level][pixel] = _cells.Count;
                _cells.Add(((byte)level, pixel));
            }
        }
    }

    bool IsKnownFiner(int level, double eastM, double northM, double sideM)
    {
        var parts = (int)Math.Round(sideM / _levels[level].Grid.PixelM);
        for (var i = 0; i < parts * parts; i++)
        {
            if (NumberAt(level, eastM + (sideM * (((i % parts) + 0.5) / parts)) - (sideM / 2), northM + (sideM * (((i / parts) + 0.5) / parts)) - (sideM / 2)) == Unknown)
            {
                return false;
            }
        }

        return true;
    }

    // Two places just outside each side; of two cells the smaller one looks, of equals the first.
    List<(int, int, float)> Sides()
    {
        var (sides, away) = (new List<(int, int, float)>(), 0.25 * _levels[0].Grid.PixelM);
        ReadOnlySpan<(int X, int Y)> ways = [(1, 0), (0, 1), (-1, 0), (0, -1)];
        for (var cell = 0; cell < Count; cell++)
        {
            var ((east, north), side) = (Middle(cell), SideM(cell));
            foreach (var (x, y) in ways)
            {
                var (outside, along) = ((side / 2) + away, side / 4);
                var (one, two) = (At(east + (x * outside) + (y * along), north + (y * outside) + (x * along)), At(east + (x * outside) - (y * along), north + (y * outside) - (x * along)));
                Add(sides, cell, one, one == two ? 1 : 0.5f);
                if (one != two)
                {
                    Add(sides, cell, two, 0.5f);
                }
            }
        }

        return sides;
    }

    void Add(List<(int, int, float)> sides, int cell, int other, float share)
    {
        if (other != Unknown && (LevelOf(cell) < LevelOf(other) || (LevelOf(cell) == LevelOf(other) && cell < other)))
        {
            sides.Add((cell, other, share));
        }
    }
}
