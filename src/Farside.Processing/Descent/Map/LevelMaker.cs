using Farside.Processing.Photogrammetry.Mosaics;
using Farside.Processing.Photogrammetry.Mosaics.Projections;

namespace Farside.Processing.Descent.Map;

/// <summary>Makes one level, knowing the coarser ones.</summary>
/// <param name="coarser">The level made before; null for the first.</param>
sealed class LevelMaker(
    MapBand band, IReadOnlyList<MapBand> bands, DescentMapLevel? coarser, MapFrames shelf, IReadOnlyList<FrameSight> sights, MapOptions options, CancellationToken cancel)
{
    /// <summary>Light is compared on pixels so many times as wide as the level's: the coarser level's own.</summary>
    const int CompareBy = 2;

    /// <summary>Pixels between the places at which the ground's certainty is looked up.</summary>
    const int UnsurePx = 16;

    const int MostHeldOut = 3;

    /// <summary>
    /// Cost of a cell for each halving of resolution: the sharper frame keeps what it shows, to its corners. A panorama's seams run half way between two pictures of one sharpness; frames of a descent lie one
    /// within the other, and half way would leave the outer half of each to a coarser one.
    /// </summary>
    const double SharpnessWeight = 1.6e-3;

    const int SeamPlaces = 300;
    const int RaysFromM = 100_000;

    readonly MapGrid _grid = band.Grid;
    readonly HashSet<int> _octave = [.. band.Frames];
    readonly List<int> _dusty = [];

    /// <returns>Null where no frame shows ground of the level clearly.</returns>
    public DescentMapLevel? Make(NestedRelief before)
    {
        var (chosen, matches) = Choose(before);
        if (chosen.Count == 0)
        {
            return null;
        }

        var forRelief = options.HasRelief ? new FrameChoice(_grid, sights, before).ForRelief(Clear(Near()), options.FramesPerRelief) : [];
        var relief = forRelief.Count > 1 ? new ReliefSolver(shelf, sights, options).Solve(_grid, forRelief, before, cancel) : null;
        var after = relief is null ? before : before.With(relief);
        var changedShare = matches.Average(match => match.ChangedShare);
        matches = after.Levels.Count == 0 ? matches : [.. matches.Select((match, i) => Sure(match, sights[chosen[i]], after))];
        var (sink, seams) = Join(chosen, matches, after);
        var (heldOut, heldOutBefore) = HeldOut(chosen, sink, after, before);
        sink = Trimmed(sink);
        return new(
            sink.Grid, sink.Light, sink.Sources, relief, chosen, forRelief, _dusty, changedShare, seams, heldOut, heldOutBefore, sink.Coverage);
    }

    /// <summary>Frames of this octave, and those of the coarser one that show its outskirts no more coarsely than it claims.</summary>
    List<int> Own() =>
        [.. bands.Where(other => other.Grid.PixelM > _grid.PixelM).SelectMany(other => other.Frames).Where(frame => sights[frame].PixelM <= MapLadder.CoarsestShare * _grid.PixelM).Concat(band.Frames).Order()];

    /// <summary>Frames of this octave and of those near it: wider spans against the height.</summary>
    List<int> Near() => [.. bands.Where(other => other.Grid.PixelM <= 2 * _grid.PixelM && other.Grid.PixelM >= _grid.PixelM / 4).SelectMany(other => other.Frames).Order()];

    // Dust thickens as the lander sinks: what comes after a dusty frame is dusty.
    List<int> Clear(List<int> frames) => _dusty.Count == 0 ? frames : [.. frames.Where(frame => frame < _dusty.Min())];

    /// <summary>Chooses frames, looks at them, and chooses again without those that dust hides.</summary>
    (List<int> Frames, List<LightMatch> Matches) Choose(NestedRelief relief)
    {
        while (true)
        {
            var frames = new FrameChoice(_grid, sights, relief).ForOrtho(Clear(Own()), options.FramesPerLevel);
            frames = [.. frames.Where(frame => shelf.Of(frame) is not null)];
            var (kept, matches, dusty) = Match(frames, relief);
            if (dusty.Count == 0)
            {
                return (kept, matches);
            }

            _dusty.AddRange(dusty);
        }
    }

    (List<int> Frames, List<LightMatch> Matches, List<int> Dusty) Match(List<int> frames, NestedRelief relief)
    {
        var grid = _grid.Coarser(CompareBy);
        var heights = Heights(grid, relief);
        var map = coarser is null ? Unknown(grid) : Of(coarser, grid);
        var (kept, matches, dusty) = (new List<int>(), new List<LightMatch>(), new List<int>());
        foreach (var frame in frames)
        {
            cancel.ThrowIfCancellationRequested();
            var lattice = new OrthoLattice(grid, sights[frame], heights);
            var ortho = lattice.Draw(shelf.Of(frame)!, heights, options.Threads);
            var match = new LightMatcher(grid, sights[frame], options).Match(map, ortho, lattice, heights);
            if (match.Contrast < options.LeastContrast)
            {
                // Of the coarser octave it is blurred, not dusty: its own level has judged that, and what comes after it is none the worse.
                if (_octave.Contains(frame))
                {
                    dusty.Add(frame);
                }

                continue;
            }

            kept.Add(frame);
            matches.Add(match);
            Fill(map, ortho, match, lattice, heights, grid, sights[frame]);
        }

        return (kept, matches, dusty);
    }

    /// <summary>The same without ground whose place is too uncertain: seen aslant, and its height guessed.</summary>
    LightMatch Sure(LightMatch match, FrameSight sight, NestedRelief relief)
    {
        var (cells, shifts, camera) = (_grid.Coarser(UnsurePx), new CellMeans(), sight.View.Camera);
        for (var at = 0; at < cells.Width * cells.Height; at++)
        {
            var (east, north) = (cells.EastM(at % cells.Width), cells.NorthOfM(at / cells.Width));
            var up = relief.HeightM(east, north);
            var (place, lean) = (sight.Project(east, north, up), sight.LeanAt(east, north, up));
            if (sight.Shows(place))
            {
                var shiftPx = Math.Sqrt((lean.East * lean.East) + (lean.North * lean.North)) * relief.SigmaM(east, north) / _grid.PixelM;
                shifts.Add(LightMatch.CellOf((2 * place.Column / (camera.Width - 1)) - 1, (2 * place.Row / (camera.Height - 1)) - 1), Math.Min(shiftPx, 2 * options.MostShiftPx));
            }
        }

        var smooth = shifts.Smoothed();
        return match with { Changed = [.. match.Changed.Select((isChanged, cell) => isChanged || !(smooth[cell] <= options.MostShiftPx))] };
    }

    /// <summary>The level without the empty ground about it.</summary>
    LevelSink Trimmed(LevelSink sink)
    {
        var known = Enumerable.Range(0, _grid.Width * _grid.Height).Where(at => sink.Sources.Pixels[at] > 0);
        var (left, top, right, bottom) = (_grid.Width, _grid.Height, 0, 0);
        foreach (var at in known)
        {
            var (x, y) = (at % _grid.Width, at / _grid.Width);
            (left, top, right, bottom) = (Math.Min(left, x), Math.Min(top, y), Math.Max(right, x), Math.Max(bottom, y));
        }

        return right < left ? sink : sink.Cut(_grid.Cut(left, top, right + 1, bottom + 1));
    }

    static void Fill(float[] map, float[] ortho, LightMatch match, OrthoLattice lattice, float[] heights, MapGrid grid, FrameSight sight)
    {
        var camera = sight.View.Camera;
        for (var at = 0; at < map.Length; at++)
        {
            if (float.IsNaN(map[at]) && !float.IsNaN(ortho[at]))
            {
                var (column, row) = lattice.PlaceOf(at % grid.Width, at / grid.Width, heights[at]);
                map[at] = (float)(ortho[at] / match.FactorAt((2 * column / (camera.Width - 1)) - 1, (2 * row / (camera.Height - 1)) - 1));
            }
        }
    }

    (LevelSink Sink, SeamRegistration Seams) Join(List<int> chosen, List<LightMatch> matches, NestedRelief relief)
    {
        var projection = new VerticalProjection(_grid.Width, _grid.Height, _grid.EastM(0), _grid.NorthOfM(0), _grid.PixelM, RaysFromM);
        var plan = Mosaic.Plan([.. chosen.Select(frame => sights[frame].View)], projection, relief, Options(), cancel);
        var store = new MosaicPictureStore(plan, new LevelPictures(shelf, chosen, matches));
        var (survey, light, sink) = (Mosaic.Survey(store, cancel: cancel), MosaicPhotometry.None(plan), new LevelSink(_grid, chosen));
        var seams = Mosaic.Seams(survey, light, cancel: cancel);
        Mosaic.Render(store, light, seams, sink, cancel: cancel);
        return (sink, Mosaic.Registration(store, light, seams, SeamPlaces, cancel));
    }

    MosaicOptions Options() => new()
    {
        Levels = 4,
        TilePx = 512,
        PictureBytes = options.PictureBytes,
        Threads = options.Threads,
        TrimPx = (int)FrameSight.EdgePx,
        FullScale = 255,
        MostCells = 1 << 17,
        Seams = new() { SharpnessWeight = SharpnessWeight },
    };

    (MapAgreement After, MapAgreement Before) HeldOut(List<int> chosen, LevelSink sink, NestedRelief after, NestedRelief before)
    {
        var others = MapLadder.Spread([.. Clear([.. band.Frames]).Where(frame => !chosen.Contains(frame))], MostHeldOut);
        var map = sink.Light.Pixels.ToArray();
        LocalContrast.Normalise(map, _grid.Width, _grid.Height, 20, options.Threads);
        return (Agreement(others, map, after), ReferenceEquals(after, before) ? Agreement([], map, before) : Agreement(others, map, before));
    }

    MapAgreement Agreement(List<int> others, float[] map, NestedRelief relief)
    {
        var (heights, shifts) = (others.Count > 0 ? Heights(_grid, relief) : [], new List<double>());
        foreach (var frame in others.Where(frame => shelf.Of(frame) is not null))
        {
            cancel.ThrowIfCancellationRequested();
            var ortho = new OrthoLattice(_grid, sights[frame], heights).Draw(shelf.Of(frame)!, heights, options.Threads);
            LocalContrast.Normalise(ortho, _grid.Width, _grid.Height, 20, options.Threads);
            shifts.AddRange(new ShiftGauge(_grid.Width, _grid.Height).Measure(map, ortho));
        }

        shifts.Sort();
        return MapAgreement.Of(shifts);
    }

    float[] Heights(MapGrid grid, NestedRelief relief)
    {
        var heights = new float[grid.Width * grid.Height];
        Parallel.For(0, grid.Height, new() { MaxDegreeOfParallelism = options.Threads }, row =>
        {
            for (var column = 0; column < grid.Width; column++)
            {
                heights[(row * grid.Width) + column] = (float)relief.HeightM(grid.EastM(column), grid.NorthOfM(row));
            }
        });
        return heights;
    }

    static float[] Unknown(MapGrid grid)
    {
        var light = new float[grid.Width * grid.Height];
        Array.Fill(light, float.NaN);
        return light;
    }

    /// <summary>The coarser level's light on a grid of its pixels.</summary>
    static float[] Of(DescentMapLevel coarser, MapGrid grid)
    {
        var light = Unknown(grid);
        for (var at = 0; at < light.Length; at++)
        {
            var column = (at % grid.Width) + grid.FirstColumn - coarser.Grid.FirstColumn;
            var row = (at / grid.Width) + grid.FirstRow - coarser.Grid.FirstRow;
            if ((uint)column < (uint)coarser.Grid.Width && (uint)row < (uint)coarser.Grid.Height)
            {
                light[at] = coarser.Light[column, row];
            }
        }

        return light;
    }
}
