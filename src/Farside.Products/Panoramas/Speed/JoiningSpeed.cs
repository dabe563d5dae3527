using Farside.Core.Rasters;
using Farside.Processing.Photogrammetry;
using Farside.Processing.Photogrammetry.Adjustment;
using Farside.Processing.Photogrammetry.Mosaics;
using Farside.Processing.Photogrammetry.Ties;
using Farside.Products.Pictures.Speed;

namespace Farside.Products.Panoramas.Speed;

/// <summary>This machine's speed at ties, adjustment and blending for a row of eight PCAM frames that lie in memory.</summary>
public static class JoiningSpeed
{
    /// <summary>Octaves of blending.</summary>
    const int Levels = 4;

    /// <param name="runs">Every number is a median of so many.</param>
    /// <param name="progress">Told in words what is being measured.</param>
    public static IReadOnlyList<JoiningStep> Measure(int runs, Action<string> progress, CancellationToken cancel)
    {
        progress("join: painting frames");
        var row = new PaintedRow();
        var ties = FindTies(row);
        double PerSecond(string step, double amount, Action work)
        {
            progress($"join: {step}");
            return amount / Stopwatches.Median(runs, work, cancel) * 1000;
        }

        var rays = ties.Tracks.Sum(track => track.Points.Count);
        var (mosaic, copy) = (PaintedRow.Cylinder.Width * (double)PaintedRow.Cylinder.Height / 1e6, new float[PaintedRow.Cylinder.Width * PaintedRow.Cylinder.Height]);
        var copied = new float[copy.Length];
        return
        [
            new("ties of eight pictures", PerSecond("ties", PaintedRow.Megapixels, () => FindTies(row)),
                PerSecond("ties, baseline", PaintedRow.Megapixels, () => Smooth(row)), PerSecond("ties, limit", PaintedRow.Megapixels, () => Read(row)),
                "Mpx/s", "baseline: the mean of each pixel and its eight neighbours; limit: each pixel read once, one thread"),
            new("adjustment of eight pictures", PerSecond("adjustment", rays / 1e3, () => Adjust(row, ties)),
                PerSecond("adjustment, baseline", rays / 1e3, () => Adjust(row, ties, mostRounds: 1)), PerSecond("adjustment, limit", rays / 1e3, () => Project(row, ties)),
                "1,000 measured points/s", "baseline: one round, false ties not looked for again; limit: each point projected once, one thread"),
            new("joining onto a cylinder", PerSecond("blending", mosaic, () => Blend(row)),
                PerSecond("blending, baseline", mosaic, () => Lay(row)), PerSecond("blending, limit", mosaic, () => copy.CopyTo(copied, 0)),
                "Mpx/s", "gains, seams, four octaves of blending; baseline: each pixel from the first picture that shows it, one thread; limit: copying as many floats"),
        ];
    }

    static TieSet FindTies(PaintedRow row) => TieFinder.Find(row.Views, i => row.Rasters[i], surface: null, new() { PointingSigmaDeg = 0.3 });

    static AdjustmentResult Adjust(PaintedRow row, TieSet ties, int? mostRounds = null)
    {
        var options = new AdjustmentOptions { Structure = Structure.Directions };
        var network = Network.Of(row.Views, new() { FocalLengthPx = 30, K1 = 0.1 }, rotationRad: 0.005);
        return BundleAdjustment.Solve(network, ties.Tracks, mostRounds is { } most ? options with { MostRounds = most } : options);
    }

    static double Project(PaintedRow row, TieSet ties)
    {
        var sum = 0.0;
        foreach (var track in ties.Tracks)
        {
            var first = track.Points[0];
            var ray = row.Views[first.View].Ray(first.Column, first.Row);
            foreach (var point in track.Points)
            {
                sum += row.Views[point.View].Project(ray)?.Column ?? 0;
            }
        }

        return sum;
    }

    static long Blend(PaintedRow row)
    {
        var plan = Mosaic.Plan(row.Views, PaintedRow.Cylinder, SphereSurface.Infinite, new() { Levels = Levels, Threads = Environment.ProcessorCount });
        var store = new MosaicPictureStore(plan, new Held(row.Rasters));
        var survey = Mosaic.Survey(store);
        var photometry = Mosaic.Photometry(survey);
        var counter = new Counter();
        Mosaic.Render(store, photometry, Mosaic.Seams(survey, photometry), counter);
        return counter.Pixels;
    }

    // Bilinear, from the first picture that shows the place.
    static float Lay(PaintedRow row)
    {
        var (cylinder, sum) = (PaintedRow.Cylinder, 0f);
        for (var y = 0; y < cylinder.Height; y++)
        {
            for (var x = 0; x < cylinder.Width; x++)
            {
                sum += cylinder.Look(x, y) is { } look ? Shown(row, look) : 0;
            }
        }

        return sum;
    }

    static float Shown(PaintedRow row, Core.Geometry.Direction<Core.Geometry.SiteFrame> look)
    {
        for (var i = 0; i < row.Views.Count; i++)
        {
            var picture = row.Rasters[i];
            if (row.Views[i].Project(look) is { } at && at.Column >= 0 && at.Row >= 0 && at.Column < picture.Width - 1 && at.Row < picture.Height - 1)
            {
                var (x, y) = ((int)at.Column, (int)at.Row);
                var (fx, fy) = ((float)(at.Column - x), (float)(at.Row - y));
                return float.Lerp(float.Lerp(picture[x, y].Value, picture[x + 1, y].Value, fx), float.Lerp(picture[x, y + 1].Value, picture[x + 1, y + 1].Value, fx), fy);
            }
        }

        return 0;
    }

    static void Smooth(PaintedRow row) => Parallel.ForEach(row.Rasters, picture =>
    {
        var smooth = new float[picture.Width];
        for (var y = 1; y < picture.Height - 1; y++)
        {
            var above = picture.Row(y - 1);
            var here = picture.Row(y);
            var below = picture.Row(y + 1);
            for (var x = 1; x < smooth.Length - 1; x++)
            {
                smooth[x] = (above[x - 1].Value + above[x].Value + above[x + 1].Value + here[x - 1].Value + here[x].Value + here[x + 1].Value
                    + below[x - 1].Value + below[x].Value + below[x + 1].Value) / 9;
            }
        }
    });

    static float Read(PaintedRow row)
    {
        var sum = 0f;
        foreach (var picture in row.Rasters)
        {
            foreach (var pixel in picture.Pixels)
            {
                sum += pixel.Value;
            }
        }

        return sum;
    }

    sealed class Held(IReadOnlyList<Raster<Linear>> pictures) : IMosaicPictures
    {
        public int Count => pictures.Count;

        public MosaicPicture Open(int index) => MosaicPicture.Grey(pictures[index]);
    }

    sealed class Counter : IMosaicSink
    {
        public long Pixels { get; private set; }

        public void Write(MosaicTile tile) => Pixels += (long)tile.Width * tile.Height;
    }
}
