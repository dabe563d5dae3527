using Farside.Core.Geometry;

namespace Farside.Processing.Descent.BaseMaps;

/// <summary>Where a frame was taken as far as the descent's own pictures tell: right in shape, wrong by a common scale, heading and shift.</summary>
/// <param name="Frame">By its place in the sequence.</param>
public readonly record struct ApproximatePose(int Frame, Pose<SiteFrame, CameraFrame> SiteFromCamera);
