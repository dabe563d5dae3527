using Farside.Processing.Photogrammetry;

namespace Farside.Processing.Descent.Mosaics;

/// <summary>The pixels of a mosaic in the first frame's: a whole number of them to one of the first frame's, in line with it.</summary>
/// <param name="Left">Column of the first frame at whose left edge the mosaic begins.</param>
/// <param name="Top">Row of the first frame at whose upper edge it begins.</param>
/// <param name="Finer">Mosaic pixels along a pixel of the first frame.</param>
public sealed record MosaicGrid(int Left, int Top, int Width, int Height, int Finer)
{
    // Beyond this many frames to every side only a frame that looks at the horizon shows anything.
    const double MostBeyond = 1;

    public Homography FirstFromMosaic => new(1.0 / Finer, 0, Left - 0.5 + (0.5 / Finer), 0, 1.0 / Finer, Top - 0.5 + (0.5 / Finer), 0, 0, 1);

    /// <summary>All that the frames show, as fine as the finest of them, or as the most pixels allow.</summary>
    /// <param name="firstFromFrame">Of the placed frames.</param>
    /// <param name="sizes">Their widths and heights; the first frame's come first.</param>
    public static MosaicGrid Of(IReadOnlyList<Homography> firstFromFrame, IReadOnlyList<(int Width, int Height)> sizes, long mostPixels)
    {
        var (width, height) = sizes[0];
        var (left, top, right, bottom) = (0.0, 0.0, width - 1.0, height - 1.0);
        var finest = 1.0;
        for (var i = 0; i < firstFromFrame.Count; i++)
        {
            var (w, h) = sizes[i];
            finest = Math.Min(finest, firstFromFrame[i].ScaleAt((w - 1) / 2.0, (h - 1) / 2.0));
            foreach (var (x, y) in ((double, double)[])[(0, 0), (w - 1, 0), (w - 1, h - 1), (0, h - 1)])
            {
                if (firstFromFrame[i].Times(x, y) is { } at)
                {
                    (left, right) = (Math.Min(left, at.Column), Math.Max(right, at.Column));
                    (top, bottom) = (Math.Min(top, at.Row), Math.Max(bottom, at.Row));
                }
            }
        }

        var (fromX, toX) = ((int)Math.Floor(Math.Max(left, -MostBeyond * width)), (int)Math.Ceiling(Math.Min(right, (1 + MostBeyond) * width)));
        var (fromY, toY) = ((int)Math.Floor(Math.Max(top, -MostBeyond * height)), (int)Math.Ceiling(Math.Min(bottom, (1 + MostBeyond) * height)));
        var (across, down) = (toX - fromX + 1, toY - fromY + 1);
        var finer = (int)Math.Clamp(Math.Floor(Math.Sqrt(mostPixels / ((double)across * down))), 1, Math.Max(1, Math.Floor(1 / finest)));
        return new(fromX, fromY, across * finer, down * finer, finer);
    }
}
