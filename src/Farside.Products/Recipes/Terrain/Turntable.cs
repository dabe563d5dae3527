using System.Globalization;
using Farside.Core.Geometry;
using Farside.Core.Rasters;
using Farside.Core.Records;
using Farside.Processing.Terrain;
using Farside.Processing.Terrain.Films;
using Farside.Products.Films;
using Farside.Products.Recipes.Descent;
using Farside.Products.Runner;

namespace Farside.Products.Recipes.Terrain;

/// <summary>A film of the ground as a camera sees it that goes once about it; its last picture leads to its first.</summary>
/// <param name="tool">Path of ffmpeg; null where there is none: then the pictures lie numbered in an archive.</param>
sealed class Turntable(Workbench bench, TerrainModel heights, IReadOnlyList<TexturedGround> grounds, string? tool)
{
    public const int Width = 1280;
    public const int Height = 720;
    const int Pictures = 360;
    const int ShadeRows = 120;

    static readonly FilmRate Rate = new(25, 1);

    /// <summary>Vertical angle of view.</summary>
    const double ViewDeg = 34;

    /// <summary>The eye stands so high over the ground, and rises and sinks by so much on its way round.</summary>
    const double ElevationDeg = 27;
    const double SwingDeg = 5;

    /// <summary>Ground about the stop that the film shows: in metres from its middle.</summary>
    const double NearGroundM = 12;

    /// <param name="eye">Where the rover's mast stood, east and north.</param>
    public void Write((double EastM, double NorthM) eye)
    {
        var (place, reachM) = Middle(eye);
        var (distanceM, focalPx) = (2.6 * reachM, Height / 2.0 / Math.Tan(ViewDeg * Math.PI / 360));
        var renderer = new GroundRenderer(grounds, new(1.5 * reachM, 3.2 * reachM), Width, Height, threads: 2);
        var (ground, picture) = (new Raster<Rgb8>(Width, Height), new FilmPicture(Width, Height));
        using var sink = Open();
        for (var i = 0; i < Pictures; i++)
        {
            bench.Cancellation.ThrowIfCancellationRequested();
            var turn = i * Math.Tau / Pictures;
            renderer.Paint(TurnView.About(place, distanceM, turn + Math.PI, (ElevationDeg + (SwingDeg * Math.Sin(turn))) * Math.PI / 180, focalPx), ground);
            picture.Place(ground, 0, 0);
            Letter(picture);
            sink.Add(picture);
            if (i == 0)
            {
                ProductPictures.SaveOnly(bench, "turntable", picture.ToBitmap());
            }
        }

        sink.Finish();
        bench.State("Turntable", string.Create(CultureInfo.InvariantCulture, $"once round in {Rate.Seconds(Pictures):0.#} s, seen from {distanceM:0.0} m away under {ElevationDeg:0}°, in the pictures' own light; ground darkens beyond {1.5 * reachM:0.0} m and ends in the film at {3.2 * reachM:0.0} m"));
        if (tool is null)
        {
            bench.State("Encoder", $"no ffmpeg here, so the turntable's pictures lie numbered in an archive; {FilmTool.InstallLine} and make it again");
        }
    }

    IFilmSink Open() => tool is null
        ? new FramesSink(bench.Place("turntable-frames.zip", FileRole.Data, Width, Height), Rate, "terrain --turntable")
        : new BackgroundSink(new FfmpegSink(tool, bench.Place("turntable.mp4", FileRole.Film, Width, Height), FilmFormat.H264, Width, Height, Rate,
            new(bench.Title, bench.Rights.Credit, bench.IsSimulated ? $"{Credit.Simulated}; {bench.Key}" : bench.Key), bench.Cancellation));

    // Letters stand on ground that darkens under them.
    void Letter(FilmPicture picture)
    {
        for (var y = Height - ShadeRows; y < Height; y++)
        {
            picture.Shade(0, y, Width, 0.8 * (y - (Height - ShadeRows)) / ShadeRows);
        }

        FilmInk.Text(picture, bench.Title, 36, Height - 52, 13, FilmColours.Ink);
        FilmInk.Text(picture, bench.Rights.Credit, 36, Height - 30, 9, FilmColours.Faint);
        if (bench.IsSimulated)
        {
            FilmInk.Text(picture, Credit.Simulated, Width - 36, 34, 13, FilmColours.Alarm, anchor: 1);
        }
    }

    // The middle of what the finer cells know near the stop, and how far that reaches: where the rover looked one way, that is not where it stood.
    (Point<SiteFrame> Place, double ReachM) Middle((double EastM, double NorthM) eye)
    {
        var level = heights.Levels.LastOrDefault(level => level.Grid.PixelM <= 0.09) ?? heights.Finest;
        var near = Known(level).Where(cell => Math.Pow(cell.EastM - eye.EastM, 2) + Math.Pow(cell.NorthM - eye.NorthM, 2) < NearGroundM * NearGroundM).ToList();
        near = near.Count > 0 ? near : [.. Known(heights.Coarsest)];
        var (east, north, up) = (near.Average(cell => cell.EastM), near.Average(cell => cell.NorthM), near.Average(cell => cell.HeightM));
        return (new(east, north, up), Math.Max(2, Math.Sqrt(near.Average(cell => Math.Pow(cell.EastM - east, 2) + Math.Pow(cell.NorthM - north, 2)))));
    }

    static IEnumerable<(double EastM, double NorthM, double HeightM)> Known(TerrainLevel level)
    {
        for (var i = 0; i < level.Heights.Pixels.Length; i++)
        {
            if (level.Heights.Pixels[i] is var height && !float.IsNaN(height))
            {
                yield return (level.Grid.EastM(i % level.Grid.Width), level.Grid.NorthOfM(i / level.Grid.Width), height);
            }
        }
    }
}
