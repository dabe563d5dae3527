using Farside.Simulator.Evaluation.Geometry;

namespace Farside.Simulator.Evaluation.Descent;

/// <summary>Heights that a map states with a sigma, against true ones: what is left of the relief, and whether the sigmas are believed. A plane drops out of each level: it is the track's.</summary>
sealed class MapHeights : IMapQuantity
{
    public const string Left = "descent map: heights, RMS error over the true relief's";
    public const string Inside = "descent map: heights inside 2 sigma";

    /// <summary>Cells of a level that are looked at, about so many each way.</summary>
    const int Across = 120;
    const int Fewest = 20;

    /// <summary>A level claims relief when half of its sigmas are below this share of what there is; else they say themselves that it knows none.</summary>
    const double PromiseShare = 0.5;

    public IReadOnlyList<string> Quantities => [Left, Inside];

    public IEnumerable<TrackFinding> Measure(MapCase map)
    {
        foreach (var path in map.HeightFiles)
        {
            var (cells, all) = Cells(map, path);
            if (cells.Count < Fewest)
            {
                continue;
            }

            var name = Path.GetFileNameWithoutExtension(path);
            var errors = Flattened(cells, cell => cell.Made - cell.True);
            var relief = Flattened(cells, cell => cell.True);
            if (cells.ConvertAll(cell => cell.Sigma).Order().ElementAt(cells.Count / 2) <= PromiseShare * Rms(relief))
            {
                yield return new(Left, name, Rms(errors) / Rms(relief), cells.Count, all);
            }

            yield return new(Inside, name, errors.Zip(cells, (error, cell) => Math.Abs(error) <= 2 * cell.Sigma ? 1.0 : 0).Average(), cells.Count, all);
        }
    }

    static (List<(double East, double North, double Made, double True, double Sigma)> Cells, int All) Cells(MapCase map, string path)
    {
        using var plane = MapPlane.Open(path);
        if (plane.Channels < 2)
        {
            throw new SimulationException(path, "one plane", "heights and their sigmas", "Delete the folder and make it again.");
        }

        var step = Math.Max(1, Math.Max(plane.Width, plane.Height) / Across);
        var (cells, all) = (new List<(double, double, double, double, double)>(), 0);
        for (var row = step / 2; row < plane.Height; row += step)
        {
            var (heights, sigmas) = (plane.Window(0, row, plane.Width, 1), plane.Window(0, row, plane.Width, 1, channel: 1));
            for (var column = step / 2; column < plane.Width; column += step, all++)
            {
                var (east, north) = map.Motion.Times(plane.Place(column, row));
                var truth = map.Ground.HeightAt(east, north);
                if (double.IsFinite(heights[column]) && double.IsFinite(sigmas[column]) && double.IsFinite(truth))
                {
                    cells.Add((east, north, heights[column] * map.Motion.Factor, truth, sigmas[column] * map.Motion.Factor));
                }
            }
        }

        return (cells, all);
    }

    // What a plane leaves of a number of all cells.
    static List<double> Flattened(List<(double East, double North, double Made, double True, double Sigma)> cells, Func<(double East, double North, double Made, double True, double Sigma), double> of)
    {
        var (east, north, far) = (cells.Average(cell => cell.East), cells.Average(cell => cell.North), cells.Max(cell => Math.Abs(cell.East)) + 1);
        var (normal, right) = (new double[3, 3], new double[3]);
        double[] Row((double East, double North, double, double, double) cell) => [1, (cell.East - east) / far, (cell.North - north) / far];
        foreach (var cell in cells)
        {
            var row = Row(cell);
            for (var i = 0; i < 3; i++)
            {
                right[i] += row[i] * of(cell);
                for (var j = 0; j < 3; j++)
                {
                    normal[i, j] += row[i] * row[j];
                }
            }
        }

        var plane = SmallSystem.Solve(normal, right);
        return cells.ConvertAll(cell => of(cell) - Row(cell).Zip(plane, (a, b) => a * b).Sum());
    }

    static double Rms(List<double> numbers) => Math.Sqrt(numbers.Average(number => number * number));
}
