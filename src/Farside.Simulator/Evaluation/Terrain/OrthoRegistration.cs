using Farside.Simulator.Evaluation.Descent;

namespace Farside.Simulator.Evaluation.Terrain;

/// <summary>Patches of the orthos, looked for on the ground as the archive's own frames show it by true lens, pose and heights.</summary>
sealed class OrthoRegistration : ITerrainQuantity
{
    public const string Rms = "terrain: ortho's registration on true ground, RMS";
    public const string Share = "terrain: patches of the ortho found again";

    /// <summary>Cells; a patch's and how far it is looked for each way.</summary>
    const int Edge = 21;
    const int Reach = 5;

    /// <summary>Patches of a level that are looked for, at most about.</summary>
    const int MostPatches = 60;

    /// <summary>Of a patch's light, against its mean: below it there is nothing to compare.</summary>
    const double LeastContrast = 0.02;

    public IReadOnlyList<string> Quantities => [Rms, Share];

    public IEnumerable<TerrainFinding> Measure(TerrainCase terrain)
    {
        var light = new TrueLight(terrain);
        foreach (var level in MadeLevel.ReadAll(terrain.Folder, "ortho", channels: 3))
        {
            var misses = Patches(level).Select(patch => Miss(terrain, light, level, patch)).Where(miss => miss.IsJudged).ToList();
            var found = misses.FindAll(miss => miss.Cells is not null);
            if (misses.Count < 5)
            {
                continue;
            }

            var subject = FormattableString.Invariant($"cells of {100 * level.CellM:0} cm");
            yield return new(Share, subject, found.Count / (double)misses.Count, misses.Count, misses.Count);
            if (found.Count > 0)
            {
                yield return new(Rms, subject, Math.Sqrt(found.Average(miss => miss.Cells!.Value)), found.Count, misses.Count);
            }
        }
    }

    /// <summary>Share of a patch that may be open; such cells take the mean of those about them.</summary>
    const double MostOpen = 0.15;

    /// <summary>Top left cells of filled patches, spread evenly.</summary>
    static List<(int Column, int Row)> Patches(MadeLevel level)
    {
        var filled = new List<(int, int)>();
        for (var row = 0; row + Edge <= level.Height; row += Edge / 2)
        {
            for (var column = 0; column + Edge <= level.Width; column += Edge / 2)
            {
                if (Patch(level, column, row) is not null)
                {
                    filled.Add((column, row));
                }
            }
        }

        var count = Math.Min(filled.Count, MostPatches);
        return [.. Enumerable.Range(0, count).Select(i => filled[(int)((long)i * filled.Count / count)])];
    }

    static double[]? Patch(MadeLevel level, int column, int row)
    {
        var patch = new double[Edge * Edge];
        for (var i = 0; i < patch.Length; i++)
        {
            var (x, y) = (column + (i % Edge), row + (i / Edge));
            patch[i] = level.At(x, y, 0) + (2.0 * level.At(x, y, 1)) + level.At(x, y, 2);
        }

        var shown = patch.Where(double.IsFinite).ToList();
        return shown.Count < (1 - MostOpen) * patch.Length ? null : [.. patch.Select((light, i) => double.IsFinite(light) ? light : About(patch, i) ?? shown.Average())];
    }

    static double? About(double[] patch, int at)
    {
        var (sum, count) = (0.0, 0);
        for (var y = Math.Max(0, (at / Edge) - 1); y <= Math.Min(Edge - 1, (at / Edge) + 1); y++)
        {
            for (var x = Math.Max(0, (at % Edge) - 1); x <= Math.Min(Edge - 1, (at % Edge) + 1); x++)
            {
                (sum, count) = double.IsFinite(patch[(y * Edge) + x]) ? (sum + patch[(y * Edge) + x], count + 1) : (sum, count);
            }
        }

        return count > 0 ? sum / count : null;
    }

    static (bool IsJudged, double? Cells) Miss(TerrainCase terrain, TrueLight light, MadeLevel level, (int Column, int Row) at)
    {
        var patch = Patch(level, at.Column, at.Row)!;
        var least = LeastContrast * patch.Average();
        var field = light.Square(level, at.Column - Reach, at.Row - Reach, Edge + (2 * Reach));
        if (field is null || !(PatchSearch.Deviation(patch) >= least))
        {
            return (false, null);
        }

        return PatchSearch.Find(patch, field, Edge, Reach, least) is var (right, down, _) ? (true, (right * right) + (down * down)) : (true, null);
    }
}
