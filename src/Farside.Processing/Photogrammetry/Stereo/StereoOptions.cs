namespace Farside.Processing.Photogrammetry.Stereo;

/// <summary>How two eyes are brought onto common rows.</summary>
public sealed record StereoOptions
{
    /// <summary>How far the given pointing of an eye may err, degrees; rows are searched that far.</summary>
    public double PointingErrorDeg { get; init; } = 0.7;

    /// <summary>
    /// How far the given turn of one eye against the other is trusted, degrees (1 sigma). Rows hardly see a turn aside: where poses are adjusted it must
    /// stay, or infinity moves.
    /// </summary>
    public double TurnSigmaDeg { get; init; } = 0.5;

    /// <summary>Nothing in view is nearer than this, metres.</summary>
    public double NearestM { get; init; } = 1.2;

    /// <summary>Cells across the picture in which a point is looked for; as many down as make them square.</summary>
    public int CellsAcross { get; init; } = 36;

    /// <summary>Also solve how the lenses bend rays (one k₁ for both): for cameras whose distortion nobody has stated.</summary>
    public bool SolveLens { get; init; }
}
