using Farside.Processing.Photogrammetry;

namespace Farside.Processing.Descent;

/// <summary>Two frames of a descent that show the same ground, and how.</summary>
/// <param name="First">By its place in the sequence; taken earlier than <paramref name="Second"/>.</param>
/// <param name="Second">By its place in the sequence.</param>
/// <param name="FirstFromSecond">Pixels of the second to pixels of the first, as flat ground would have it; lens distortion and relief are left over.</param>
/// <param name="Pairs">The verified points that were measured in both.</param>
/// <param name="RmsPx">Distance of those points from the map, pixels of the first.</param>
public sealed record FrameLink(int First, int Second, Homography FirstFromSecond, IReadOnlyList<PointPair> Pairs, double RmsPx);
