namespace Farside.Archive.Store;

/// <summary>One rule of <c>check</c> and how many it concerns.</summary>
/// <param name="Rule">Kebab case, e.g. <c>label-without-data</c>; a repair's own name.</param>
/// <param name="Weight"><c>loss</c>: something cannot be used as it is; <c>doubt</c>: it can, look at it; <c>mended</c>: read in spite of it.</param>
/// <param name="Example">The first one's line.</param>
public sealed record RuleCount(string Rule, string Weight, int Products, string Example);
