using Farside.Core.Rasters;
using Farside.Processing.Photogrammetry.Adjustment;
using Farside.Processing.Photogrammetry.Ties;

namespace Farside.Processing.Photogrammetry.Alignment;

/// <summary>One alignment from start to report.</summary>
sealed class AlignmentRun
{
    const double PriorHuberSigmas = 2.5;
    const double SmallStepPx = 0.002;
    const double WildStepPx = 3;

    readonly Network _network;
    readonly (int First, int Second)[] _pairs;
    readonly PictureShelf<Raster<Linear>> _pictures;
    readonly AlignmentOptions _options;
    readonly CancellationToken _cancel;
    readonly Unknowns _unknowns;
    readonly Priors _priors;
    readonly Tile[] _tiles;
    State _state;

    public AlignmentRun(Network network, IReadOnlyList<(int First, int Second)> pairs, Func<int, Raster<Linear>> grey, AlignmentOptions options, CancellationToken cancel)
    {
        (_network, _pairs, _options, _cancel) = (network, [.. pairs.Order()], options, cancel);
        _pictures = new(options.MostPicturesHeld, grey);
        _unknowns = new(network, Structure.Directions, Neighbours());
        _priors = new(network, _unknowns, PriorHuberSigmas);
        _state = State.From(network);
        _tiles = [.. _pairs.SelectMany((pair, i) => TilesOf(pair, i))];
    }

    public AlignmentResult? Solve()
    {
        if (!HoldsTogether())
        {
            return null;
        }

        var shades = Shades();
        var shelf = Shelf(shades);
        for (var step = 1; step <= _options.MostSteps; step++)
        {
            var (n, g) = Build(Shifts(shelf));
            if (n.Factor() >= 0)
            {
                return null;
            }

            n.SolveLower(g);
            n.SolveUpper(g);
            var movedPx = Move(g);
            if (!(movedPx < WildStepPx))
            {
                return null;
            }

            if (movedPx < SmallStepPx)
            {
                return Result(n, shades, step);
            }
        }

        return null;
    }

    AlignmentResult Result(EnvelopeMatrix factor, Shade[] shades, int steps)
    {
        var uncertainty = new Uncertainty(_network, _unknowns, _state, factor);
        return new(
            _state.Into(_network), uncertainty.Network(), [.. Enumerable.Range(0, _network.Views.Count).Select(uncertainty.View)], shades, _tiles.Length, steps,
            Enumerable.Range(0, factor.Size).Sum(i => Math.Log(factor[i, i])));
    }

    SortedSet<int>[] Neighbours()
    {
        var neighbours = _network.Stations.Select(_ => new SortedSet<int>()).ToArray();
        foreach (var (first, second) in _pairs)
        {
            neighbours[_network.Views[first].Station].Add(_network.Views[second].Station);
            neighbours[_network.Views[second].Station].Add(_network.Views[first].Station);
        }

        return neighbours;
    }

    /// <summary>Tiles of the first picture that the second one shows whole, spread evenly where they are too many.</summary>
    Tile[] TilesOf((int First, int Second) pair, int index)
    {
        var (first, second, margin) = (_network.View(pair.First), _network.View(pair.Second), Margin);
        var found = new List<Tile>();
        foreach (var top in Starts(first.Camera.Height))
        {
            foreach (var left in Starts(first.Camera.Width))
            {
                var tile = new Tile(index, left, top);
                if (MapOf(first, second, tile).IsWithin(second.Camera.Width, second.Camera.Height, margin))
                {
                    found.Add(tile);
                }
            }
        }

        var most = Math.Min(found.Count, _options.MostTilesPerPair);
        return found.Count < _options.LeastTilesPerPair ? [] : [.. Enumerable.Range(0, most).Select(i => found[(int)((long)i * found.Count / most)])];
    }

    // Tiles from edge to edge: what lies outermost says most about a lens. Some share a column with their neighbours.
    IEnumerable<int> Starts(int length)
    {
        var room = length - (2 * Margin) - _options.TileSide;
        var steps = (int)Math.Ceiling((double)room / _options.TileSide);
        return room < 0 ? [] : Enumerable.Range(0, steps + 1).Select(i => Margin + (steps == 0 ? 0 : (int)((long)i * room / steps)));
    }

    // What smoothing and interpolation reach beyond a tile.
    int Margin => 2 + (int)Math.Ceiling(2 * _options.BlurPx);

    TileMap MapOf(View first, View second, Tile tile) =>
        new(first, second, tile.Left + ((_options.TileSide - 1) / 2.0), tile.Top + ((_options.TileSide - 1) / 2.0), (_options.TileSide + 2) / 2.0);

    // What the pairs join must be joined by tiles as well: overlaps too narrow for them would fall apart.
    bool HoldsTogether()
    {
        var tiled = _tiles.Select(tile => _pairs[tile.Pair]).Distinct();
        return _tiles.Length > 0 && Groups(tiled) == Groups(_pairs);
    }

    int Groups(IEnumerable<(int First, int Second)> links)
    {
        var group = Enumerable.Range(0, _network.Views.Count).ToArray();
        foreach (var (first, second) in links)
        {
            var (from, to) = (group[second], group[first]);
            group = Array.ConvertAll(group, one => one == from ? to : one);
        }

        return group.Distinct().Count();
    }

    PictureShelf<SplinePlane> Shelf(Shade[] shades) => new(_options.MostPicturesHeld, view => Plane(view, shades[_network.Views[view].Camera]));

    SplinePlane Plane(int view, Shade shade)
    {
        var grey = _pictures[view];
        var (width, height, samples) = (grey.Width, grey.Height, new float[grey.Width * grey.Height]);
        Parallel.For(0, height, Parallelism, row =>
        {
            var from = grey.Row(row);
            for (var column = 0; column < width; column++)
            {
                samples[(row * width) + column] = (float)(from[column].Value / shade.At(Shade.RadiusSquared(column, row, width, height)));
            }
        });
        return new(width, height, GaussianBlur.Of(samples, width, height, _options.BlurPx));
    }

    Shade[] Shades()
    {
        var views = _state.Into(_network).ToViews();
        var fit = new ShadeFit(_network.Cameras.Count, _pairs.Length);
        foreach (var tile in _tiles)
        {
            _cancel.ThrowIfCancellationRequested();
            var (first, second) = _pairs[tile.Pair];
            var map = MapOf(views[first], views[second], tile);
            var (here, there) = (_pictures[first], _pictures[second]);
            var ratio = LightRatio(here, tile, there, map);
            if (double.IsFinite(ratio))
            {
                var (column, row) = map.At(0, 0);
                var half = (_options.TileSide - 1) / 2.0;
                fit.Add(
                    tile.Pair, _network.Views[first].Camera, _network.Views[second].Camera, ratio,
                    Shade.RadiusSquared(tile.Left + half, tile.Top + half, here.Width, here.Height),
                    Shade.RadiusSquared(column, row, there.Width, there.Height));
            }
        }

        return fit.Solve();
    }

    // Logarithm of the mean light of a tile in the second picture over that in the first.
    double LightRatio(Raster<Linear> first, Tile tile, Raster<Linear> second, TileMap map)
    {
        const int Stride = 2;
        var (half, reach, here, there) = ((_options.TileSide - 1) / 2.0, (_options.TileSide + 2) / 2.0, 0.0, 0.0);
        for (var j = 0; j < _options.TileSide; j += Stride)
        {
            for (var i = 0; i < _options.TileSide; i += Stride)
            {
                var (column, row) = map.At((i - half) / reach, (j - half) / reach);
                here += first[tile.Left + i, tile.Top + j].Value;
                there += Between(second, column, row);
            }
        }

        return here > 0 && there > 0 ? Math.Log(there / here) : double.NaN;
    }

    // Tiles lie well within the second picture; ties may have left them a little beyond.
    static double Between(Raster<Linear> picture, double column, double row)
    {
        if (!(column >= 0 && row >= 0 && column < picture.Width - 1 && row < picture.Height - 1))
        {
            return double.NaN;
        }

        var (x, y) = ((int)column, (int)row);
        return double.Lerp(
            double.Lerp(picture[x, y].Value, picture[x + 1, y].Value, column - x), double.Lerp(picture[x, y + 1].Value, picture[x + 1, y + 1].Value, column - x), row - y);
    }

    TileShift[] Shifts(PictureShelf<SplinePlane> shelf)
    {
        var (shifts, views) = (new TileShift[_tiles.Length], _state.Into(_network).ToViews());
        foreach (var tiles in Enumerable.Range(0, _tiles.Length).GroupBy(i => _tiles[i].Pair))
        {
            _cancel.ThrowIfCancellationRequested();
            var ((first, second), places) = (_pairs[tiles.Key], tiles.ToArray());
            var (firstPlane, secondPlane) = (shelf[first], shelf[second]);
            TileMatch With(int i, ParallelLoopState state, TileMatch match)
            {
                var tile = _tiles[places[i]];
                shifts[places[i]] = match.Of(firstPlane, tile.Left, tile.Top, secondPlane, MapOf(views[first], views[second], tile));
                return match;
            }

            Parallel.For(0, places.Length, Parallelism, () => new TileMatch(_options.TileSide), With, _ => { });
        }

        return shifts;
    }

    ParallelOptions Parallelism => new() { MaxDegreeOfParallelism = _options.Threads > 0 ? _options.Threads : -1, CancellationToken = _cancel };

    (EnvelopeMatrix Normal, double[] Right) Build(TileShift[] shifts)
    {
        var (n, g) = (new EnvelopeMatrix(_unknowns.First), new double[_unknowns.Count]);
        var models = Enumerable.Range(0, _network.Views.Count).Select(i => new ViewModel(_network, _unknowns, _state, i)).ToArray();
        var weights = new TileWeights(shifts);
        var slopes = new TileSlopes(_unknowns.Count);
        for (var i = 0; i < _tiles.Length; i++)
        {
            var (first, second) = _pairs[_tiles[i].Pair];
            if (shifts[i].IsKnown && slopes.At(models[first], models[second], _tiles[i].Left + ((_options.TileSide - 1) / 2.0), _tiles[i].Top + ((_options.TileSide - 1) / 2.0)))
            {
                slopes.AddTo(n, g, shifts[i], weights.Of(shifts[i]));
            }
        }

        _priors.AddTo(_state, n, g);
        return (n, g);
    }

    /// <summary>Takes the step.</summary>
    /// <returns>How far it moved tiles against each other, root mean square, pixels.</returns>
    double Move(double[] step)
    {
        var before = _state.Into(_network).ToViews();
        _state = _state.Moved(_network, _unknowns, step);
        var after = _state.Into(_network).ToViews();
        var (sum, count) = (0.0, 0);
        foreach (var tile in _tiles)
        {
            var ((first, second), half) = (_pairs[tile.Pair], _options.TileSide / 2.0);
            var was = before[second].Project(before[first].Ray(tile.Left + half, tile.Top + half));
            var now = after[second].Project(after[first].Ray(tile.Left + half, tile.Top + half));
            if (was is var (c0, r0) && now is var (c1, r1))
            {
                (sum, count) = (sum + ((c1 - c0) * (c1 - c0)) + ((r1 - r0) * (r1 - r0)), count + 1);
            }
        }

        return Math.Sqrt(sum / Math.Max(1, count));
    }
}
