namespace Farside.Simulator.Instruments;

/// <summary>
/// What the ground made of the terrain camera's raw frames before release (level 2C): colour between the mosaic's samples, white balance, stretch, 8 bits. As real frames have
/// them: clipping at 0 and 255, most in blue; a red gain of 1.02 applied to 8-bit numbers, which leaves every fiftieth red level empty; a colour fringe at the right and lower border.
/// </summary>
/// <remarks>Source: published renders of real frames and their histograms.</remarks>
static class TcamGround
{
    // 10-bit numbers to 8-bit ones that make sunlit soil grey at about 118; blue is stretched harder about the same grey.
    static readonly (float Gain, float Offset)[] Stretch = [(0.325f, -9), (0.276f, -9), (0.470f, -36)];
    const float RedGain = 1.02f;
    const float Knee = 178; // straight up to here, then bent, so that sunlit metal keeps some shape
    const float KneeWidth = 190;

    public static byte[] Display(ushort[] raw, int width, int height)
    {
        var frame = new byte[width * height * 3];
        Parallel.For(0, height, row =>
        {
            for (var column = 0; column < width; column++)
            {
                var (red, green, blue) = Colour(raw, width, height, column, row);
                Fringe(width - 1 - column, height - 1 - row, ref red, ref blue);
                var i = ((row * width) + column) * 3;
                frame[i] = (byte)Math.Min(255, (int)((RedGain * Level(red, 0)) + 0.5f));
                (frame[i + 1], frame[i + 2]) = (Level(green, 1), Level(blue, 2));
            }
        });
        return frame;
    }

    static byte Level(float number, int band)
    {
        var (gain, offset) = Stretch[band];
        var level = (number * gain) + offset;
        return (byte)Math.Clamp((level < Knee ? level : Knee + ((level - Knee) / (1 + ((level - Knee) / KneeWidth)))) + 0.5f, 0, 255);
    }

    // Where a real frame's border pixels lack neighbours of a colour: no blue in the last ones, little red in those before.
    static void Fringe(int fromRight, int fromBottom, ref float red, ref float blue)
    {
        var away = Math.Min(fromRight, fromBottom);
        blue *= away switch { 0 => 0.15f, _ => 1 };
        red *= away switch { 1 => 0.90f, _ => 1 };
    }

    // Straight means of the nearest samples of each colour.
    static (float Red, float Green, float Blue) Colour(ushort[] raw, int w, int h, int column, int row)
    {
        var (left, right) = (column == 0 ? 1 : column - 1, column == w - 1 ? w - 2 : column + 1);
        var (above, here, below) = ((row == 0 ? 1 : row - 1) * w, row * w, (row == h - 1 ? h - 2 : row + 1) * w);
        float own = raw[here + column];
        var beside = (raw[here + left] + raw[here + right]) * 0.5f;
        var over = (raw[above + column] + raw[below + column]) * 0.5f;
        var corners = (raw[above + left] + raw[above + right] + raw[below + left] + raw[below + right]) * 0.25f;
        return ((row & 1) + (column & 1)) switch
        {
            0 => (own, (beside + over) * 0.5f, corners),
            2 => (corners, (beside + over) * 0.5f, own),
            _ => (row & 1) == 0 ? (beside, own, over) : (over, own, beside),
        };
    }
}
