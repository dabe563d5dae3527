using Farside.Core.Units;

namespace Farside.Processing.Descent;

/// <summary>Where the Sun stands in the axes of a picture of level ground seen from above.</summary>
/// <param name="Azimuth">Of the Sun, clockwise from where the picture's upper edge points, 0–360°. The Sun's azimuth from north less this is the upper edge's azimuth.</param>
/// <param name="Sigma">One standard deviation.</param>
/// <param name="SignSigmas">By how many standard deviations the slope of brightness tells this end of the line of shading from the other; below 3 the ends are a guess.</param>
/// <param name="AxisSigma">Of the line of shading alone.</param>
/// <param name="Ramp">Where the slope of brightness alone puts the Sun.</param>
/// <param name="RampSigma">Likewise.</param>
/// <param name="Frames">Pictures behind it.</param>
public sealed record SunDirection(Angle Azimuth, Angle Sigma, double SignSigmas, Angle AxisSigma, Angle Ramp, Angle RampSigma, int Frames)
{
    /// <summary>Whether the end of the line is sure.</summary>
    public bool IsSigned => SignSigmas >= 3;
}
