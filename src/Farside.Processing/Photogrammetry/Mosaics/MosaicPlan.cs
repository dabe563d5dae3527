using Farside.Processing.Photogrammetry.Mosaics.Projections;

namespace Farside.Processing.Photogrammetry.Mosaics;

/// <summary>Which pictures show which parts of a mosaic: all that is known before a pixel is read.</summary>
public sealed partial class MosaicPlan
{
    readonly SourceView[] _sources;

    internal MosaicPlan(IReadOnlyList<View> views, IProjection projection, ISurface surface, MosaicOptions options, CancellationToken cancel)
    {
        MosaicChecks.Check(views, options);
        (Views, Projection, Surface, Options) = (views, projection, surface, options);
        _sources = [.. views.Select(view => new SourceView(view, options.TrimPx))];
        CameraOf = Cameras(views);
        Cells = CellGrid.Over(projection, options.MostCells);
        _blocksAcross = CellGrid.Across(Cells.Columns, BlockCells);
        _blocksDown = CellGrid.Across(Cells.Rows, BlockCells);
        (_covered, _finestLevel) = Cover(cancel);
    }

    public IReadOnlyList<View> Views { get; }

    public IProjection Projection { get; }

    public ISurface Surface { get; }

    public MosaicOptions Options { get; }

    /// <summary>For each view the number of its camera; views with equal camera models share one.</summary>
    public IReadOnlyList<int> CameraOf { get; }

    public int TilesAcross => CellGrid.Across(Projection.Width, Options.TilePx);

    public int TilesDown => CellGrid.Across(Projection.Height, Options.TilePx);

    internal CellGrid Cells { get; }

    internal SourceView Source(int view) => _sources[view];

    /// <summary>What a pixel shows; null where the layout or the surface has nothing.</summary>
    internal Sight? SightAt(double column, double row)
    {
        if (Projection.Ray(column, row) is not { } ray)
        {
            return null;
        }

        var (from, d) = (ray.From, ray.Direction);
        var distanceM = Surface.DistanceM(from, d);
        return !double.IsPositiveInfinity(distanceM)
            ? new(from.X + (distanceM * d.X), from.Y + (distanceM * d.Y), from.Z + (distanceM * d.Z), IsFar: false)
            : Projection.Pixel(d) is null ? null : new(d.X, d.Y, d.Z, IsFar: true);
    }

    static int[] Cameras(IReadOnlyList<View> views)
    {
        var known = new List<Core.Geometry.ICameraModel>();
        var cameras = new int[views.Count];
        for (var view = 0; view < views.Count; view++)
        {
            var at = known.IndexOf(views[view].Camera);
            cameras[view] = at >= 0 ? at : known.Count;
            if (at < 0)
            {
                known.Add(views[view].Camera);
            }
        }

        return cameras;
    }
}
