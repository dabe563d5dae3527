namespace Farside.Products.Pictures.Speed;

/// <summary>How fast one demosaic method is on a PCAM colour frame, one thread.</summary>
public sealed record DemosaicSpeed(string Method, double MegapixelsPerSecond, double MillisecondsPerFrame, bool IsDefault);
