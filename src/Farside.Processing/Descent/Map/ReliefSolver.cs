using Farside.Core.Rasters;

namespace Farside.Processing.Descent.Map;

/// <summary>
/// Heights by parallax: the height at which several frames, drawn onto it, agree best. All frames count alike, none is the reference.
/// </summary>
/// <remarks>
/// Ground that is δ higher than it was taken to be stands in frame k's map by u_k δ aside, u_k being how far the camera stands aside for each metre above. With
/// N_k the frames' local contrast and N its mean, δ makes Σ (N_k + ∇N · (u_k − ū) δ − N)² least over a window: one number, with its standard deviation from the same
/// sums. Frames from one place (u_k = ū) say nothing, and what is expected of the ground beforehand stays.
/// Source: the linearised matching of Lucas &amp; Kanade 1981, Proc. IJCAI, 674–679, over many pictures at once as in Okutomi &amp; Kanade 1993, IEEE Trans. PAMI 15, 353–363.
/// </remarks>
sealed class ReliefSolver(MapFrames frames, IReadOnlyList<FrameSight> sights, MapOptions options)
{
    /// <summary>Pixels of the working grid over which local contrast is taken.</summary>
    const int ContrastRadius = 8;

    /// <summary>How far wide ground may leave the track's plane, as a share of its width.</summary>
    const double HillSlope = 0.03;

    /// <summary>Over so many pixels of the working grid coarser levels know heights about as well as this one can.</summary>
    const int KnownPx = 44;

    /// <summary>The finest working grid's pixels are so many times as wide as the level's; heights come at every second of them.</summary>
    const int FinestBy = 2;

    const int Iterations = 4;

    /// <param name="level">The level's pixels; heights are worked out on wider ones.</param>
    /// <param name="chosen">Frames, by place.</param>
    /// <param name="prior">What is known of the ground.</param>
    public ReliefLevel Solve(MapGrid level, IReadOnlyList<int> chosen, NestedRelief prior, CancellationToken cancel)
    {
        // The first level knows nothing but a plane, and hills may displace its ground by many pixels.
        var by = prior.Levels.Count == 0 ? 2 * FinestBy : FinestBy;
        var wide = level.Coarser(by);
        var step = Step(wide, chosen, Sampled(wide, prior), prior.Levels.Count == 0 ? Hold(HillSlope, wide, Math.Max(wide.Width, wide.Height)) : Hold(HillSlope, wide, KnownPx), cancel);
        if (by > FinestBy)
        {
            step = Step(level.Coarser(FinestBy), chosen, Doubled(step, wide), Hold(HillSlope, level.Coarser(FinestBy), KnownPx), cancel);
        }

        return Posts(level.Coarser(2 * FinestBy), step);
    }

    // A slope over so many pixels, once for each square of them.
    static double Hold(double slope, MapGrid grid, int pixels) => 1 / Math.Pow(slope * pixels * grid.PixelM * pixels, 2);

    ReliefStep Step(MapGrid grid, IReadOnlyList<int> chosen, float[] prior, double hold, CancellationToken cancel)
    {
        var step = new ReliefStep(grid, prior, hold, options);
        for (var iteration = 0; iteration < Iterations; iteration++)
        {
            cancel.ThrowIfCancellationRequested();
            step.Improve(Looks(grid, chosen, step.Heights));
        }

        return step;
    }

    List<ReliefLook> Looks(MapGrid grid, IReadOnlyList<int> chosen, float[] heights)
    {
        var looks = new List<ReliefLook>();
        foreach (var place in chosen)
        {
            if (frames.Of(place) is { } frame && new OrthoLattice(grid, sights[place], heights) is { IsSeen: true } lattice)
            {
                var ortho = lattice.Draw(frame, heights, options.Threads);
                LocalContrast.Normalise(ortho, grid.Width, grid.Height, ContrastRadius, options.Threads);
                looks.Add(new(sights[place], ortho));
            }
        }

        return looks;
    }

    static float[] Sampled(MapGrid grid, NestedRelief relief)
    {
        var heights = new float[grid.Width * grid.Height];
        for (var i = 0; i < heights.Length; i++)
        {
            heights[i] = (float)relief.HeightM(grid.EastM(i % grid.Width), grid.NorthOfM(i / grid.Width));
        }

        return heights;
    }

    static float[] Doubled(ReliefStep step, MapGrid grid)
    {
        var coarse = new ReliefLevel(grid, new(grid.Width, grid.Height, step.Heights), new(grid.Width, grid.Height), new(grid.Width, grid.Height));
        var (width, height) = (2 * grid.Width, 2 * grid.Height);
        var heights = new float[width * height];
        for (var i = 0; i < heights.Length; i++)
        {
            heights[i] = (float)coarse.At((i % width / 2.0) - 0.25, (i / width / 2.0) - 0.25);
        }

        return heights;
    }

    static ReliefLevel Posts(MapGrid grid, ReliefStep step)
    {
        Raster<float> Quarter(float[] samples)
        {
            var (posts, wide) = (new Raster<float>(grid.Width, grid.Height), 2 * grid.Width);
            for (var i = 0; i < posts.Pixels.Length; i++)
            {
                var at = (2 * (i / grid.Width) * wide) + (2 * (i % grid.Width));
                posts.Pixels[i] = ((samples[at] + samples[at + 1]) + (samples[at + wide] + samples[at + wide + 1])) / 4;
            }

            return posts;
        }

        return new(grid, Quarter(step.Heights), Quarter(step.Sigmas), Quarter(step.Guesses));
    }
}
