using Farside.Core.Geometry;

namespace Farside.Simulator.Evaluation.Terrain;

/// <summary>Heights of the grids against the true ground's mean in each cell, ring by ring; each place by the finest cells that tell of it.</summary>
sealed class HeightErrors : ITerrainQuantity
{
    public const string Bias = "terrain: bias of heights";
    public const string Calibration = "terrain: errors of heights over their sigmas, as the median has it";
    public const string Inside = "terrain: heights inside 2 of their sigmas";
    const string RmsOf = "terrain: RMS error of heights, ";

    /// <summary>A cell's mean is taken over so many places to a side, about.</summary>
    const double SampleM = 0.02;
    const int MostSamples = 9;

    /// <summary>Fewer cells say nothing of a ring.</summary>
    const int Fewest = 200;

    public IReadOnlyList<string> Quantities { get; } = [.. DistanceRing.All.Select(Rms), Bias, Calibration, Inside];

    public static string Rms(DistanceRing ring) => RmsOf + ring;

    public IEnumerable<TerrainFinding> Measure(TerrainCase terrain)
    {
        var errors = Errors(terrain);
        foreach (var ring in DistanceRing.All)
        {
            var here = errors.FindAll(error => ring.Holds(error.DistanceM));
            if (here.Count < Fewest)
            {
                continue;
            }

            var shares = here.Select(error => Math.Abs(error.ErrorM) / error.SigmaM).Order().ToList();
            yield return new(Rms(ring), "", Math.Sqrt(here.Average(error => error.ErrorM * error.ErrorM)), here.Count, here.Count);
            yield return new(Bias, ring.ToString(), Math.Abs(here.Average(error => error.ErrorM)), here.Count, here.Count);
            yield return new(Calibration, ring.ToString(), shares[shares.Count / 2] / NormalMedian, here.Count, here.Count);
            yield return new(Inside, ring.ToString(), shares.Count(share => share <= 2) / (double)here.Count, here.Count, here.Count);
        }
    }

    /// <summary>Half of all normal errors are smaller, in sigmas.</summary>
    public const double NormalMedian = 0.6745;

    static List<(double DistanceM, double ErrorM, double SigmaM)> Errors(TerrainCase terrain)
    {
        var errors = new List<(double, double, double)>();
        for (var i = 0; i < terrain.Heights.Count; i++)
        {
            var (level, finer) = (terrain.Heights[i], i > 0 ? terrain.Heights[i - 1] : null);
            for (var row = 0; row < level.Height; row++)
            {
                for (var column = 0; column < level.Width; column++)
                {
                    if (float.IsFinite(level.At(column, row, 0)) && !IsTold(finer, level, column, row) && Error(terrain, level, column, row) is { } error)
                    {
                        errors.Add(error);
                    }
                }
            }
        }

        return errors;
    }

    static bool IsTold(MadeLevel? finer, MadeLevel level, int column, int row)
    {
        if (finer is null)
        {
            return false;
        }

        foreach (var (x, y) in (ReadOnlySpan<(double, double)>)[(-0.25, -0.25), (0.25, -0.25), (-0.25, 0.25), (0.25, 0.25)])
        {
            if (level.Middle(column + x, row + y) is var (east, north) && finer.IsFilled(east, north))
            {
                return true;
            }
        }

        return false;
    }

    static (double DistanceM, double ErrorM, double SigmaM)? Error(TerrainCase terrain, MadeLevel level, int column, int row)
    {
        var (height, samples) = (level.At(column, row, 0), Math.Clamp((int)Math.Round(level.CellM / SampleM), 1, MostSamples));
        var sum = 0.0;
        for (var i = 0; i < samples * samples; i++)
        {
            var (east, north) = level.Middle(column - 0.5 + (((i % samples) + 0.5) / samples), row - 0.5 + (((i / samples) + 0.5) / samples));
            var there = terrain.ToTrue(new Point<SiteFrame>(east, north, height));
            sum += there.Z - terrain.Ground.HeightAt(there.X, there.Y);
        }

        var (x, y) = level.Middle(column, row);
        return double.IsFinite(sum) ? (terrain.DistanceM(x, y), sum / (samples * samples), level.At(column, row, 1)) : null;
    }
}
