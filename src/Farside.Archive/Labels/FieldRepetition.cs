namespace Farside.Archive.Labels;

/// <summary>One group around a field: how often it repeats and how far apart.</summary>
public readonly record struct FieldRepetition(long Count, long Step);
