using Farside.Archive.Store;
using Farside.Simulator.Evaluation.Geometry;

namespace Farside.Simulator.Evaluation.Descent;

/// <summary>One map of a landing place beside the truth: its levels' files, the frames as they truly were, the ground.</summary>
sealed class MapCase
{
    /// <summary>Patches of a level, each way.</summary>
    const int Across = 7;

    /// <summary>Pixels of a level from a patch's middle to its edge, and the farthest that it is looked for.</summary>
    const int Half = 16;
    const int Reach = 10;

    /// <summary>Frames that are tried for a patch: the best may be spoilt by dust.</summary>
    const int Tries = 2;

    /// <summary>Patches of coarser levels that tell where to look on finer ones.</summary>
    const int FewestToStart = 8;

    /// <summary>Least correlation of a patch that was found, and least deviation of one that shows something, of its mean.</summary>
    const double LeastAlike = 0.6;
    const double LeastContrast = 0.01;

    readonly MadeProduct _made;
    readonly TruePatches _truth;
    readonly PlaneMotion _start;
    readonly Lazy<IReadOnlyList<MapPatch>> _patches;
    readonly Lazy<PlaneMotion> _motion;

    MapCase(MadeProduct made, TruePatches truth, TrueGround ground, PlaneMotion start)
    {
        (_made, _truth, Ground, _start) = (made, truth, ground, start);
        _patches = new(Search);
        _motion = new(() => Found.Count < 3 ? start : PlaneMotion.Fit([.. Found.Select(patch => patch.Pair)]));
    }

    public TrueGround Ground { get; }

    /// <summary>Every patch that shows something.</summary>
    public IReadOnlyList<MapPatch> Patches => _patches.Value;

    public IReadOnlyList<MapPatch> Found => [.. Patches.Where(patch => patch.IsFound)];

    /// <summary>From the map's places to true ones: one factor, turn and shift for all its levels.</summary>
    public PlaneMotion Motion => _motion.Value;

    /// <summary>Heights and their sigmas, coarse to fine by name; none where the map has no relief.</summary>
    public IReadOnlyList<string> HeightFiles => Files("heights");

    /// <param name="start">What the track that the map cites is known to be off by: where patches are looked for.</param>
    public static MapCase? Open(EvaluationInput input, string id, IReadOnlyDictionary<string, TrueShot> shots, PlaneMotion start)
    {
        var known = shots.Values.Where(shot => ProductName.TryParse(shot.Product, out var name) && name.Instrument == "LCAM").OrderBy(shot => shot.Product, StringComparer.Ordinal).ToList();
        return input.Products.Find("descent-map", id) is { } made && known.Count > 0 && TrueGround.Of(input.Truth, "") is { } ground
            ? new(made, new(input, known, ground), ground, start)
            : null;
    }

    IReadOnlyList<string> Files(string kind) => [.. Directory.EnumerateFiles(_made.Folder, kind + "*.tif").Order(StringComparer.Ordinal)];

    IReadOnlyList<MapPatch> Search()
    {
        var files = Files("ortho");
        if (files.Count == 0)
        {
            throw new SimulationException(_made.Folder, "no ortho*.tif", "the map's levels", "Delete the folder and make it again.");
        }

        // Coarse to fine: where the lander came to rest is the track's to know, and may lie farther off than ten of the finest pixels.
        var (patches, start) = (new List<MapPatch>(), _start);
        foreach (var path in files.OrderByDescending(PixelOf).ThenBy(path => path, StringComparer.Ordinal))
        {
            patches.AddRange(LevelOf(path, start));
            var found = patches.Where(patch => patch.IsFound).ToList();
            start = found.Count < FewestToStart ? start : PlaneMotion.Fit([.. found.Select(patch => patch.Pair)]);
        }

        return [.. patches.OrderBy(patch => patch.Level, StringComparer.Ordinal)];
    }

    static double PixelOf(string path)
    {
        using var plane = MapPlane.Open(path);
        return plane.PixelM;
    }

    List<MapPatch> LevelOf(string path, PlaneMotion start)
    {
        using var plane = MapPlane.Open(path);
        var name = Path.GetFileNameWithoutExtension(path);
        var patches = new List<MapPatch>();
        for (var i = 0; i < Across * Across; i++)
        {
            var (column, row) = ((int)(((i % Across) + 0.5) * plane.Width / Across), (int)(((i / Across) + 0.5) * plane.Height / Across));
            if (PatchAt(plane, column, row, start) is { } patch)
            {
                patches.Add(patch with { Level = name });
            }
        }

        return patches;
    }

    // Null where the map is empty or plain, or where no frame shows the place.
    MapPatch? PatchAt(MapPlane plane, int column, int row, PlaneMotion start)
    {
        const int Edge = (2 * Half) + 1;
        var patch = plane.Window(column - Half, row - Half, Edge, Edge);
        if (!(PatchSearch.Deviation(patch) >= LeastContrast * Math.Abs(patch.Average())))
        {
            return null;
        }

        var made = plane.Place(column, row);
        var middle = start.Times(made);
        var pixelM = start.Factor * plane.PixelM;
        var step = ((start.A * plane.PixelM, start.B * plane.PixelM), (start.B * plane.PixelM, -start.A * plane.PixelM));
        var unit = Math.Max(pixelM, _truth.FinestM(middle.East, middle.North));
        MapPatch? best = null;
        foreach (var shot in _truth.Seeing(middle.East, middle.North, (Half + Reach) * 1.5 * pixelM, pixelM).Take(Tries))
        {
            var field = _truth.Square(shot, middle, step, Edge + (2 * Reach));
            var at = field is null ? null : PatchSearch.Find(patch, field, Edge, Reach, 0);
            var isFound = at is { Alike: >= LeastAlike };
            var truth = at is { } shift ? start.Times((made.East + (shift.Right * plane.PixelM), made.North - (shift.Down * plane.PixelM))) : middle;
            if (best is null || (at?.Alike ?? -1) > best.Alike)
            {
                best = new("", made, truth, unit, at?.Alike ?? -1, isFound);
            }
        }

        return best;
    }
}
