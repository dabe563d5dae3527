namespace Farside.Products.Pictures.Speed;

/// <summary>This machine's speed on each hot path of the picture chain.</summary>
/// <param name="Runs">Every number is a median of so many.</param>
/// <param name="Frames">What was measured on, said in words.</param>
public sealed record SpeedReport(Machine Machine, int Runs, string Frames, IReadOnlyList<ChainSpeed> Chains, IReadOnlyList<DemosaicSpeed> Demosaics);
