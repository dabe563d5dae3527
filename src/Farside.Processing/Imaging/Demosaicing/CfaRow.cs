using Farside.Core.Rasters;

namespace Farside.Processing.Imaging.Demosaicing;

/// <summary>What one row of a Bayer mosaic holds: green, and one of red and blue, in turn.</summary>
/// <param name="Phase">0 where the row's red or blue samples stand in even columns, 1 where in odd ones.</param>
/// <param name="IsRed">True for red and green, false for blue and green.</param>
public readonly record struct CfaRow(int Phase, bool IsRed)
{
    public static CfaRow Of(BayerPattern pattern, int y) => (pattern, y & 1) switch
    {
        (BayerPattern.Rggb, 0) or (BayerPattern.Gbrg, 1) => new(0, true),
        (BayerPattern.Grbg, 0) or (BayerPattern.Bggr, 1) => new(1, true),
        (BayerPattern.Bggr, 0) or (BayerPattern.Grbg, 1) => new(0, false),
        _ => new(1, false),
    };
}
