using Farside.Core.Rasters;

namespace Farside.Processing.Imaging.Demosaicing;

/// <summary>
/// A plane that goes on beyond the picture on all sides, for the plain demosaicers: one expression a pixel, no cases at the border.
/// </summary>
sealed class PlainPlane(int width, int height)
{
    /// <summary>More than the farthest method reaches; even, so that the Bayer order stays.</summary>
    public const int Beyond = 80;

    readonly float[,] _values = new float[height + (2 * Beyond), width + (2 * Beyond)];

    public float this[int x, int y]
    {
        get => _values[y + Beyond, x + Beyond];
        private set => _values[y + Beyond, x + Beyond] = value;
    }

    /// <summary>The mosaic and its mirror image about the outermost rows and columns.</summary>
    public static PlainPlane Mirrored(Raster<Linear> mosaic) =>
        new PlainPlane(mosaic.Width, mosaic.Height).Each(0, (x, y) => mosaic[Mirror(x, mosaic.Width), Mirror(y, mosaic.Height)].Value);

    /// <summary>A new plane of <paramref name="valueAt"/>, leaving out the outermost <paramref name="margin"/> pixels beyond the picture.</summary>
    public PlainPlane Each(int margin, Func<int, int, float> valueAt)
    {
        var result = new PlainPlane(width, height);
        for (var y = margin - Beyond; y < height + Beyond - margin; y++)
        {
            for (var x = margin - Beyond; x < width + Beyond - margin; x++)
            {
                result[x, y] = valueAt(x, y);
            }
        }

        return result;
    }

    public PlainPlane Each(int margin, Func<float, float> valueOf) => Each(margin, (x, y) => valueOf(this[x, y]));

    static int Mirror(int index, int count)
    {
        while (index < 0 || index >= count)
        {
            index = index < 0 ? -index : (2 * (count - 1)) - index;
        }

        return index;
    }
}
