namespace Farside.Processing.Terrain.Stops;

/// <summary>Where one relief lies on another: every whole-cell shift and a few headings within the search, by weighted correlation.</summary>
sealed class ReliefSearch(Relief fixedGround, Relief moving, (double East, double North) centre, RegistrationOptions options)
{
    /// <summary>Search half-width in sigmas.</summary>
    const double Reach = 3;

    /// <summary>Relief is alike within so much of the reach that it stands out of: a patch of this side is one witness.</summary>
    const double Patch = 0.7;

    const int MostPlaces = 4;

    /// <summary>Places so near to a better one are its flanks, of the reach that relief stands out of.</summary>
    const double Flank = 0.5;

    const double Rad = Math.PI / 180;

    /// <summary>Sums that a search may take; finer levels are left to the fit.</summary>
    const double MostSums = 1e9;

    /// <summary>How many sums it takes, at most.</summary>
    public bool IsCheap => Math.Pow(2 * Reach * options.LevelSigmaM / fixedGround.Grid.PixelM, 2) * Turned(0).Count * Headings(fixedGround.Grid.PixelM).Count() < MostSums;

    /// <summary>The best places, best first: shift in metres, heading in radians.</summary>
    public IReadOnlyList<(double EastM, double NorthM, double HeadingRad)> Places()
    {
        var cell = fixedGround.Grid.PixelM;
        var reach = Math.Max(2, (int)Math.Ceiling(Reach * options.LevelSigmaM / cell));
        var side = (2 * reach) + 1;
        var best = new (double Score, double Heading)[side * side];
        Array.Fill(best, (double.NegativeInfinity, 0));
        foreach (var heading in Headings(cell))
        {
            var cells = Turned(heading);
            Parallel.For(0, best.Length, new() { MaxDegreeOfParallelism = options.Threads > 0 ? options.Threads : -1 }, i =>
            {
                var (east, south) = ((i % side) - reach, (i / side) - reach);
                // What was expected beforehand has its say too.
                var score = Strength(cells, east, south) - Expected(east * cell, south * cell, heading);
                if (score > best[i].Score)
                    best[i] = (score, heading);
            });
        }

        return Peaks(best, side, reach, cell);
    }

    double Expected(double eastM, double northM, double heading) =>
        ((((eastM * eastM) + (northM * northM)) / (options.LevelSigmaM * options.LevelSigmaM)) + Math.Pow(heading / (options.HeadingSigmaDeg * Rad), 2)) / 8;

    /// <summary>The share of a witness that a cell is.</summary>
    public static double Witness(double cell, RegistrationOptions options) => 1 / Math.Max(4, Math.Pow(Patch * options.ReliefM / cell, 2));

    /// <summary>Places nearer than this to a better one are its flanks, metres.</summary>
    public static double FlankM(double cell, RegistrationOptions options) => Math.Max(3 * cell, Flank * options.ReliefM);

    // Steps that move the rim by a cell.
    IEnumerable<double> Headings(double cell)
    {
        var radius = Math.Max(1, Rim());
        var step = cell / radius;
        var count = (int)Math.Min(8, Math.Floor(Reach * options.HeadingSigmaDeg * Rad / step));
        return Enumerable.Range(-count, (2 * count) + 1).Select(i => i * step);
    }

    double Rim()
    {
        var grid = moving.Grid;
        var reach = 0.0;
        for (var i = 0; i < moving.Weights.Length; i++)
        {
            if (moving.Weights[i] > 0 && IsNear(i))
                reach = Math.Max(reach, Math.Max(Math.Abs(grid.EastM(i % grid.Width) - centre.East), Math.Abs(grid.NorthOfM(i / grid.Width) - centre.North)));
        }

        return reach;
    }

    // Ground that can meet the other's within the search.
    bool IsNear(int i)
    {
        var (grid, other) = (moving.Grid, fixedGround.Grid);
        var (column, row) = (other.Column(grid.EastM(i % grid.Width)), other.Row(grid.NorthOfM(i / grid.Width)));
        var margin = Reach * options.LevelSigmaM / other.PixelM;
        return column > -margin && row > -margin && column < other.Width + margin && row < other.Height + margin;
    }

    List<(int Column, int Row, float Height, float Weight)> Turned(double heading)
    {
        var (grid, other) = (moving.Grid, fixedGround.Grid);
        var cells = new List<(int, int, float, float)>();
        for (var i = 0; i < moving.Weights.Length; i++)
        {
            if (moving.Weights[i] > 0 && IsNear(i))
            {
                var (x, y) = (grid.EastM(i % grid.Width) - centre.East, grid.NorthOfM(i / grid.Width) - centre.North);
                cells.Add(((int)Math.Round(other.Column(centre.East + x - (heading * y))), (int)Math.Round(other.Row(centre.North + y + (heading * x))), moving.Heights[i], moving.Weights[i]));
            }
        }

        return cells;
    }

    double Strength(List<(int Column, int Row, float Height, float Weight)> cells, int east, int south)
    {
        var sums = new CorrelationSums();
        var (width, height, witness) = (fixedGround.Grid.Width, fixedGround.Grid.Height, Witness(fixedGround.Grid.PixelM, options));
        foreach (var (column, row, stands, weight) in cells)
        {
            var (x, y) = (column + east, row + south);
            if ((uint)x >= (uint)width || (uint)y >= (uint)height)
                continue;

            var i = (y * width) + x;
            if (fixedGround.Weights[i] > 0)
                sums.Add(fixedGround.Heights[i], stands, fixedGround.Weights[i] * weight, witness);
        }

        return sums.Count < options.FewestCells ? double.NegativeInfinity : sums.Strength();
    }

    List<(double EastM, double NorthM, double HeadingRad)> Peaks((double Score, double Heading)[] best, int side, int reach, double cell)
    {
        var places = new List<(int X, int Y, int I)>();
        var flank = FlankM(cell, options) / cell;
        foreach (var i in Enumerable.Range(0, best.Length).Where(i => double.IsFinite(best[i].Score)).OrderByDescending(i => best[i].Score).ThenBy(i => i))
        {
            var (x, y) = (i % side, i / side);
            if (places.All(place => Math.Max(Math.Abs(place.X - x), Math.Abs(place.Y - y)) > flank))
                places.Add((x, y, i));

            if (places.Count == MostPlaces)
                break;
        }

        return [.. places.Select(place => ((place.X - reach) * cell, -(place.Y - reach) * cell, best[place.I].Heading))];
    }
}
