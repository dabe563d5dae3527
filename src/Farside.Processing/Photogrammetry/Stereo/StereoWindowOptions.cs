namespace Farside.Processing.Photogrammetry.Stereo;

/// <summary>How a pair is laid into the screen.</summary>
public sealed record StereoWindowOptions
{
    /// <summary>How far behind the screen the farthest spot may appear, % of the width. 0: in the screen. An eye turns outwards where this exceeds 65 mm on the wall.</summary>
    public double BehindScreenPercent { get; init; }

    /// <summary>The largest bearable range of disparities, % of the width shown.</summary>
    public double MostRangePercent { get; init; } = 3;

    /// <summary>No part lower than this is cut out, % of the height.</summary>
    public double LeastHeightPercent { get; init; } = 15;

    /// <summary>No part narrower than this is cut out, % of the width.</summary>
    public double LeastWidthPercent { get; init; } = 50;
}
