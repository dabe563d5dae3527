namespace Farside.Processing.Photogrammetry.Mosaics;

/// <summary>Wrong arguments, found at the door.</summary>
static class MosaicChecks
{
    public static void Check(IReadOnlyList<View> views, MosaicOptions options)
    {
        if (views.Count is 0 or >= ushort.MaxValue)
        {
            throw new ArgumentException($"{views.Count} views: give 1 to {ushort.MaxValue - 1}.", nameof(views));
        }

        if (options.Levels is < 0 or > 8)
        {
            throw new ArgumentException($"{options.Levels} levels: give 0 to 8.", nameof(options));
        }

        if (options.Threads < 1)
        {
            throw new ArgumentException($"{options.Threads} threads: give at least 1.", nameof(options));
        }

        if (options.Photometry.ExpectedGains is { } gains && (gains.Count != views.Count || !gains.All(gain => gain > 0 && double.IsFinite(gain))))
        {
            throw new ArgumentException($"{gains.Count} expected gains for {views.Count} views: give one above 0 for each.", nameof(options));
        }

        if (options.Photometry.IsDoubtful is { } doubtful && doubtful.Count != views.Count)
        {
            throw new ArgumentException($"{doubtful.Count} views said to be doubtful or not, of {views.Count}: say it of each.", nameof(options));
        }

        var step = Math.Max(16, 1 << options.Levels);
        if (options.TilePx < step || options.TilePx % step != 0)
        {
            throw new ArgumentException($"Tiles of {options.TilePx} pixels: give a multiple of {step}.", nameof(options));
        }
    }

    public static void Check(View view, MosaicPicture picture)
    {
        var (width, height) = (view.Camera.Width, view.Camera.Height);
        if ((picture.Colour.Width, picture.Colour.Height) != (width, height))
        {
            throw new MosaicException(
                $"{view.Id}: the picture is {picture.Colour.Width} × {picture.Colour.Height}, its camera {width} × {height}; give the camera of this picture size.");
        }

        if (picture.Mask is { } mask && (mask.Width, mask.Height) != (width, height))
        {
            throw new MosaicException($"{view.Id}: the mask is {mask.Width} × {mask.Height}; expected {width} × {height} like the picture.");
        }
    }
}
