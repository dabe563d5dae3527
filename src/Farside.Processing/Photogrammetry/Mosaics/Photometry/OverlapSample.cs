using System.Runtime.Intrinsics;

namespace Farside.Processing.Photogrammetry.Mosaics.Photometry;

/// <summary>A block of cells as two pictures see it.</summary>
/// <param name="AzimuthRad">In which the first one's camera sees it, radians clockwise from north.</param>
/// <param name="TurnRad">How much farther clockwise from the Sun the first one's camera sees it than the second one's: near ground shows itself from two sides, and the Sun moves on.</param>
readonly record struct OverlapSample(
    int First, int Second, Vector128<float> A, Vector128<float> B, (float Column, float Row) PlaceA, (float Column, float Row) PlaceB, double AzimuthRad, double TurnRad);
