using Farside.Archive.Store;
using Farside.Core;
using Farside.Core.Measurements;
using Farside.Processing.Imaging;
using Farside.Processing.Imaging.Defects;
using Farside.Products.Pictures;
using Farside.Products.Recipes.Hardware;
using Farside.Products.Runner;

namespace Farside.Products.Recipes;

/// <summary>A camera's frames, one after another, as what its colour needs of them: counts, grids of means, and what stays broken.</summary>
sealed class ColourGathering(DefectOptions options, MaskBook given)
{
    readonly Dictionary<(int Width, int Height), DefectFinder> _finders = [];
    readonly Dictionary<(int Channels, int FullScale), FrameStatistics> _statistics = [];
    readonly HashSet<(int Width, string Sequence, int Pitch, int Yaw)> _views = [];
    readonly List<(LightGrid Grid, bool IsColour)> _grids = [];

    public int Frames => _grids.Count;

    public IReadOnlyList<LightGrid> Grids => [.. _grids.Select(grid => grid.Grid)];

    public IReadOnlyList<LightGrid> ColourGrids => [.. _grids.Where(grid => grid.IsColour).Select(grid => grid.Grid)];

    /// <summary>Why the last frame that could not be read could not be; null when all could.</summary>
    public string? Refusal { get; private set; }

    /// <summary>The pedestal: the lowest of what each mode's darkness says, since scattered light can only add; 0 where none was dark.</summary>
    public double BlackDn => Math.Round(_statistics.Values.Select(BlackLevel.Of).Where(black => black is not null).Select(black => black!.Value).DefaultIfEmpty(0).Min(), 2);

    /// <summary>By size of picture, the largest first; modes that join pixels have what the finer ones found as well.</summary>
    public IReadOnlyList<(DetectorDefects Defects, int Frames)> Broken()
    {
        var broken = new List<(DetectorDefects Defects, int Frames)>();
        foreach (var finder in _finders.OrderByDescending(finder => finder.Key.Width).Select(finder => finder.Value))
        {
            broken.Add((broken.Aggregate(finder.Found(), (own, finer) => own.With(finer.Defects)), finder.Frames));
        }

        return broken;
    }

    // A frame that cannot be read is the business of its own picture.
    public void Read(IReadOnlyList<ArchiveEntry> entries, Workbench bench)
    {
        foreach (var entry in entries)
        {
            try
            {
                Add(bench.Read<Frame>(entry));
            }
            catch (FarsideException error) when (error is not NothingToMakeException)
            {
                Refusal = error.Message.TrimEnd('.');
            }
        }
    }

    void Add(Frame frame)
    {
        if (frame.Meaning != SampleMeaning.Linear || frame.Samples.Channels != 1)
        {
            return;
        }

        var light = FrameSamples.Light(frame.Samples, 0);
        Count(FrameRenderer.Statistics(frame));
        if (_views.Add(View(frame)))
        {
            FinderFor(frame).Add(light, frame.Exposure?.TotalMilliseconds is > 0 and var exposure ? exposure : 1, frame.FullScaleDn);
        }

        given.Blank(frame.Observation.Id, light); // broken pixels are broken on hardware too; its colour is not the soil's
        _grids.Add((LightGrid.Of(light, frame.Bayer, frame.FullScaleDn), frame.Bayer is not null));
    }

    // What shows the same scene again, as the second of two shots does, is no second witness.
    static (int, string, int, int) View(Frame frame) => frame.Mast is { } mast
        ? (frame.Samples.Width, frame.Observation.Sequence, (int)Math.Round(2 * mast.Pitch.Degrees), (int)Math.Round(2 * mast.Yaw.Degrees))
        : (frame.Samples.Width, frame.Observation.Id, 0, 0);

    void Count(FrameStatistics statistics)
    {
        var kind = (statistics.Channels, statistics.FullScale);
        if (!_statistics.TryAdd(kind, statistics))
        {
            _statistics[kind].Merge(statistics);
        }
    }

    DefectFinder FinderFor(Frame frame)
    {
        var size = (frame.Samples.Width, frame.Samples.Height);
        if (!_finders.TryGetValue(size, out var finder))
        {
            _finders[size] = finder = new(size.Width, size.Height, frame.Bayer is not null, options);
        }

        return finder;
    }
}
