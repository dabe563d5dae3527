using System.Numerics;
using Farside.Core.Geometry;
using Farside.Core.Rasters;
using Farside.Processing.Photogrammetry.Dense;

namespace Farside.Processing.Terrain.Textures;

/// <summary>
/// Ground in the light of the views that show it best: a view a cell, seams levelled, and between cells of two views their mean. It lies on the ground, whatever mesh hangs over it, so that a model and all
/// tiles of all its levels show the same. Where no view is chosen the model's own light stands.
/// </summary>
public sealed class ViewTexture : IGroundPaint
{
    /// <summary>Pixels of a picture that are painted at once, across and down.</summary>
    const int BlockPx = 256;

    /// <summary>How a pixel of ground falls on a view is told for so many side by side.</summary>
    const int Run = 8;

    readonly TerrainModel _model;
    readonly ITextureViews _views;
    readonly GroundCells _cells;
    readonly ushort[] _labels;
    readonly Vector3[] _logs;
    readonly int _threads;

    ViewTexture(TerrainModel model, ITextureViews views, GroundCells cells, ushort[] labels, Vector3[] logs, int threads) =>
        (_model, _views, _cells, _labels, _logs, _threads) = (model, views, cells, labels, logs, threads);

    /// <summary>How the views were shared out.</summary>
    public required TextureTally Tally { get; init; }

    /// <param name="model">The ground; it has a level.</param>
    /// <param name="views">Stay open as long as pictures are painted.</param>
    /// <param name="leftOut">Where something else than ground stands: it hides what lies behind.</param>
    /// <param name="threads">0 for one a processor; the result does not depend on it.</param>
    public static ViewTexture Of(TerrainModel model, ITextureViews views, IReadOnlyList<LeftOutCircle> leftOut, int threads = 0, CancellationToken cancel = default)
    {
        if (views.Views.Count >= ViewChoice.None)
        {
            throw new ArgumentException($"{views.Views.Count} views: fewer than {ViewChoice.None} can be told apart.", nameof(views));
        }

        threads = threads > 0 ? threads : -1;
        var cells = GroundCells.Of(model);
        var sights = CellSights.Of(cells, views, leftOut, threads, cancel);
        var gains = ViewGains.Of(cells, sights, views.Views.Count);
        sights.DropStrange(gains, threads, cancel);
        var labels = ViewChoice.Of(cells, sights, gains, cancel);
        var (logs, before, after) = SeamLevelling.Of(cells, sights, labels, gains, cancel);
        for (var cell = 0; cell < cells.Count; cell++)
        {
            logs[cell] += labels[cell] == ViewChoice.None ? Vector3.Zero : gains[labels[cell]];
        }

        return new(model, views, cells, labels, logs, threads) { Tally = TextureTally.Of(cells, labels, before, after) };
    }

    public Raster<GroundLight> Paint(double westM, double northM, double sideM, int sidePx)
    {
        var picture = new GroundPainter(_model, _threads).Paint(westM, northM, sideM, sidePx);
        for (var top = 0; top < sidePx; top += BlockPx)
        {
            for (var left = 0; left < sidePx; left += BlockPx)
            {
                Paint(picture, new(westM, northM, sideM / sidePx), left, top);
            }
        }

        return picture;
    }

    void Paint(Raster<GroundLight> picture, TexturePlace place, int left, int top)
    {
        var block = new TextureBlock(left, top, Math.Min(BlockPx, picture.Width - left), Math.Min(BlockPx, picture.Height - top));
        EachRow(block, row => Choose(block, place, row));
        foreach (var view in block.Views())
        {
            var (seen, light) = (_views.Views[view], _views.Light(view));
            EachRow(block, row => Add(block, place, row, view, seen, light));
        }

        EachRow(block, row =>
        {
            for (var column = 0; column < block.Width; column++)
            {
                if (block.Sums[(row * block.Width) + column] is { W: > 0 } sum)
                {
                    picture[left + column, top + row] = new(sum.X / sum.W, sum.Y / sum.W, sum.Z / sum.W);
                }
            }
        });
    }

    void EachRow(TextureBlock block, Action<int> act) => Parallel.For(0, block.Height, new ParallelOptions { MaxDegreeOfParallelism = _threads }, act);

    // The views of the four cells about each pixel, by how near they lie, and their factors.
    void Choose(TextureBlock block, TexturePlace place, int row)
    {
        for (var column = 0; column < block.Width; column++)
        {
            var (east, north) = place.Of(block.Left + column, block.Top + row);
            var at = (row * block.Width) + column;
            if (_cells.At(east, north) is not (>= 0 and var cell))
            {
                continue;
            }

            block.Heights[at] = _model.HeightAt(east, north) is var height && double.IsNaN(height) ? _cells.HeightM(cell) : height;
            var (side, (x, y)) = (_cells.SideM(cell), _cells.Middle(cell));
            var (toEast, toNorth) = (east < x ? -1 : 1, north < y ? -1 : 1);
            var (u, v) = ((float)(Math.Abs(east - x) / side), (float)(Math.Abs(north - y) / side));
            Give(block, at, cell, (1 - u) * (1 - v));
            Give(block, at, _cells.At(x + (toEast * side), y), u * (1 - v));
            Give(block, at, _cells.At(x, y + (toNorth * side)), (1 - u) * v);
            Give(block, at, _cells.At(x + (toEast * side), y + (toNorth * side)), u * v);
        }
    }

    void Give(TextureBlock block, int at, int cell, float weight)
    {
        if (cell >= 0 && weight > 0 && _labels[cell] != ViewChoice.None)
        {
            block.Give(at, _labels[cell], weight, _logs[cell]);
        }
    }

    static void Add(TextureBlock block, TexturePlace place, int row, int view, TextureView seen, ViewLight light)
    {
        (double X, double Y) across = default, down = default;
        var told = -Run;
        for (var column = 0; column < block.Width; column++)
        {
            var at = (row * block.Width) + column;
            if (block.Of(at, view) is not var (weight, factor))
            {
                continue;
            }

            var (east, north) = place.Of(block.Left + column, block.Top + row);
            if (seen.Project(new(east, north, block.Heights[at])) is not { } pixel)
            {
                continue;
            }

            if (column - told >= Run)
            {
                (across, down, told) = (Apart(seen, pixel, new(east + place.PixelM, north, block.Heights[at])), Apart(seen, pixel, new(east, north - place.PixelM, block.Heights[at])), column);
            }

            if (light.Over(pixel.Column, pixel.Row, across, down) is { IsMissing: false } one)
            {
                block.Sums[at] += weight * new Vector4(factor.X * one.R, factor.Y * one.G, factor.Z * one.B, 1);
            }
        }
    }

    static (double X, double Y) Apart(TextureView view, (double Column, double Row) pixel, Point<SiteFrame> place) =>
        view.Project(place) is { } other ? (other.Column - pixel.Column, other.Row - pixel.Row) : default;
}
