namespace Farside.Processing.Spectra;

/// <summary>A number that goes with what a surface is made of; no analysis.</summary>
/// <param name="Formula">How it comes about, in letters a page can show.</param>
/// <param name="Source">Who found it, on what.</param>
public sealed record MineralIndicator(string Name, Estimate Value, string Unit, string Formula, string Source);
