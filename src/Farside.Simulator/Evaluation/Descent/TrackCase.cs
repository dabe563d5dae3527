using Farside.Archive.Store;
using Farside.Core.Geometry;
using Farside.Simulator.Evaluation.Geometry;
using Farside.Simulator.Instruments;

namespace Farside.Simulator.Evaluation.Descent;

/// <summary>One descent track beside the truth of its frames.</summary>
sealed class TrackCase
{
    /// <summary>Frames at rest differ by nothing; what falls the slowest moves by millimetres between frames.</summary>
    const double AtRestM = 1e-4;

    /// <summary>Speeds are differences of true places at most so far apart.</summary>
    const double SpeedOverS = 0.6;

    TrackCase(TrackProduct product, IReadOnlyList<TrackFrame> frames, IReadOnlyList<(string Name, double HeightM, bool IsMoving)> truth)
    {
        (Product, Frames, Truth) = (product, frames, truth);
        Judged = [.. frames.Where(frame => frame.IsJudged)];
        Scale = ScaleOf(Judged);
    }

    public TrackProduct Product { get; }

    /// <summary>Frames with a stated pose whose truth is known.</summary>
    public IReadOnlyList<TrackFrame> Frames { get; }

    /// <summary>Those of them that were solved from their pictures and were taken in motion.</summary>
    public IReadOnlyList<TrackFrame> Judged { get; }

    /// <summary>All landing camera frames of the truth, in order of time.</summary>
    public IReadOnlyList<(string Name, double HeightM, bool IsMoving)> Truth { get; }

    /// <summary>The one factor on all lengths that suits heights best, every band of altitude counting the same; NaN where no height can be told.</summary>
    public double Scale { get; }

    /// <summary>By how much the track is turned counter-clockwise against the truth on average, degrees.</summary>
    public double HeadingDeg => Math.Atan2(
        Judged.Sum(frame => Math.Sin(RotationFit.HeadingDeg(frame.Turn) * Math.PI / 180)), Judged.Sum(frame => Math.Cos(RotationFit.HeadingDeg(frame.Turn) * Math.PI / 180))) * 180 / Math.PI;

    /// <summary>Null when there is no such product or none of its frames is in the truth.</summary>
    public static TrackCase? Open(EvaluationInput input, string id, IReadOnlyDictionary<string, TrueShot> shots)
    {
        var known = shots.Values.Select(shot => (Shot: shot, Index: IndexOf(shot.Product))).Where(one => one.Index >= 0).OrderBy(one => one.Index).ToList();
        if (TrackProduct.Open(input.Products, id) is not { } product || !product.Frames.Any(frame => shots.ContainsKey(frame.Id)))
        {
            return null;
        }

        var end = known[^1].Shot.SiteFromCamera!.Value.Origin;
        var ground = TrueGround.Of(input.Truth, "")?.HeightAt(end.X, end.Y) is { } height && double.IsFinite(height) ? height : 0;
        var truth = new List<TrueFrame>();
        for (var i = 0; i < known.Count; i++)
        {
            truth.Add(new(known[i].Shot, Above(known[i].Shot, ground), IsMoving: Distance(known[i].Shot, end) > AtRestM, SpeedAt(known, i)));
        }

        var byName = truth.ToDictionary(frame => frame.Shot.Product, StringComparer.Ordinal);
        var frames = product.Frames.Where(frame => frame.Pose is not null && byName.ContainsKey(frame.Id)).Select(frame => Join(product, frame, byName[frame.Id])).ToList();
        return new(product, frames, truth.ConvertAll(frame => (frame.Shot.Product, frame.Place.Z, frame.IsMoving)));
    }

    sealed record TrueFrame(TrueShot Shot, Point<SiteFrame> Place, bool IsMoving, (double Down, double Over)? Speed);

    static TrackFrame Join(TrackProduct product, TrackProduct.Frame stated, TrueFrame truth)
    {
        var (made, camera) = (product.Camera, truth.Shot.Camera!);
        var o = stated.Pose!.Value.Origin;
        return (made.Width, made.Height) == (camera.Width, camera.Height)
            ? new(stated, truth.Shot, truth.Place, new(o.X, o.Y, o.Z - product.GroundM), made, truth.IsMoving) { TrueSpeed = truth.Speed }
            : throw new SimulationException($"{product.Id}: {stated.Id}", $"{made.Width} × {made.Height} pixels", $"{camera.Width} × {camera.Height} as the truth", "Make it again from the archive that the truth belongs to.");
    }

    static int IndexOf(string name) => ProductName.TryParse(name, out var parsed) && parsed.Instrument == "LCAM" ? parsed.Index ?? -1 : -1;

    static Point<SiteFrame> Above(TrueShot shot, double ground)
    {
        var o = shot.SiteFromCamera!.Value.Origin;
        return new(o.X, o.Y, o.Z - ground);
    }

    static double Distance(TrueShot shot, Point<SiteFrame> end)
    {
        var o = shot.SiteFromCamera!.Value.Origin;
        return Math.Sqrt(((o.X - end.X) * (o.X - end.X)) + ((o.Y - end.Y) * (o.Y - end.Y)) + ((o.Z - end.Z) * (o.Z - end.Z)));
    }

    static (double Down, double Over)? SpeedAt(List<(TrueShot Shot, int Index)> known, int at)
    {
        if (at == 0 || at == known.Count - 1)
        {
            return null;
        }

        var seconds = (known[at + 1].Index - known[at - 1].Index) / DescentProfile.FramesPerSecond;
        var (a, b) = (known[at - 1].Shot.SiteFromCamera!.Value.Origin, known[at + 1].Shot.SiteFromCamera!.Value.Origin);
        return seconds > SpeedOverS ? null : ((a.Z - b.Z) / seconds, Math.Sqrt(((a.X - b.X) * (a.X - b.X)) + ((a.Y - b.Y) * (a.Y - b.Y))) / seconds);
    }

    static double ScaleOf(IReadOnlyList<TrackFrame> frames)
    {
        var means = AltitudeBand.All
            .Select(band => frames.Where(frame => band.Holds(frame.True.Z) && frame.Made.Z > 0 && frame.True.Z > 0).ToList())
            .Where(held => held.Count > 0).Select(held => held.Average(frame => Math.Log(frame.True.Z / frame.Made.Z))).ToList();
        return means.Count > 0 ? Math.Exp(means.Average()) : double.NaN;
    }
}
