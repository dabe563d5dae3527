using Farside.Core.Rasters;

namespace Farside.Processing.Imaging;

/// <summary>What each colour is multiplied by, after the black level is off, for a neutral grey to come out neutral.</summary>
public readonly record struct ColourGains(double Red, double Green, double Blue)
{
    public static readonly ColourGains None = new(1, 1, 1);

    /// <summary>What is left to multiply by where <paramref name="other"/> has been applied.</summary>
    public ColourGains Over(ColourGains other) => new(Red / other.Red, Green / other.Green, Blue / other.Blue);

    /// <summary>The gain of channel 0 red, 1 green, 2 blue.</summary>
    public double this[int channel] => channel switch { 0 => Red, 1 => Green, _ => Blue };

    /// <summary>The gains of the even and the odd samples of mosaic row <paramref name="y"/>.</summary>
    public (float Even, float Odd) AlongRow(BayerPattern pattern, int y) =>
        ((float)this[pattern.Channel(0, y)], (float)this[pattern.Channel(1, y)]);
}
