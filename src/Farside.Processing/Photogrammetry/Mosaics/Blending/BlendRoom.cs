namespace Farside.Processing.Photogrammetry.Mosaics.Blending;

/// <summary>Arrays for the levels of a pyramid that only ever grow.</summary>
static class BlendRoom
{
    public static void Ensure<T>(ref T[][] levels, int pixels, int count)
    {
        if (levels.Length <= count)
        {
            Array.Resize(ref levels, count + 1);
        }

        for (var level = 0; level <= count; level++)
        {
            if (levels[level] is not { } array || array.Length < pixels >> (2 * level))
            {
                levels[level] = new T[pixels >> (2 * level)];
            }
        }
    }

    public static void Ensure<T>(ref T[] array, int length)
    {
        if (array.Length < length)
        {
            array = new T[length];
        }
    }
}
