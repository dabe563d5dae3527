using Farside.Processing.Numerics;

namespace Farside.Processing.Descent.Map;

/// <summary>Compares frames with what a map shows already.</summary>
sealed class LightMatcher(MapGrid grid, FrameSight sight, MapOptions options)
{
    const int BlockPx = 8;
    const int FewestBlocks = 24;
    const int Rounds = 6;
    const int Terms = 6;

    /// <summary>Share of the ground's own contrast below which a cell is taken as hidden.</summary>
    const double HiddenShare = 0.5;

    /// <summary>Relative deviations (RMS) that are needed to say so.</summary>
    const double LeastTexture = 0.02;

    /// <param name="map">Light of the map on the grid; NaN where it shows nothing yet.</param>
    /// <param name="ortho">The frame drawn onto the grid.</param>
    /// <param name="lattice">What drew it.</param>
    public LightMatch Match(float[] map, float[] ortho, OrthoLattice lattice, float[] heights)
    {
        var blocks = Blocks(map, ortho, lattice, heights).ToList();
        if (blocks.Count < FewestBlocks)
        {
            return LightMatch.None;
        }

        var factors = Fit(blocks);
        var contrast = blocks.Sum(block => block.Both) / blocks.Sum(block => block.Map);
        return new(factors, contrast, Changed(blocks, factors));
    }

    IEnumerable<LightBlock> Blocks(float[] map, float[] ortho, OrthoLattice lattice, float[] heights)
    {
        var camera = sight.View.Camera;
        for (var top = 0; top + BlockPx <= grid.Height; top += BlockPx)
        {
            for (var left = 0; left + BlockPx <= grid.Width; left += BlockPx)
            {
                var (column, row) = (left + (BlockPx / 2), top + (BlockPx / 2));
                if (Compare(map, ortho, left, top) is { } found && lattice.PlaceOf(column, row, heights[(row * grid.Width) + column]) is var place && !float.IsNaN(place.Column))
                {
                    yield return found with { X = (2 * place.Column / (camera.Width - 1)) - 1, Y = (2 * place.Row / (camera.Height - 1)) - 1 };
                }
            }
        }
    }

    LightBlock? Compare(float[] map, float[] ortho, int left, int top)
    {
        var (a, b, count) = (0.0, 0.0, 0);
        for (var i = 0; i < BlockPx * BlockPx; i++)
        {
            var at = ((top + (i / BlockPx)) * grid.Width) + left + (i % BlockPx);
            var isKnown = map[at] > 0 && ortho[at] > 0;
            (a, b, count) = isKnown ? (a + map[at], b + ortho[at], count + 1) : (a, b, count);
        }

        if (count < BlockPx * BlockPx * 3 / 4)
        {
            return null;
        }

        var (both, own) = (0.0, 0.0);
        for (var i = 0; i < BlockPx * BlockPx; i++)
        {
            var at = ((top + (i / BlockPx)) * grid.Width) + left + (i % BlockPx);
            if (map[at] > 0 && ortho[at] > 0)
            {
                var (x, y) = ((map[at] * count / a) - 1, (ortho[at] * count / b) - 1);
                (both, own) = (both + (x * y), own + (x * x));
            }
        }

        return new(0, 0, Math.Log(b / a), both, own);
    }

    // Least squares, again and again without what lies farther off than three robust deviations: shadows, dust.
    static double[] Fit(List<LightBlock> blocks)
    {
        var (factors, mostOff) = (new double[Terms], double.PositiveInfinity);
        for (var round = 0; round < Rounds; round++)
        {
            factors = Solve(blocks.Where(block => Math.Abs(Residual(block, factors)) <= mostOff).ToList());
            var off = blocks.Select(block => Math.Abs(Residual(block, factors))).Order().ToList();
            mostOff = Math.Max(3 * 1.4826 * off[off.Count / 2], 0.01);
        }

        return factors;
    }

    static double[] Solve(List<LightBlock> blocks)
    {
        var (matrix, right) = (new double[Terms, Terms], new double[Terms]);
        Span<double> row = stackalloc double[Terms];
        foreach (var block in blocks)
        {
            for (var term = 0; term < Terms; term++)
            {
                row[term] = block.Term(term);
            }

            SymmetricSystem.AddRow(matrix, right, row, block.LogRatio);
        }

        // Blocks on one side of a frame say little of slopes and curvature: towards 0 then.
        for (var term = 0; term < Terms; term++)
        {
            matrix[term, term] += blocks.Count * (term == 0 ? 1e-9 : term < 3 ? 1e-3 : 0.01);
        }

        return SymmetricSystem.Solve(matrix, right) ?? new double[Terms];
    }

    bool[] Changed(List<LightBlock> blocks, double[] factors)
    {
        var (off, both, own, counts) = (new double[Count], new double[Count], new double[Count], new int[Count]);
        foreach (var block in blocks)
        {
            off[block.Cell] += Residual(block, factors);
            both[block.Cell] += block.Both;
            own[block.Cell] += block.Map;
            counts[block.Cell]++;
        }

        var changed = new bool[Count];
        for (var cell = 0; cell < Count; cell++)
        {
            var isTextured = counts[cell] > 0 && own[cell] > counts[cell] * BlockPx * BlockPx * LeastTexture * LeastTexture;
            changed[cell] = counts[cell] > 0 && (Math.Abs(off[cell] / counts[cell]) > options.MostChange || (isTextured && both[cell] < HiddenShare * own[cell]));
        }

        return changed;
    }

    static int Count => LightMatch.Cells * LightMatch.Cells;

    static double Residual(in LightBlock block, double[] factors)
    {
        var fit = 0.0;
        for (var term = 0; term < Terms; term++)
        {
            fit += factors[term] * block.Term(term);
        }

        return block.LogRatio - fit;
    }
}
