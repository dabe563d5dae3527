namespace Farside.Archive.Store;

/// <summary>What each instrument has on one lunar day.</summary>
/// <param name="What">E.g. <c>lunar day 1 (2019-01)</c>.</param>
/// <param name="Products">By instrument, in order of name; <c>other</c> where the file's name tells none.</param>
public sealed record DayHolding(string What, IReadOnlyDictionary<string, int> Products);
