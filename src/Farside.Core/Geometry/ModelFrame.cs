namespace Farside.Core.Geometry;

/// <summary>
/// The axes in which a published camera model is given, metres. For Mars rovers that is the rover (ROVER_FRAME, ROVER_NAV_FRAME): X ahead, Y
/// right, Z down; azimuth grows from X to Y.
/// </summary>
public sealed class ModelFrame : IReferenceFrame;
