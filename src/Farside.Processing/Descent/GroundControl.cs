using Farside.Core.Geometry;

namespace Farside.Processing.Descent;

/// <summary>A spot of the ground whose place is known from a map, seen in one frame: what gives a descent its scale, its place and its north.</summary>
/// <param name="Frame">By its place in the sequence.</param>
/// <param name="Column">Pixels from the centre of the leftmost pixel.</param>
/// <param name="Row">Pixels from the centre of the topmost pixel.</param>
/// <param name="Point">Where the map has it, height included.</param>
/// <param name="SigmaM">Of the match between frame and map, metres on the ground, each way; what the whole map is off by is not in it.</param>
public readonly record struct GroundControl(int Frame, double Column, double Row, Point<SiteFrame> Point, double SigmaM);
