using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Farside.Processing.Photogrammetry.Mosaics;

/// <summary>
/// A picture as the resampler wants it: red, green, blue and the share that is known side by side, halved again and again. A texel less than half
/// known is NaN. Every level has two texels of its edge repeated around it.
/// </summary>
sealed class PreparedPicture
{
    public const int Border = 2;

    readonly Vector128<float>[]?[] _levels;

    /// <param name="finest">First level kept.</param>
    /// <param name="coarsest">Last level made.</param>
    /// <param name="rent">Gives an array of at least so many texels.</param>
    public PreparedPicture(MosaicPicture picture, int finest, int coarsest, Func<int, Vector128<float>[]> rent, Action<Vector128<float>[]> giveBack)
    {
        (Width, Height, Finest, Coarsest) = (picture.Colour.Width, picture.Colour.Height, finest, coarsest);
        _levels = new Vector128<float>[]?[coarsest + 1];
        _levels[0] = rent(Texels(0));
        PictureLevels.Interleave(picture, _levels[0]!);
        for (var level = 1; level <= coarsest; level++)
        {
            _levels[level] = rent(Texels(level));
            PictureLevels.Halve(_levels[level - 1]!, WidthAt(level - 1), HeightAt(level - 1), _levels[level]!, WidthAt(level), HeightAt(level));
            if (level - 1 < finest)
            {
                giveBack(_levels[level - 1]!);
                _levels[level - 1] = null;
            }
        }
    }

    public int Width { get; }
    public int Height { get; }
    public int Finest { get; }
    public int Coarsest { get; }

    /// <summary>All arrays held.</summary>
    public IEnumerable<Vector128<float>[]> Arrays => _levels.OfType<Vector128<float>[]>();

    public int WidthAt(int level) => Size(Width, level);

    public int HeightAt(int level) => Size(Height, level);

    /// <summary>Texels from one row to the next.</summary>
    public int StrideAt(int level) => WidthAt(level) + (2 * Border);

    /// <summary>The texel two left of and two above the first.</summary>
    public ref Vector128<float> Corner(int level) => ref MemoryMarshal.GetArrayDataReference(_levels[level]!);

    /// <summary>The bytes that a picture of this size needs.</summary>
    public static long BytesFor(int width, int height, int finest, int coarsest)
    {
        var bytes = 0L;
        for (var level = finest; level <= coarsest; level++)
        {
            bytes += 16L * (Size(width, level) + (2 * Border)) * (Size(height, level) + (2 * Border));
        }

        return bytes;
    }

    int Texels(int level) => checked(StrideAt(level) * (HeightAt(level) + (2 * Border)));

    static int Size(int size, int level) => (size + (1 << level) - 1) >> level;
}
