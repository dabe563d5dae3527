using System.Runtime.Intrinsics;

namespace Farside.Processing.Photogrammetry.Mosaics;

/// <summary>All pictures seen once, on the coarse grid: what photometry and seams are worked out from.</summary>
public sealed class MosaicSurvey
{
    readonly Sight?[] _sights;

    internal MosaicSurvey(MosaicPictureStore store, IProgress<double>? progress, CancellationToken cancel)
    {
        Plan = store.Plan;
        _sights = Sights(Plan, cancel);
        var layers = new SurveyLayer[Plan.Views.Count];
        var done = 0;
        Parallel.For(0, layers.Length, new() { MaxDegreeOfParallelism = Plan.Options.Threads, CancellationToken = cancel }, view =>
        {
            layers[view] = Layer(store, view);
            progress?.Report((double)Interlocked.Increment(ref done) / layers.Length);
        });
        Layers = layers;
    }

    public MosaicPlan Plan { get; }

    internal IReadOnlyList<SurveyLayer> Layers { get; }

    /// <summary>Metres from a view's camera to what a cell shows; +∞ for the sky.</summary>
    internal double DistanceM(int view, int column, int row)
    {
        if (_sights[(row * Plan.Cells.Columns) + column] is not { IsFar: false } sight)
        {
            return double.PositiveInfinity;
        }

        var eye = Plan.Views[view].SiteFromCamera.Origin;
        var (x, y, z) = (sight.X - eye.X, sight.Y - eye.Y, sight.Z - eye.Z);
        return Math.Sqrt((x * x) + (y * y) + (z * z));
    }

    /// <summary>Azimuth in which a view's camera sees what a cell shows, radians clockwise from north.</summary>
    internal double AzimuthRad(int view, int column, int row)
    {
        if (_sights[(row * Plan.Cells.Columns) + column] is not { } sight)
        {
            return double.NaN;
        }

        var eye = Plan.Views[view].SiteFromCamera.Origin;
        return sight.IsFar ? Math.Atan2(sight.X, sight.Y) : Math.Atan2(sight.X - eye.X, sight.Y - eye.Y);
    }

    static Sight?[] Sights(MosaicPlan plan, CancellationToken cancel)
    {
        var grid = plan.Cells;
        var sights = new Sight?[grid.Count];
        Parallel.For(0, grid.Rows, new() { MaxDegreeOfParallelism = plan.Options.Threads, CancellationToken = cancel }, row =>
        {
            for (var column = 0; column < grid.Columns; column++)
            {
                sights[(row * grid.Columns) + column] = plan.SightAt(grid.Middle(column), grid.Middle(row));
            }
        });
        return sights;
    }

    SurveyLayer Layer(MosaicPictureStore store, int view)
    {
        var (x, y, width, height) = Plan.CellsOf(view);
        var layer = new SurveyLayer(Plan.Cells, view, x, y, width, height);
        if (width > 0)
        {
            Place(layer);
            using var loan = store.Borrow(view);
            Sample(layer, loan.Picture);
        }

        return layer;
    }

    void Place(SurveyLayer layer)
    {
        var source = Plan.Source(layer.View);
        for (var index = 0; index < layer.Places.Length; index++)
        {
            var (column, row) = layer.Cell(index);
            var (sourceColumn, sourceRow) = source.Locate(_sights[(row * Plan.Cells.Columns) + column]);
            layer.Places[index] = source.Holds(sourceColumn, sourceRow) ? ((float)sourceColumn, (float)sourceRow) : (float.NaN, float.NaN);
        }
    }

    void Sample(SurveyLayer layer, PreparedPicture picture)
    {
        for (var index = 0; index < layer.Places.Length; index++)
        {
            var place = layer.Places[index];
            var scale = Scale(layer, index);
            layer.Scales[index] = scale;
            var (mean, isWhole) = float.IsNaN(place.Column) ? (Vector128.Create(float.NaN), false) : Mean(picture, place, scale);
            layer.Means[index] = mean;
            layer.IsComplete[index] = isWhole && IsInside(layer, index);
            if (layer.PointIndex(index) is >= 0 and var point)
            {
                layer.Points[point] = float.IsNaN(place.Column) ? mean : Point(picture, place, scale);
            }
        }
    }

    (Vector128<float> Mean, bool IsWhole) Mean(PreparedPicture picture, (float Column, float Row) place, float scale)
    {
        var level = Math.Clamp(MipLevel.For(scale * Plan.Cells.CellPx), picture.Finest, picture.Coarsest);
        var (column, row) = OnLevel(place, level);
        ref var corner = ref picture.Corner(level);
        var mean = Resampler.Bilinear(ref corner, picture.StrideAt(level), column, row);
        return float.IsNaN(mean.GetElement(0))
            ? (Resampler.BesideGap(ref corner, picture.StrideAt(level), column, row), false)
            : (mean, mean.GetElement(3) > 0.9999f);
    }

    static Vector128<float> Point(PreparedPicture picture, (float Column, float Row) place, float scale)
    {
        var level = Math.Clamp(MipLevel.For(scale), picture.Finest, picture.Coarsest);
        var (column, row) = OnLevel(place, level);
        return Resampler.Sample(ref picture.Corner(level), picture.StrideAt(level), column, row);
    }

    static (float Column, float Row) OnLevel((float Column, float Row) place, int level)
    {
        var scale = 1f / (1 << level);
        var shift = (scale - 1) / 2;
        return ((place.Column * scale) + shift, (place.Row * scale) + shift);
    }

    // The mean size of a mosaic pixel in the picture, from the cells on either side; at an edge from one side.
    float Scale(SurveyLayer layer, int index)
    {
        var right = Step(layer, index, 1, index % layer.Width < layer.Width - 1, index % layer.Width > 0);
        var down = Step(layer, index, layer.Width, index / layer.Width < layer.Height - 1, index / layer.Width > 0);
        var area = Math.Abs((right.Column * down.Row) - (right.Row * down.Column));
        return float.IsNaN(area) ? 1 : MathF.Sqrt(area) / Plan.Cells.CellPx;
    }

    static (float Column, float Row) Step(SurveyLayer layer, int index, int by, bool hasNext, bool hasLast)
    {
        var places = layer.Places;
        var next = hasNext && !float.IsNaN(places[index + by].Column);
        var last = hasLast && !float.IsNaN(places[index - by].Column);
        var (to, from) = (places[next ? index + by : index], places[last ? index - by : index]);
        var steps = (next ? 1 : 0) + (last ? 1 : 0);
        return ((to.Column - from.Column) / steps, (to.Row - from.Row) / steps);
    }

    bool IsInside(SurveyLayer layer, int index)
    {
        var (column, row) = layer.Cell(index);
        for (var neighbour = 0; neighbour < 9; neighbour++)
        {
            var (nextColumn, nextRow) = (Plan.Cells.Wrap(column + (neighbour % 3) - 1), row + (neighbour / 3) - 1);
            var isBeyond = nextRow < 0 || nextRow >= Plan.Cells.Rows || nextColumn < 0 || nextColumn >= Plan.Cells.Columns;
            if (!isBeyond && (layer.Index(nextColumn, nextRow) is not (>= 0 and var at) || float.IsNaN(layer.Places[at].Column)))
            {
                return false;
            }
        }

        return true;
    }
}
