using System.Numerics;
using Farside.Core.Geometry;
using Farside.Processing.Photogrammetry.Dense;

namespace Farside.Processing.Terrain.Textures;

/// <summary>Which views see each cell, how well, and in which light.</summary>
sealed class CellSights
{
    /// <summary>Of a cell's views so many are kept, the best ones.</summary>
    const int Most = 6;

    /// <summary>A frame's outermost pixels are not trusted.</summary>
    const double EdgePx = 6;

    /// <summary>What the corner of a picture costs against its middle, octaves of resolution: lenses err there, and falls of light are steep.</summary>
    const double OffMiddle = 0.5;

    /// <summary>Ground seen more obliquely hides and stretches, cosine of the emission.</summary>
    const double LeastCosine = 0.02;

    /// <summary>Darker than this share of white says nothing of a view's gain.</summary>
    const float Darkest = 0.004f;

    /// <summary>Something else stands before the ground where a view's light and the points' own are farther apart, unit of logarithms; darker than a fiftieth of white is alike.</summary>
    const float Strange = 0.8f;
    const float Dark = 0.02f;

    /// <summary>The same past a lander; and what it costs to look past it, octaves.</summary>
    const float StrangeIfDoubtful = 0.25f;
    const float Doubt = 2;

    const int Block = 1024;

    readonly GroundCells _cells;
    readonly ITextureViews _views;
    readonly Sight[] _sights;
    readonly byte[] _counts;

    CellSights(GroundCells cells, ITextureViews views) => (_cells, _views, _sights, _counts) = (cells, views, new Sight[cells.Count * Most], new byte[cells.Count]);

    /// <param name="threads">-1 for one a processor.</param>
    public static CellSights Of(GroundCells cells, ITextureViews views, IReadOnlyList<LeftOutCircle> leftOut, int threads, CancellationToken cancel)
    {
        var (sights, line) = (new CellSights(cells, views), new Sightline(cells, leftOut));
        sights.EachCell(threads, cell => sights.Look(cell, line), cancel);
        for (var view = 0; view < views.Views.Count; view++)
        {
            sights.Read(view, threads, cancel);
        }

        sights.EachCell(threads, cell => sights.Keep(cell, sight => !float.IsNaN(sight.Log.X)), cancel);
        return sights;
    }

    public ReadOnlySpan<Sight> Of(int cell) => _sights.AsSpan(cell * Most, _counts[cell]);

    /// <summary>The cell's light in a view; null where it does not see it.</summary>
    public Vector3? LogIn(int cell, int view)
    {
        foreach (ref readonly var sight in Of(cell))
        {
            if (sight.View == view)
            {
                return sight.Log;
            }
        }

        return null;
    }

    void EachCell(int threads, Action<int> act, CancellationToken cancel) =>
        Parallel.For(0, (_cells.Count + Block - 1) / Block, new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancel }, block =>
        {
            for (var cell = block * Block; cell < Math.Min(_cells.Count, (block + 1) * Block); cell++)
            {
                act(cell);
            }
        });

    void Look(int cell, Sightline line)
    {
        var ((east, north), up) = (_cells.Middle(cell), _cells.HeightM(cell));
        var (place, normal) = (new Point<SiteFrame>(east, north, up), Normal(cell, east, north, up));
        for (var view = 0; view < _views.Views.Count; view++)
        {
            if (CostOf(_views.Views[view], place, normal) is not { } cost)
            {
                continue;
            }

            var (eye, isDoubtful) = (_views.Views[view].Eye, line.IsDoubtful(cell, _views.Views[view].Eye));
            cost += isDoubtful ? Doubt : 0;
            if (Place(cell, cost) is >= 0 and var at && line.IsFree(cell, eye))
            {
                Insert(cell, at, new((ushort)view, cost, isDoubtful, new(float.NaN)));
            }
        }
    }

    static float? CostOf(TextureView view, Point<SiteFrame> place, Vector3 normal)
    {
        if (view.Project(place) is not { } at || !view.Holds(at.Column, at.Row, EdgePx))
        {
            return null;
        }

        var way = new Vector3((float)(view.Eye.X - place.X), (float)(view.Eye.Y - place.Y), (float)(view.Eye.Z - place.Z));
        var range = way.Length();
        var cosine = Vector3.Dot(way, normal) / range;
        if (cosine < LeastCosine)
        {
            return null;
        }

        var (x, y) = ((2 * at.Column / view.Width) - 1, (2 * at.Row / view.Height) - 1);
        return (float)(view.Reserve + (0.5 * OffMiddle * ((x * x) + (y * y))) - (0.5 * Math.Log2(view.PixelsPerRadian * view.PixelsPerRadian * cosine / (range * range))));
    }

    // Where in the order of costs; -1 behind the last that is kept. Of equals the first view stays before.
    int Place(int cell, float cost)
    {
        var sights = Of(cell);
        var at = 0;
        while (at < sights.Length && sights[at].Cost <= cost)
        {
            at++;
        }

        return at < Most ? at : -1;
    }

    void Insert(int cell, int at, Sight sight)
    {
        var count = _counts[cell] = (byte)Math.Min(Most, _counts[cell] + 1);
        var sights = _sights.AsSpan(cell * Most, count);
        sights[at..^1].CopyTo(sights[(at + 1)..]);
        sights[at] = sight;
    }

    void Read(int view, int threads, CancellationToken cancel)
    {
        var (seen, light) = (_views.Views[view], _views.Light(view));
        EachCell(threads, cell =>
        {
            foreach (ref var sight in _sights.AsSpan(cell * Most, _counts[cell]))
            {
                if (sight.View == view)
                {
                    sight.Log = LogOf(cell, seen, light);
                }
            }
        }, cancel);
    }

    Vector3 LogOf(int cell, TextureView view, ViewLight light)
    {
        var ((east, north), up, side) = (_cells.Middle(cell), _cells.HeightM(cell), _cells.SideM(cell));
        if (view.Project(new(east, north, up)) is not { } at || view.Project(new(east + side, north, up)) is not { } right || view.Project(new(east, north - side, up)) is not { } below)
        {
            return new(float.NaN);
        }

        var mean = light.Over(at.Column, at.Row, (right.Column - at.Column, right.Row - at.Row), (below.Column - at.Column, below.Row - at.Row));
        return mean.IsMissing ? new(float.NaN) : new(MathF.Log(MathF.Max(Darkest, mean.R)), MathF.Log(MathF.Max(Darkest, mean.G)), MathF.Log(MathF.Max(Darkest, mean.B)));
    }

    /// <summary>Drops views that show something else before a cell than its points' own light.</summary>
    /// <param name="gains">What is to be added to the logarithms of each view's light.</param>
    public void DropStrange(Vector3[] gains, int threads, CancellationToken cancel)
    {
        var common = Enumerable.Range(0, _cells.Count).Where(cell => !_cells.LightOf(cell).IsMissing && _counts[cell] > 0)
            .Select(cell => (double)OverPoints(cell, Of(cell)[0], gains)).ToArray();
        if (common.Length > 0)
        {
            var usual = (float)Middle.Of(common);
            EachCell(threads, cell => Keep(cell, sight => _cells.LightOf(cell).IsMissing || MathF.Abs(OverPoints(cell, sight, gains) - usual) < (sight.IsDoubtful ? StrangeIfDoubtful : Strange)), cancel);
        }
    }

    // How much more light a view shows than the points do, logarithm.
    float OverPoints(int cell, in Sight sight, Vector3[] gains) =>
        MathF.Max(sight.Log.Y + gains[sight.View].Y, MathF.Log(Dark)) - MathF.Log(MathF.Max(_cells.LightOf(cell).G, Dark));

    void Keep(int cell, Func<Sight, bool> isWanted)
    {
        var sights = _sights.AsSpan(cell * Most, _counts[cell]);
        var kept = 0;
        foreach (var sight in sights)
        {
            if (isWanted(sight))
            {
                sights[kept++] = sight;
            }
        }

        _counts[cell] = (byte)kept;
    }

    // Of the plane through the ground about the cell; upright where that is open.
    Vector3 Normal(int cell, double east, double north, double up)
    {
        var reach = 1.5 * _cells.SideM(cell);
        double Slope(double x, double y)
        {
            var (ahead, behind) = (_cells.At(east + x, north + y), _cells.At(east - x, north - y));
            var (high, low) = (ahead >= 0 ? _cells.HeightM(ahead) : up, behind >= 0 ? _cells.HeightM(behind) : up);
            return (high - low) / (2 * reach);
        }

        return Vector3.Normalize(new((float)-Slope(reach, 0), (float)-Slope(0, reach), 1));
    }
}
