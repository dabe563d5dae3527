namespace Farside.Archive.Store;

/// <summary>How many products a rule mended, with one of them as an example.</summary>
public sealed record RepairCount(string Rule, int Products, string Example, string Found, string Used, string Source);
