using System.Globalization;
using Farside.Core.Geometry;
using Farside.Processing.Terrain.Stops;

namespace Farside.Products.Recipes.Stops;

/// <summary>Stops, ties and the solution, as rows.</summary>
sealed class StopsResult(IReadOnlyList<StopGround> grounds, IReadOnlyList<StopTie> tried, StopSolution solution)
{
    const double Degrees = 180 / Math.PI;

    public IReadOnlyList<StopGround> Grounds => grounds;

    public StopSolution Solution => solution;

    /// <summary>In the order of the solution's links.</summary>
    public IReadOnlyList<StopTie> Ties { get; } = [.. tried.Where(tie => tie.Match.Tie is not null)];

    /// <summary>A mast's place by its labels, then after the adjustment.</summary>
    public (Point<SiteFrame> Before, Point<SiteFrame> After) MastOf(int stop) => (grounds[stop].Place.Pivot, solution.Stops[stop].Ground.Apply(grounds[stop].Place.Pivot));

    public StopsFile ToFile(bool isSimulated) => new()
    {
        Simulated = isSimulated,
        TellsPlaces = solution.TellsPlaces,
        StepFactor = solution.TellsPlaces ? Rounded(solution.StepFactor, 4) : null,
        MastM = Rounded(4, solution.Mast.Ahead, solution.Mast.Left, solution.Mast.Up),
        MastSigmaM = Rounded(4, solution.MastSigmaM.Ahead, solution.MastSigmaM.Left, solution.MastSigmaM.Up),
        Stops = [.. grounds.Select((ground, i) => Row(ground, solution.Stops[i]))],
        Ties = [.. Ties.Select((tie, i) => Row(tie, solution.LinkChi2[i], solution.Rejected.Contains(i)))],
        Refused = [.. tried.Where(tie => tie.Match.Tie is null).Select(tie => new RefusalRow(grounds[tie.First].Id, grounds[tie.Second].Id, tie.Match.Refusal))],
    };

    public string ToStopsCsv()
    {
        var lines = grounds.Select((ground, i) =>
        {
            var row = Row(ground, solution.Stops[i]);
            return string.Create(CultureInfo.InvariantCulture, $"{row.Id},{row.Utc},{row.HeadingDeg},{Cells(row.LabelM)},{Cells(row.PlaceM)},{Cells(row.SigmaM)},{Cells(row.GroundShiftM)},{Cells(row.GroundTurnDeg)},{row.RangeStretch},{row.RangeStretchSigma},{row.Ties}");
        });
        return string.Join('\n', [
            "stop,utc,heading_deg,label_east_m,label_north_m,label_up_m,east_m,north_m,up_m,sigma_east_m,sigma_north_m,sigma_up_m,ground_shift_east_m,ground_shift_north_m,ground_shift_up_m,ground_turn_east_deg,ground_turn_north_deg,ground_turn_up_deg,range_stretch_per_m,range_stretch_sigma_per_m,ties",
            .. lines, ""]);
    }

    static string Cells(double[] values) => string.Join(',', values.Select(value => value.ToString(CultureInfo.InvariantCulture)));

    static StopRow Row(StopGround ground, AdjustedStop stop)
    {
        var (place, sigma, move) = (ground.Place, stop.SigmaM, stop.Ground);
        return new(
            ground.Id, ground.Visit.Sequence, ground.Visit.Instrument, ground.Visit.Start.ToUtcText(), Rounded(place.Heading.Degrees, 3),
            Rounded(4, place.Place.X, place.Place.Y, place.Place.Z), Rounded(4, stop.Place.X, stop.Place.Y, stop.Place.Z), Rounded(4, sigma.East, sigma.North, sigma.Up),
            Rounded(4, place.Pivot.X, place.Pivot.Y, place.Pivot.Z), Rounded(4, move.Shift.East, move.Shift.North, move.Shift.Up),
            Rounded(4, Degrees * move.Turn.East, Degrees * move.Turn.North, Degrees * move.Turn.Up), Rounded(stop.Stretch, 7), Rounded(stop.StretchSigma, 7), stop.Links);
    }

    TieRow Row(StopTie pair, double chi2, bool isRejected)
    {
        var tie = pair.Match.Tie!;
        var (shift, turn, sigmas) = (tie.Move.Shift, tie.Move.Turn, tie.Sigmas);
        return new(
            grounds[pair.First].Id, grounds[pair.Second].Id, Rounded(3, tie.Centre.X, tie.Centre.Y, tie.Centre.Z),
            Rounded(4, shift.East, shift.North, shift.Up), [.. sigmas.Take(3).Select(sigma => Finite(sigma))],
            Rounded(4, Degrees * turn.East, Degrees * turn.North, Degrees * turn.Up), [.. sigmas.Skip(3).Select(sigma => Finite(Degrees * sigma))],
            tie.Cells, Rounded(tie.AreaM2, 2), Rounded(tie.BeforeM, 5), Rounded(tie.ResidualM, 5), Rounded(tie.Strength, 2), Rounded(tie.NextStrength, 2), Rounded(chi2, 2), isRejected);
    }

    static double? Finite(double value) => double.IsFinite(value) ? Rounded(value, 5) : null;

    static double Rounded(double value, int digits) => Math.Round(value, digits);

    static double[] Rounded(int digits, params IEnumerable<double> values) => [.. values.Select(value => Math.Round(value, digits))];
}
