using System.Globalization;
using Farside.Core.Geometry;
using Farside.Processing.Descent.BaseMaps;
using Farside.Processing.Photogrammetry.Adjustment;

namespace Farside.Processing.Descent.Solution;

/// <summary>Which key frames hang together, in which order the parts are solved, and how a part without a length of its own gets one over the gap.</summary>
sealed class PartPlan(DescentTracking tracking, DescentPriors priors, SolutionOptions options, CancellationToken cancel)
{
    /// <summary>A scale known no better than this is none.</summary>
    const double MostScaleSigma = 0.5;

    /// <summary>How far a lander drifts sideways while it sinks over a gap, as a share of the way down.</summary>
    const double DriftShare = 0.2;

    /// <summary>How much ground under a part's foot may lie above or below the landing place, as a share of the foot's height.</summary>
    const double ReliefShare = 0.05;

    /// <summary>Another way down less likely than this, or that leans by less (radians), is not spoken of.</summary>
    const double LeastChance = 1e-3;

    const double LeastLeanRad = 0.01;

    /// <summary>Key frames at either side of a gap that tell the speed there.</summary>
    const int SpeedFrames = 3;

    readonly List<string> _remarks = [];
    readonly List<List<Sight>> _tracks = KeyTracks.Of(tracking);
    BrownCamera _camera = priors.Camera;
    InteriorSigmas _lens = priors.LensSigmas;

    /// <summary>Parts from the ground up; those whose scale stays open are left out.</summary>
    public PartBook Solve()
    {
        var parts = KeyTracks.Parts(_tracks, tracking.KeyFrames.Count, options.FewestCommon);
        if (parts.Count == 0)
        {
            throw new DescentException($"None of {tracking.KeyFrames.Count} key frames has {options.FewestCommon} points in common with another; expected frames that overlap. Give more of the descent's frames.");
        }

        var heights = parts.ConvertAll(HeightsOf);
        var controls = parts.ConvertAll(part => ControlsOf(part, priors.Controls));
        if (heights.TrueForAll(one => one.Count == 0) && controls.TrueForAll(one => one.Count < 3) && RestHeight() is null)
        {
            throw new DescentException("No length is known, and pictures alone have none: state the camera's rest height (--rest-height), a hover height (--hover-height) or a base map (--base-map).");
        }

        var main = Enumerable.Range(0, parts.Count).MaxBy(part => parts[part].Length);
        var first = Run(parts[main], heights[main], controls[main], isLensKnown: false, DatumPlace.Landing(priors, heights[main].Count > 0 ? LowestHeight(parts[main], heights[main]) : 0));
        (_camera, _lens) = first is null ? (_camera, _lens) : (first.Lens(_camera), new());
        var solved = new SolvedPart?[parts.Count];
        for (var part = 0; part < parts.Count; part++)
        {
            if (heights[part].Count > 0 || controls[part].Count > 2)
            {
                solved[part] = With(part == main ? first : null, parts[part], heights[part], controls[part], 0);
            }
        }

        Reach(parts, controls, solved, main, first);
        var kept = solved.Where(part => part is not null).Select(part => part!).ToList();
        if (kept.Count == 0)
        {
            throw new DescentException("The frames that hang together are cut off from every stated length, and the gap is too long to carry it over: state a hover height of one of them (--hover-height) or a base map (--base-map).");
        }

        return new(kept, first is null ? new() : first.LensSigmas(), _remarks);
    }

    SolvedPart? With(PartResult? done, int[] part, List<(int Key, double HeightM, double SigmaM)> heights, List<Control> controls, double ownVariance, DatumPlace? place = null)
    {
        var result = done ?? Run(part, heights, controls, isLensKnown: true, place ?? DatumPlace.Landing(priors, heights.Count > 0 ? LowestHeight(part, heights) : 0));
        if (result?.Other is { Chance: > LeastChance, LeanRad: > LeastLeanRad } other)
        {
            Remark(part, string.Create(CultureInfo.InvariantCulture, $"suit another way down nearly as well, with cameras that lean by up to {other.LeanRad * 180 / Math.PI:0.0}° otherwise (chance {other.Chance:0.000}); sigmas hold it"));
        }

        return result is null ? null : new(result, [.. part.Select(key => tracking.KeyFrames[key])], ownVariance, options.TiltWanderRad, options.ScaleWander);
    }

    // The part's lowest frame is at rest or hovers at the stated height; a part that ends higher up has not yet found its landing place.
    double LowestHeight(int[] part, List<(int Key, double HeightM, double SigmaM)> heights) =>
        priors.States[tracking.KeyFrames[part[^1]]] == FrameState.Settled ? 0 : heights[0].HeightM;

    // Parts without a length of their own take one from their neighbour, below first, then above.
    void Reach(List<int[]> parts, List<List<Control>> controls, SolvedPart?[] solved, int main, PartResult? first)
    {
        for (var part = 0; part < parts.Count; part++)
        {
            if (solved[part] is null && (part == main ? first : Run(parts[part], [], controls[part], isLensKnown: true, DatumPlace.Landing(priors, 0))) is { } loose)
            {
                var below = part > 0 ? solved[part - 1] : null;
                solved[part] = Over(parts[part], controls[part], loose, below);
            }
        }

        for (var part = parts.Count - 2; part >= 0; part--)
        {
            if (solved[part] is null)
            {
                Remark(parts[part], "its scale is open: no length reaches it; left out");
            }
        }
    }

    SolvedPart? Over(int[] part, List<Control> controls, PartResult loose, SolvedPart? below)
    {
        var (height, speed) = Foot(part, loose);
        var (toS, toM, toSigmaM, toSpeed, place) = Landing(below);
        if (double.IsNaN(toS))
        {
            Remark(part, "its scale is open: no length reaches it; left out");
            return null;
        }

        // Both ends' speeds lead over the gap; what the acceleration does meanwhile is unknown.
        var gapS = toS - priors.Seconds[tracking.KeyFrames[part[^1]]];
        var unknownM = 0.25 * options.AccelerationSigmaMs2 * gapS * gapS * (double.IsNaN(toSpeed) ? 2 : 1);
        var (metres, units) = double.IsNaN(toSpeed) ? (toM, height - (speed * gapS)) : (toM + (0.5 * toSpeed * gapS), height - (0.5 * speed * gapS));
        var scale = metres / units;
        var own = unknownM / Math.Abs(metres);
        if (!(scale > 0) || !(own < MostScaleSigma))
        {
            Remark(part, string.Create(CultureInfo.InvariantCulture, $"a gap of {gapS:0.0} s below it is too long to carry the scale over; left out"));
            return null;
        }

        var share = Math.Sqrt((own * own) + Math.Pow(toSigmaM / metres, 2));
        Remark(part, string.Create(CultureInfo.InvariantCulture, $"hangs together with the ground only by a smooth motion over {gapS:0.0} s; its scale is good to {100 * share:0} %"));
        var heightM = scale * height;
        return With(null, part, [(part.Length - 1, heightM, share * heightM)], controls, own * own, new(place.East, place.North, Math.Sqrt(Math.Pow(place.SigmaM, 2) + Math.Pow(DriftShare * heightM, 2)), ReliefShare * heightM));
    }

    // What lies below a gap: the next part's highest frame, or the settled frames themselves.
    (double Seconds, double HeightM, double SigmaM, double Speed, (double East, double North, double SigmaM) Place) Landing(SolvedPart? below)
    {
        if (below is not null)
        {
            var (stand, some) = (below.Result.State.Stands[0], Math.Min(SpeedFrames, below.Frames.Length));
            var speed = SinkingAtFirst([.. below.Frames[..some].Select(frame => priors.Seconds[frame])], [.. below.Result.State.Stands[..some].Select(one => one.Origin.Z)]);
            return (priors.Seconds[below.Frames[0]], stand.Origin.Z, below.Result.ScaleSigma * stand.Origin.Z, speed, (stand.Origin.X, stand.Origin.Y, priors.PlaceSigmaM));
        }

        return RestHeight() is { } rest ? (priors.Seconds[rest.Frame], rest.HeightM, rest.SigmaM, double.NaN, (0, 0, priors.PlaceSigmaM)) : (double.NaN, 0, 0, 0, default);
    }

    HeightPrior? RestHeight() => priors.Heights.Where(height => priors.States[height.Frame] == FrameState.Settled).OrderBy(height => height.Frame).FirstOrDefault();

    // Height and sinking speed of a part's lowest frame, in the part's own unit.
    (double Height, double Speed) Foot(int[] part, PartResult loose)
    {
        var last = Math.Min(SpeedFrames, part.Length);
        double[] times = [.. part[^last..].Select(key => priors.Seconds[tracking.KeyFrames[key]]).Reverse()];
        double[] heights = [.. Enumerable.Range(part.Length - last, last).Select(key => loose.State.Stands[key].Origin.Z).Reverse()];
        return (heights[0], SinkingAtFirst(times, heights));
    }

    // At the first of two or three moments: a lander brakes, so a line through three would tell the speed of the middle one.
    static double SinkingAtFirst(double[] times, double[] heights)
    {
        var near = (heights[0] - heights[1]) / (times[1] - times[0]);
        return times.Length < 3 ? near : near + ((near - ((heights[1] - heights[2]) / (times[2] - times[1]))) * (times[1] - times[0]) / (times[2] - times[0]));
    }

    PartResult? Run(int[] part, List<(int Key, double HeightM, double SigmaM)> heights, List<Control> controls, bool isLensKnown, DatumPlace place)
    {
        cancel.ThrowIfCancellationRequested();
        var lowest = part.Length - 1;
        var stated = heights.Count > 0 || controls.Count > 2 ? heights : [(lowest, FirstStands.UnknownHeightM, FirstStands.UnknownHeightM)];
        var datum = new Datum
        {
            Lowest = lowest,
            Heights = stated,
            LevelSigmaRad = priors.LevelSigmaRad,
            Place = (place.East, place.North, place.SigmaM),
            GroundSigmaM = place.GroundSigmaM,
            Suns = [.. SunsOf(part, priors.Suns)],
            LensPrior = [priors.Camera.FocalLengthPx, priors.Camera.PrincipalColumn, priors.Camera.PrincipalRow, priors.Camera.K1, priors.Camera.K2, priors.Camera.K3, priors.Camera.P1, priors.Camera.P2],
            MapSigmaM = priors.MapSigmaM,
        };
        var within = KeyTracks.Within(_tracks, part);
        var result = PartSolver.Solve(part, within, _camera, _lens, isLensKnown, datum, controls, options, cancel);
        if (result is null)
        {
            Remark(part, "gives no first poses; left out");
        }

        return result is not null && heights.Count > 0 && priors.Look is { } look ? Looked(part, within, result, datum, controls, look) : result;
    }

    // With the poses roughly right, a map and the Sun can be looked for; what they say goes in, and the part is solved again from where it stands.
    PartResult Looked(int[] part, List<List<Sight>> within, PartResult result, Datum datum, List<Control> controls, Func<IReadOnlyList<ApproximatePose>, Sightings> look)
    {
        var found = look([.. part.Select((key, i) => new ApproximatePose(tracking.KeyFrames[key], result.State.Stands[i].ToPose<SiteFrame>()))]);
        if (found.Suns.Count == 0 && found.Controls.Count == 0)
        {
            return result;
        }

        List<Control> all = [.. controls, .. ControlsOf(part, found.Controls)];
        return PartSolver.Again(result, within, _camera, _lens, datum with { Suns = [.. datum.Suns, .. SunsOf(part, found.Suns)] }, all, options, cancel);
    }

    IEnumerable<SunSighting> SunsOf(int[] part, IEnumerable<SunSighting> suns) =>
        from sun in suns
        let key = PlaceOf(part, sun.Frame)
        where key >= 0
        select sun with { Frame = key };

    List<Control> ControlsOf(int[] part, IEnumerable<GroundControl> known) =>
        [.. from control in known
            let key = PlaceOf(part, control.Frame)
            where key >= 0
            select new Control(key, control.Column, control.Row, V3.From(control.Point), control.SigmaM)];

    List<(int Key, double HeightM, double SigmaM)> HeightsOf(int[] part) =>
        [.. priors.Heights.Select(height => HeightOf(part, height)).Where(height => height.Key >= 0)];

    // A height is stated for any frame; a key frame that is linked to it has one that differs by the ratio of what both see.
    (int Key, double HeightM, double SigmaM) HeightOf(int[] part, HeightPrior height)
    {
        var key = PlaceOf(part, height.Frame);
        if (key < 0 && priors.States[height.Frame] == FrameState.Settled)
        {
            key = Array.FindLastIndex(part, one => priors.States[tracking.KeyFrames[one]] == FrameState.Settled);
        }

        if (key >= 0)
        {
            return (key, height.HeightM, height.SigmaM);
        }

        var best = tracking.Links.Where(link => (link.First == height.Frame && PlaceOf(part, link.Second) >= 0) || (link.Second == height.Frame && PlaceOf(part, link.First) >= 0)).OrderByDescending(link => link.Pairs.Count).FirstOrDefault();
        if (best is null)
        {
            return (-1, 0, 0);
        }

        var ratio = Spread(best, isFirst: true) / Spread(best, isFirst: false);
        var (other, by) = best.First == height.Frame ? (best.Second, ratio) : (best.First, 1 / ratio);
        return (PlaceOf(part, other), by * height.HeightM, by * height.SigmaM);
    }

    double Spread(FrameLink link, bool isFirst)
    {
        var points = link.Pairs.Select(pair => isFirst ? Straight(pair.FirstColumn, pair.FirstRow) : Straight(pair.SecondColumn, pair.SecondRow)).ToList();
        var (x, y) = (points.Average(point => point.X), points.Average(point => point.Y));
        return Math.Sqrt(points.Average(point => ((point.X - x) * (point.X - x)) + ((point.Y - y) * (point.Y - y))));
    }

    (double X, double Y) Straight(double column, double row) =>
        _camera.Straighten((column - _camera.PrincipalColumn) / _camera.FocalLengthPx, (row - _camera.PrincipalRow) / _camera.FocalLengthPx);

    int PlaceOf(int[] part, int frame) => Array.FindIndex(part, key => tracking.KeyFrames[key] == frame);

    void Remark(int[] part, string what) =>
        _remarks.Add(string.Create(CultureInfo.InvariantCulture, $"Frames {tracking.KeyFrames[part[0]]} to {tracking.KeyFrames[part[^1]]} ({priors.Seconds[tracking.KeyFrames[part[0]]]:0.0} to {priors.Seconds[tracking.KeyFrames[part[^1]]]:0.0} s): {what}."));
}
