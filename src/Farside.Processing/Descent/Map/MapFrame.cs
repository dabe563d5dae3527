using Farside.Processing.Photogrammetry;

namespace Farside.Processing.Descent.Map;

/// <summary>A frame of a descent that may go into a map of the ground.</summary>
/// <param name="View">Its camera and pose.</param>
/// <param name="Seconds">After the descent's first frame; later frames may show ground that the engine has changed.</param>
public sealed record MapFrame(View View, double Seconds);
