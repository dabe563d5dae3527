namespace Farside.Archive.Store;

/// <summary>Products that belong together, counted.</summary>
/// <param name="What">E.g. <c>ce4 PCAM-L Q 2B</c> or <c>lunar day 1 (2019-01)</c>.</param>
/// <param name="First">UTC text of the earliest name, null where names carry no time.</param>
public sealed record Holding(string What, int Products, int Complete, long Bytes, string? First, string? Last, int Sequences);
