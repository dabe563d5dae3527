using Farside.Core.Geometry;

namespace Farside.Products.Panoramas;

/// <summary>Where one picture of a set looks, as a poses file says it.</summary>
/// <param name="File">The picture's base name.</param>
public readonly record struct GivenPose(string File, Looking Looking);
