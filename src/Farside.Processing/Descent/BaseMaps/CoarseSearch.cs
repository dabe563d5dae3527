using Farside.Core.Geometry;
using Farside.Core.Rasters;
using Farside.Core.Units;
using Farside.Processing.Numerics;

namespace Farside.Processing.Descent.BaseMaps;

/// <summary>Tries all scales and headings that a track may have, each with all shifts at once, on one frame: which change of the track makes it look most like the map.</summary>
sealed class CoarseSearch(ExpectedGround ground, BaseMap map, BrownCamera camera, BaseMapOptions options)
{
    const int Patch = 128;
    const int Window = 256;
    const int FrameCells = 100;
    const double ScaleStep = 0.04;
    const double TurnStepDeg = 3;
    const int Kept = 10;
    const double LeastCovered = 0.15;

    readonly Fourier _wave = new(Window);

    sealed record Try(TrackChange Change, double Score);

    /// <summary>The likeliest changes, best first; empty where the map does not reach.</summary>
    public IReadOnlyList<TrackChange> Find(Raster<Linear> grey, Pose<SiteFrame, CameraFrame> pose, CancellationToken cancellation)
    {
        if (Footprint.Of(camera, pose, map) is not { } footprint)
        {
            return [];
        }

        var spacingM = Math.Max(footprint.AcrossM / FrameCells, options.PositionM / ((Window - Patch) / 2.2));
        if (ground.KindAt(spacingM) is not { } kind)
        {
            return [];
        }

        var picture = FramePicture.Of(grey, Math.Max(1, (int)(spacingM / footprint.PixelM)));
        var reachM = (options.ScaleShare * Math.Sqrt((footprint.EastM * footprint.EastM) + (footprint.NorthM * footprint.NorthM))) + (Window / 2 * spacingM);
        var tries = new List<Try>();
        foreach (var turnDeg in Turns())
        {
            cancellation.ThrowIfCancellationRequested();
            tries.AddRange(TriesOf(turnDeg, picture, pose, spacingM, reachM, kind));
        }

        return Distinct(tries, spacingM);
    }

    IEnumerable<double> Turns()
    {
        var steps = (int)Math.Ceiling(options.HeadingDeg / TurnStepDeg);
        return Enumerable.Range(-steps, (2 * steps) + 1).Select(i => i * TurnStepDeg).SelectMany(turn => options.MayBeReversed ? new[] { turn, turn + 180 } : [turn]);
    }

    IEnumerable<double> Scales()
    {
        var steps = (int)Math.Ceiling(Math.Log(1 + options.ScaleShare) / ScaleStep);
        return Enumerable.Range(-steps, (2 * steps) + 1).Select(i => Math.Exp(i * ScaleStep));
    }

    // All scales of one turn look at one sheet of expected ground.
    List<Try> TriesOf(double turnDeg, FramePicture picture, Pose<SiteFrame, CameraFrame> pose, double spacingM, double reachM, GroundKind kind)
    {
        var turned = new TrackChange(1, Angle.FromDegrees(turnDeg), 0, 0);
        if (Footprint.Of(camera, turned.Of(pose), map) is not { } middle)
        {
            return [];
        }

        var size = (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)Math.Ceiling(2 * reachM / spacingM));
        var sheet = ground.Of(Chip.About(middle.EastM, middle.NorthM, size, spacingM), kind);
        var heights = ground.HeightsOf(sheet);
        var tries = new List<Try>[Scales().Count()];
        Parallel.For(0, tries.Length, i => tries[i] = [.. Peaks(turned with { Scale = Scales().ElementAt(i) }, picture, pose, sheet, heights)]);
        return [.. tries.SelectMany(found => found)];
    }

    IEnumerable<Try> Peaks(TrackChange change, FramePicture picture, Pose<SiteFrame, CameraFrame> pose, Chip sheet, Chip heights)
    {
        var changed = change.Of(pose);
        if (Footprint.Of(camera, changed, map) is not { } footprint)
        {
            yield break;
        }

        var (column, row) = (sheet.Column(footprint.EastM), sheet.Row(footprint.NorthM));
        var laid = LocalContrast.Of(picture.Laid(camera, changed, heights.Cut(column, row, Patch)), ExpectedGround.Surroundings);
        var window = sheet.Cut(column, row, Window);
        foreach (var (shiftColumn, shiftRow, score) in Shifts(laid, window))
        {
            yield return new(change with { EastM = shiftColumn * sheet.SpacingM, NorthM = -shiftRow * sheet.SpacingM }, score);
        }
    }

    // One transform carries both: the window as its real part, the patch as its imaginary part.
    List<(int Column, int Row, double Score)> Shifts(Chip laid, Chip window)
    {
        var (real, imaginary) = (new float[Window * Window], new float[Window * Window]);
        var (patchSquare, windowSquare, patchCells, windowCells) = (0.0, 0.0, 0, 0);
        for (var i = 0; i < real.Length; i++)
        {
            var sample = window.Samples[i];
            if (!float.IsNaN(sample))
            {
                (real[i], windowSquare, windowCells) = (sample, windowSquare + (sample * sample), windowCells + 1);
            }
        }

        for (var i = 0; i < laid.Samples.Length; i++)
        {
            var sample = laid.Samples[i];
            if (!float.IsNaN(sample))
            {
                imaginary[((i / Patch) * Window) + (i % Patch)] = sample;
                (patchSquare, patchCells) = (patchSquare + (sample * sample), patchCells + 1);
            }
        }

        if (patchCells < LeastCovered * Patch * Patch || windowCells < LeastCovered * Window * Window)
        {
            return [];
        }

        Correlate(real, imaginary);
        return Highest(real, Math.Sqrt(patchSquare * windowSquare / windowCells));
    }

    void Correlate(float[] real, float[] imaginary)
    {
        _wave.Forward(real, imaginary);
        var (re, im) = (new float[real.Length], new float[real.Length]);
        for (var row = 0; row < Window; row++)
        {
            for (var column = 0; column < Window; column++)
            {
                var i = (row * Window) + column;
                var j = (((Window - row) % Window) * Window) + ((Window - column) % Window);
                var (mr, mi) = (real[i] + real[j], imaginary[i] - imaginary[j]); // twice the window's
                var (tr, ti) = (imaginary[i] + imaginary[j], real[j] - real[i]); // twice the patch's
                (re[i], im[i]) = (((mr * tr) + (mi * ti)) / 4, ((mi * tr) - (mr * ti)) / 4);
            }
        }

        _wave.Backward(re, im);
        re.CopyTo(real, 0);
    }

    // The two highest places within reach, apart from each other. Scores count how many spreads a place stands above chance.
    static List<(int Column, int Row, double Score)> Highest(float[] sums, double spread)
    {
        const int Apart = 5;
        var found = new List<(int Column, int Row, double Score)>();
        var half = (Window - Patch) / 2;
        for (var rank = 0; rank < 2; rank++)
        {
            (int Column, int Row, double Score)? best = null;
            for (var i = 0; i < sums.Length; i++)
            {
                var (column, row) = ((i % Window) - half, (i / Window) - half);
                if (column > half || row > half || Math.Max(Math.Abs(column), Math.Abs(row)) >= half || found.Exists(f => Math.Max(Math.Abs(f.Column - column), Math.Abs(f.Row - row)) < Apart))
                {
                    continue;
                }

                best = best is null || sums[i] > best.Value.Score * spread ? (column, row, sums[i] / spread) : best;
            }

            if (best is { } place)
            {
                found.Add(place);
            }
        }

        return found;
    }

    static List<TrackChange> Distinct(List<Try> tries, double spacingM)
    {
        var kept = new List<TrackChange>();
        foreach (var (change, _) in tries.OrderByDescending(t => t.Score).ThenBy(t => t.Change.Scale).ThenBy(t => t.Change.Turn.Radians))
        {
            if (kept.Count < Kept && !kept.Exists(k => IsAlike(k, change, spacingM)))
            {
                kept.Add(change);
            }
        }

        return kept;
    }

    static bool IsAlike(TrackChange one, TrackChange other, double spacingM) =>
        Math.Abs(Math.Log(one.Scale / other.Scale)) < 1.5 * ScaleStep && Math.Abs(one.Turn.Degrees - other.Turn.Degrees) < 1.5 * TurnStepDeg
        && Math.Abs(one.EastM - other.EastM) < 6 * spacingM && Math.Abs(one.NorthM - other.NorthM) < 6 * spacingM;
}
