namespace Farside.Archive.Labels;

/// <summary>One axis of an array.</summary>
public sealed record ArrayAxis(string Name, long Length);
