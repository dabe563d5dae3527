namespace Farside.Core.Rasters;

/// <summary>A sample proportional to scene light, in data numbers above black unless a name says otherwise; NaN where missing.</summary>
public readonly record struct Linear(float Value);
