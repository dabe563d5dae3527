using System.Runtime.Intrinsics;

namespace Farside.Processing.Photogrammetry.Mosaics.Photometry;

/// <summary>One cell as two pictures see it.</summary>
readonly record struct OverlapSample(
    int First, int Second, Vector128<float> A, Vector128<float> B, (float Column, float Row) PlaceA, (float Column, float Row) PlaceB);
