using Farside.Core.Rasters;

namespace Farside.Processing.Imaging;

/// <summary>Which colour a mosaic holds where.</summary>
public static class BayerCell
{
    /// <summary>0 red, 1 green, 2 blue, at column <paramref name="x"/> of row <paramref name="y"/>.</summary>
    public static int Channel(this BayerPattern pattern, int x, int y)
    {
        var (redX, redY) = pattern.Red();
        var column = (x ^ redX) & 1;
        var row = (y ^ redY) & 1;
        return column + row;
    }

    /// <summary>Column and row of the red sample in the cell at the top-left corner.</summary>
    public static (int X, int Y) Red(this BayerPattern pattern) => pattern switch
    {
        BayerPattern.Rggb => (0, 0),
        BayerPattern.Grbg => (1, 0),
        BayerPattern.Gbrg => (0, 1),
        _ => (1, 1),
    };
}
