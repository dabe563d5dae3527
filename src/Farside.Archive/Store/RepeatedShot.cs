namespace Farside.Archive.Store;

/// <summary>Two shots of one mast position, seconds apart: practically the same picture twice.</summary>
/// <param name="First">Data file's name of the earlier one.</param>
public sealed record RepeatedShot(string First, string Second);
