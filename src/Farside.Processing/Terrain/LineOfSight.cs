namespace Farside.Processing.Terrain;

/// <summary>From an eye to a point: its length, and its direction in east, north, up.</summary>
readonly record struct LineOfSight(double RangeM, double East, double North, double Up)
{
    /// <summary>Share of an error along the line that runs along level ground.</summary>
    public double Across => Math.Sqrt((East * East) + (North * North));

    /// <summary>What an error of one along the line does to the height of ground with that slope, at a fixed place on the map.</summary>
    /// <remarks>Never less than seven tenths of what it does to level ground: slopes are measured themselves, and at a low angle their own errors are as large as the angle. The share suits one simulated mission and was held against another.</remarks>
    public double HeightShare(double slopeEast, double slopeNorth) =>
        Math.Max(Math.Abs(Up - (slopeEast * East) - (slopeNorth * North)), 0.7 * Math.Abs(Up));
}
