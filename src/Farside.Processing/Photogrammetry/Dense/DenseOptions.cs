namespace Farside.Processing.Photogrammetry.Dense;

/// <summary>How a rectified pair is matched at every pixel.</summary>
public sealed record DenseOptions
{
    /// <summary>Smallest disparity that is looked for, pixels: −32768 to below <see cref="MaxDisparity"/>. Column left minus column right; 0 at infinity.</summary>
    public int MinDisparity { get; init; }

    /// <summary>Largest disparity that is looked for, pixels: up to 8191 above the smallest.</summary>
    public int MaxDisparity { get; init; } = 127;

    public MatchPaths Paths { get; init; } = MatchPaths.Eight;

    /// <summary>Cost of a step of one pixel in disparity between neighbours, in bits of the census: 1 to 60.</summary>
    public int SmallStep { get; init; } = 7;

    /// <summary>Cost of a larger step where the picture is even: from <see cref="SmallStep"/> to 85. It falls to <see cref="LeastLargeStep"/> across an edge of the picture.</summary>
    public int LargeStep { get; init; } = 60;

    /// <summary>Cost of a large step across the strongest edge: from <see cref="SmallStep"/> to <see cref="LargeStep"/>.</summary>
    public int LeastLargeStep { get; init; } = 12;

    /// <summary>Refused when the second best place costs less than this many per cent more than the best: 0 (never) to 50.</summary>
    public int UniquenessPercent { get; init; } = 5;

    /// <summary>Most that the right picture's search may differ, pixels: 0 to 8.</summary>
    public int LeftRightPx { get; init; } = 1;

    /// <summary>Islands of fewer pixels are refused: 0 (none) upwards.</summary>
    public int SpecklePixels { get; init; } = 100;

    /// <summary>Neighbours that differ by more do not belong to one island, pixels.</summary>
    public float SpeckleStepPx { get; init; } = 1;

    /// <summary>Holes of up to so many pixels are filled where all pixels around agree: 0 (none) upwards.</summary>
    public int FillPixels { get; init; } = 60;

    /// <summary>How closely the pixels around a hole must agree, pixels.</summary>
    public float FillAgreePx { get; init; } = 1.5f;

    /// <summary>Place disparities between whole pixels by the light itself, with a sigma for each; else by the costs alone.</summary>
    public bool IsFine { get; init; } = true;

    /// <summary>
    /// Up to so many disparities are looked at everywhere; beyond, a picture of half the size tells which may occur where: 32 upwards.
    /// Things in front that are thinner than some four pixels of that picture may be missed.
    /// </summary>
    public int WholeRange { get; init; } = 320;

    /// <summary>
    /// Bytes that sums of costs may take: from 4 MB. Fewer make the bands lower in which a picture is worked on, and their paths shorter: the result depends on
    /// it a little.
    /// </summary>
    public long MemoryBytes { get; init; } = 1L << 30;

    /// <summary>Threads at work, at least 1; the result does not depend on it.</summary>
    public int Threads { get; init; } = 1;

    /// <exception cref="ArgumentOutOfRangeException">A number lies outside its range.</exception>
    internal void Require()
    {
        Within(MinDisparity, short.MinValue, MaxDisparity - 1, nameof(MinDisparity));
        Within(MaxDisparity, MinDisparity + 1, MinDisparity + 8191, nameof(MaxDisparity));
        Within(SmallStep, 1, 60, nameof(SmallStep));
        Within(LargeStep, SmallStep, 85, nameof(LargeStep));
        Within(LeastLargeStep, SmallStep, LargeStep, nameof(LeastLargeStep));
        Within(UniquenessPercent, 0, 50, nameof(UniquenessPercent));
        Within(LeftRightPx, 0, 8, nameof(LeftRightPx));
        Within(SpecklePixels, 0, int.MaxValue, nameof(SpecklePixels));
        Within(FillPixels, 0, int.MaxValue, nameof(FillPixels));
        Within(WholeRange, RowRange.Lane, 8192, nameof(WholeRange));
        if (MemoryBytes < 4 << 20)
        {
            throw new ArgumentOutOfRangeException(nameof(MemoryBytes), MemoryBytes, "expected 4 MB or more.");
        }

        Within(Threads, 1, 4096, nameof(Threads));
    }

    static void Within(int value, int least, int most, string name)
    {
        if (value < least || value > most)
        {
            throw new ArgumentOutOfRangeException(name, value, $"expected {least} to {most}.");
        }
    }
}
