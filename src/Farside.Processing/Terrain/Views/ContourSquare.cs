namespace Farside.Processing.Terrain.Views;

/// <summary>Where a line of equal height crosses the square between four cells.</summary>
static class ContourSquare
{
    // Sides in turn: top, right, bottom, left. By which corners lie above (1 NW, 2 NE, 4 SE, 8 SW): from which side to which, higher ground to the right.
    static readonly (int From, int To)[][] Ways =
    [
        [], [(0, 3)], [(1, 0)], [(1, 3)], [(2, 1)], [(0, 3), (2, 1)], [(2, 0)], [(2, 3)],
        [(3, 2)], [(0, 2)], [(1, 0), (3, 2)], [(1, 2)], [(3, 1)], [(0, 1)], [(3, 0)], [],
    ];

    // The two saddles with their middle above: high corners are joined.
    static readonly (int From, int To)[] JoinedMain = [(0, 1), (2, 3)];
    static readonly (int From, int To)[] JoinedOther = [(1, 2), (3, 0)];

    public static void Cross(TerrainLevel level, int column, int row, double heightM, IDictionary<long, long> next)
    {
        var (nw, ne, se, sw) = (level.Heights[column, row], level.Heights[column + 1, row], level.Heights[column + 1, row + 1], level.Heights[column, row + 1]);
        var sum = (double)nw + ne + se + sw;
        if (double.IsNaN(sum))
            return;

        var above = (nw >= heightM ? 1 : 0) | (ne >= heightM ? 2 : 0) | (se >= heightM ? 4 : 0) | (sw >= heightM ? 8 : 0);
        var ways = above == 5 && sum >= 4 * heightM ? JoinedMain : above == 10 && sum >= 4 * heightM ? JoinedOther : Ways[above];
        foreach (var (from, to) in ways)
            next[Edge(level, column, row, from)] = Edge(level, column, row, to);
    }

    public static (double X, double Y) Place(TerrainLevel level, long edge, double heightM)
    {
        var (cell, isUpright) = ((int)(edge / 2), edge % 2 == 1);
        var (x, y) = (cell % level.Grid.Width, cell / level.Grid.Width);
        var (one, two) = ((double)level.Heights[x, y], (double)level.Heights[isUpright ? x : x + 1, isUpright ? y + 1 : y]);
        var along = (heightM - one) / (two - one);
        return isUpright ? (x, y + along) : (x + along, y);
    }

    // Twice the first cell's number, and one more where the edge runs downward.
    static long Edge(TerrainLevel level, int column, int row, int side) => side switch
    {
        0 => 2L * ((row * level.Grid.Width) + column),
        1 => (2L * ((row * level.Grid.Width) + column + 1)) + 1,
        2 => 2L * (((row + 1) * level.Grid.Width) + column),
        _ => (2L * ((row * level.Grid.Width) + column)) + 1,
    };
}
