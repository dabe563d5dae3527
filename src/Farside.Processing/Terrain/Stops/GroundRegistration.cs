using System.Globalization;
using Farside.Core.Geometry;

namespace Farside.Processing.Terrain.Stops;

/// <summary>Lays the ground that one stop saw on the ground that another saw, by its relief alone: light and shadows may have moved in between.</summary>
public static class GroundRegistration
{
    const double Rad = Math.PI / 180;

    /// <summary>The move of the second ground, with its information; or why there is none.</summary>
    public static GroundMatch Find(TerrainModel fixedGround, TerrainModel moving, RegistrationOptions? options = null, CancellationToken cancel = default)
    {
        options ??= new();
        options.Check();
        var pairs = SharedCells.Pairs(fixedGround, moving);
        var reliefs = pairs.Select(pair => (Fixed: Relief.Of(pair.Fixed, options), Moving: Relief.Of(pair.Moving, options))).ToList();
        if (Centre(pairs, options) is not { } centre)
            return GroundMatch.Refused(string.Create(CultureInfo.InvariantCulture, $"fewer than {options.FewestCells} cells that both know to {options.MostSigmaM:0.##} m"));

        var ties = new List<GroundTie>();
        var fit = new ReliefFit(pairs, reliefs, options);
        foreach (var (other, own) in reliefs)
        {
            cancel.ThrowIfCancellationRequested();
            var search = new ReliefSearch(other, own, (centre.X, centre.Y), options);
            if (search.IsCheap)
                ties.AddRange(search.Places().Select(place => fit.Solve(new(centre, (place.EastM, place.NorthM, 0), (0, 0, place.HeadingRad)))).OfType<GroundTie>());
        }

        return Best(ties, Math.Max(0.25, options.ReliefM / 2), options);
    }

    static GroundMatch Best(List<GroundTie> ties, double apartM, RegistrationOptions options)
    {
        if (ties.Count == 0)
            return GroundMatch.Refused("no fit of heights stayed within the search");

        var best = ties.MaxBy(tie => tie.Strength)!;
        var next = ties.Where(tie => Apart(tie.Move, best.Move) > apartM).Select(tie => tie.Strength).DefaultIfEmpty(0).Max();
        return best.Strength < options.LeastStrength ? GroundMatch.Refused(string.Create(CultureInfo.InvariantCulture, $"both reliefs agree by {best.Strength:0.0} sigmas; expected {options.LeastStrength:0.0} or more"))
            // What lies farther off than is looked for has not been compared with its surroundings; and what is found within is then its flank.
            : IsFar(best.Move, options) ? GroundMatch.Refused(string.Create(CultureInfo.InvariantCulture, $"both reliefs agree best {Level(best.Move.Shift):0.0} m off, farther than labels leave open"))
            : best.Strength - next < options.LeastLead ? GroundMatch.Refused(string.Create(CultureInfo.InvariantCulture, $"two places fit alike ({best.Strength:0.0} and {next:0.0} sigmas)"))
            : new(best with { NextStrength = next }, "");
    }

    static double Level((double East, double North, double Up) shift) => Math.Sqrt((shift.East * shift.East) + (shift.North * shift.North));

    static double Apart(GroundMove a, GroundMove b) => Math.Sqrt(Math.Pow(a.Shift.East - b.Shift.East, 2) + Math.Pow(a.Shift.North - b.Shift.North, 2));

    static bool IsFar(GroundMove move, RegistrationOptions options) =>
        Math.Abs(move.Shift.East) > 4 * options.LevelSigmaM || Math.Abs(move.Shift.North) > 4 * options.LevelSigmaM || Math.Abs(move.Shift.Up) > 5 * options.UpSigmaM
        || Math.Abs(move.Turn.Up) > 5 * options.HeadingSigmaDeg * Rad || Math.Max(Math.Abs(move.Turn.East), Math.Abs(move.Turn.North)) > 5 * options.TiltSigmaDeg * Rad;

    // Of the ground that both saw, as it lies beforehand.
    static Point<SiteFrame>? Centre(IReadOnlyList<(TerrainLevel, TerrainLevel)> pairs, RegistrationOptions options)
    {
        var cells = SharedCells.Of(pairs, default, options);
        return cells.Count < options.FewestCells ? null : new(cells.Average(cell => cell.Place.X), cells.Average(cell => cell.Place.Y), cells.Average(cell => cell.Place.Z));
    }
}
