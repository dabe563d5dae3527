namespace Farside.Processing.Radar;

/// <summary>What tells where a trace's two-way time begins.</summary>
public enum TimeZeroRule
{
    /// <summary>The sample where the direct wave is most negative, between samples by a parabola, plus an offset.</summary>
    DirectWave,

    /// <summary>The first sample above a share of the section's greatest echo, whole samples.</summary>
    Threshold,

    /// <summary>The same time after the recorder's start in all traces.</summary>
    Fixed,
}
