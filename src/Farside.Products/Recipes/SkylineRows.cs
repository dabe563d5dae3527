using Farside.Core.Geometry;
using Farside.Processing.Photogrammetry.Mosaics.Projections;
using Farside.Products.Pictures;

namespace Farside.Products.Recipes;

/// <summary>A panorama's rows on their way to a file, in some of whose columns the end of the black sky is noted.</summary>
sealed class SkylineRows(PictureRows rows) : PictureRows(rows.Width, rows.Height, rows.Channels, rows.Kind)
{
    const int MostColumns = 720;

    /// <summary>Shown green from here on is no sky.</summary>
    const byte Bright = 40;

    /// <summary>Rows of sky above the edge, and of ground below it, that make one.</summary>
    const int Thick = 3;

    const int NotYet = -1;
    const int None = -2;

    readonly int[] _edges = [.. Enumerable.Repeat(NotYet, Math.Min(MostColumns, rows.Width))];
    readonly int[] _sky = new int[Math.Min(MostColumns, rows.Width)];
    readonly int[] _bright = new int[Math.Min(MostColumns, rows.Width)];

    public override int BandHeight => rows.BandHeight;

    /// <summary>From one column that is looked at to the next, pixels.</summary>
    public double Step => Width / (double)_edges.Length;

    public override void Render(int fromRow, int toRow, Span<byte> samples)
    {
        rows.Render(fromRow, toRow, samples);
        for (var y = fromRow; y < toRow; y++)
        {
            Look(y, samples.Slice((y - fromRow) * Stride, Stride));
        }
    }

    /// <summary>Where the sky ends, once all rows went by: between the last dark row and the first bright one.</summary>
    public IReadOnlyList<Direction<SiteFrame>> Edge(IProjection projection) =>
        [.. Enumerable.Range(0, _edges.Length).Where(i => _edges[i] >= 0).Select(i => projection.Ray(Column(i), _edges[i] - 0.5)).OfType<SiteRay>().Select(ray => ray.Direction)];

    int Column(int i) => (int)((i + 0.5) * Step);

    void Look(int y, ReadOnlySpan<byte> row)
    {
        for (var i = 0; i < _edges.Length; i++)
        {
            if (_edges[i] == NotYet)
            {
                Look(y, row.Slice(Column(i) * Channels, Channels), ref _edges[i], ref _sky[i], ref _bright[i]);
            }
        }
    }

    // Sky begins where the picture does: below ground there is none, and what is dark there is a shadow.
    static void Look(int y, ReadOnlySpan<byte> pixel, ref int edge, ref int sky, ref int bright)
    {
        if (pixel[3] == 0)
        {
            (sky, bright) = (0, 0);
        }
        else if (pixel[1] < Bright)
        {
            (sky, bright) = (sky + bright + 1, 0);
        }
        else if (++bright == Thick)
        {
            edge = sky >= Thick ? y - Thick + 1 : None;
        }
    }
}
