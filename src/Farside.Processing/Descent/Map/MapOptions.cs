namespace Farside.Processing.Descent.Map;

/// <summary>How frames of a descent become a map.</summary>
public sealed record MapOptions
{
    /// <summary>Metres a pixel below which no level is made; rounded up to a power of two.</summary>
    public double FinestM { get; init; } = 1.0 / 64;

    /// <summary>Pixels across and down a level, at most; what lies farther from the landing place is left to the coarser level.</summary>
    public int MostPx { get; init; } = 3072;

    /// <summary>Frames that a level is put together from, at most.</summary>
    public int FramesPerLevel { get; init; } = 12;

    /// <summary>Whether heights are measured by parallax; else the ground is the plane that the track gives.</summary>
    public bool HasRelief { get; init; } = true;

    /// <summary>Frames that a level's heights are measured in, at most.</summary>
    public int FramesPerRelief { get; init; } = 8;

    /// <summary>How well frames' poses agree with each other, pixels of a frame: the part of a height's error that no window takes out.</summary>
    public double PoseSigmaPx { get; init; } = 0.1;

    /// <summary>Share of the ground's contrast that must come through: below it dust hides the ground.</summary>
    public double LeastContrast { get; init; } = 0.75;

    /// <summary>Difference in brightness from what earlier frames show, as a share, from which a place is taken as changed: the lander's shadow, swept ground.</summary>
    public double MostChange { get; init; } = 0.15;

    /// <summary>Ground that its unknown height may displace farther than this is left to other frames or empty, pixels of the level (one standard deviation).</summary>
    public double MostShiftPx { get; init; } = 1.5;

    /// <summary>Bytes of opened frames to keep at hand.</summary>
    public long PictureBytes { get; init; } = 256L << 20;

    /// <summary>Rows and tiles worked on at once, at least 1; the result does not depend on it.</summary>
    public int Threads { get; init; } = 2;
}
