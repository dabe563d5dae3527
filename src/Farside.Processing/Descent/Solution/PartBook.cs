using Farside.Processing.Photogrammetry.Adjustment;

namespace Farside.Processing.Descent.Solution;

/// <summary>All parts that could be solved, from the ground up, the lens they share, and what is to be said about them.</summary>
sealed record PartBook(IReadOnlyList<SolvedPart> Parts, InteriorSigmas LensSigmas, List<string> Remarks);
