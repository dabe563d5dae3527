namespace Farside.Processing.Terrain;

/// <summary>From an eye to a point: its length, and its direction in east, north, up.</summary>
readonly record struct LineOfSight(double RangeM, double East, double North, double Up)
{
    /// <summary>Share of an error along the line that runs along level ground.</summary>
    public double Across => Math.Sqrt((East * East) + (North * North));

    /// <summary>What an error of one along the line does to the height of ground with that slope, at a fixed place on the map: √((up − slope · along)² + rough²).</summary>
    /// <param name="rough">RMS slope by which ground leaves its plane over the length of an error along the line: a point lands on other ground than its own.</param>
    /// <remarks>
    /// The first part is never less than nine tenths of what it is on level ground. Ground that seems to fall away along the line is mostly a crest whose points the errors
    /// themselves draw out along the line: such slopes say little of how sure a height is.
    /// </remarks>
    public double HeightShare(double slopeEast, double slopeNorth, double rough)
    {
        var drawn = Math.Max(Math.Abs(Up - (slopeEast * East) - (slopeNorth * North)), 0.9 * Math.Abs(Up));
        return Math.Sqrt((drawn * drawn) + (rough * rough));
    }
}
