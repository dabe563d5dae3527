using Farside.Core.Units;

namespace Farside.Core.Measurements;

/// <summary>How a label says an instrument saw a level ground.</summary>
/// <param name="Emission">From the zenith to the instrument. Labels of Chang'e-4's spectrometer call it the point's incidence.</param>
/// <param name="Azimuth">Of the instrument as the ground sees it, clockwise from north.</param>
/// <param name="Phase">Between Sun and instrument.</param>
public readonly record struct SurfaceView(Angle Emission, Angle Azimuth, Angle Phase);
