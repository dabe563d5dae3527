using System.Globalization;
using Farside.Core.Rasters;
using Farside.Formats.Png;
using Farside.Products.Recipes.Drawing;
using Farside.Products.Runner;
using static Farside.Products.Recipes.Drawing.SheetColours;

namespace Farside.Products.Recipes.Descent;

/// <summary>A descent on one sheet: height and speeds against time, the way over ground, all with what they are uncertain by.</summary>
static class TrackPlots
{
    const int Width = 1800;
    const int Height = 1660;
    const int Left = 130;
    const int PlotWidth = 1590;

    static readonly Rgb8 Grid = new(226, 222, 213);
    static readonly Rgb8 Blue = new(24, 84, 138);
    static readonly Rgb8 BlueBand = new(196, 216, 233);
    static readonly Rgb8 BlueCore = new(140, 180, 214);
    static readonly Rgb8 Rust = new(178, 84, 38);
    static readonly Rgb8 RustBand = new(240, 215, 199);

    public static void Draw(Workbench bench, DescentTrack track)
    {
        var page = new PlotPage(Width, Height, Paper);
        page.Text(bench.Title, Left, 62, 22, Ink);
        page.Text(Subtitle(track), Left, 98, 12, Faint);
        var frames = track.Frames.Where(frame => frame.SiteFromCamera is not null && frame.HeightM is > 0).ToList();
        if (frames.Count > 1)
        {
            var axis = new TimeAxis(Left, PlotWidth, frames[0].Seconds, EndOf(track, frames));
            Heights(page, track, frames, axis);
            Speeds(page, track, frames, axis);
            Ground(page, frames, Left, 1110, 460, frames[0], "way over ground");
            var near = frames.Where(frame => frame.HeightM < NearM(frames)).ToList();
            Ground(page, near.Count > 2 ? near : frames, 950, 1110, 460, null, string.Create(CultureInfo.InvariantCulture, $"its end, below {NearM(frames):0} m"));
        }

        page.Text(bench.Rights.Credit, Left, Height - 26, 11, Faint);
        page.Text("bands: one sigma; dark: with the scale known; dashed: between frames, by a smooth motion", Left + PlotWidth, Height - 26, 11, Faint, anchor: 1);
        if (bench.IsSimulated)
        {
            page.Simulated(Left + PlotWidth, 66, Alarm);
        }

        bench.Write("descent.svg", FileRole.Data, page.ToSvg(), Width, Height);
        ProductPictures.Save(bench, "descent", page.ToBitmap(), PngColour.Srgb);
    }

    static string Subtitle(DescentTrack track) => string.Create(
        CultureInfo.InvariantCulture, $"from {track.StartUtc}; scale from the {track.Scale.Source}, ± {100 * track.Scale.SigmaShare:0.#} %{(track.TouchdownS is { } touchdown ? $"; touchdown after {new Measure(touchdown, track.TouchdownSigmaS, "s")}" : "")}");

    // A little of the rest after touchdown, not minutes of it.
    static double EndOf(DescentTrack track, List<DescentPose> frames) =>
        track.TouchdownS is { } touchdown ? Math.Min(frames[^1].Seconds, touchdown + (0.03 * (touchdown - frames[0].Seconds))) : frames[^1].Seconds;

    static double NearM(List<DescentPose> frames) => Math.Pow(10, Math.Floor(Math.Log10(Math.Max(10, frames.Max(frame => frame.HeightM!.Value) / 10))));

    static void Heights(PlotPage page, DescentTrack track, List<DescentPose> all, TimeAxis axis)
    {
        const int Top = 140, Tall = 520;
        var frames = all.Where(frame => frame.Seconds <= axis.To).ToList();
        var (low, high) = (Math.Log10(frames.Min(frame => frame.HeightM!.Value) / 1.6), Math.Log10(frames.Max(frame => frame.HeightM!.Value) * 1.5));
        double Y(double metres) => Top + (Tall * (1 - ((Math.Log10(Math.Max(metres, 1e-6)) - low) / (high - low))));
        for (var decade = (int)Math.Ceiling(low); decade <= high; decade++)
        {
            var metres = Math.Pow(10, decade);
            page.Path([(Left, Y(metres)), (Left + PlotWidth, Y(metres))], 1.2, Grid);
            page.Text(metres < 1000 ? Text(metres, "m") : Text(metres / 1000, "km"), Left - 14, Y(metres) + 5, 11, Ink, anchor: 1);
        }

        axis.Draw(page, Top, Tall, Grid, Ink, hasNames: false);
        double Held(double y) => Math.Clamp(y, Top, Top + Tall);
        page.Band([.. frames.Select(frame => (axis.X(frame.Seconds), Held(Y(frame.HeightM!.Value - frame.Sigma!.HeightM)), Held(Y(frame.HeightM.Value + frame.Sigma.HeightM))))], BlueBand);
        page.Band([.. frames.Select(frame => (axis.X(frame.Seconds), Held(Y(frame.HeightM!.Value - frame.RelativeSigma!.HeightM)), Held(Y(frame.HeightM.Value + frame.RelativeSigma.HeightM))))], BlueCore);
        Runs(page, frames, frame => (axis.X(frame.Seconds), Y(frame.HeightM!.Value)), Blue);
        foreach (var frame in frames.Where(frame => frame.IsKey))
        {
            page.Disc(axis.X(frame.Seconds), Y(frame.HeightM!.Value), 3, Blue);
        }

        if (track.TouchdownS is { } touchdown)
        {
            page.Path([(axis.X(touchdown), Top), (axis.X(touchdown), Top + Tall)], 1.4, Rust, dash: 6);
            page.Text("touchdown", axis.X(touchdown) - 10, Top + 24, 11, Rust, anchor: 1);
        }

        page.Text("height above the landing place's ground; dots: key frames", Left + 16, Top + 26, 12, Blue);
    }

    static void Speeds(PlotPage page, DescentTrack track, List<DescentPose> all, TimeAxis axis)
    {
        const int Top = 700, Tall = 330;
        var frames = all.Where(frame => frame.DescentMs is not null && frame.HorizontalMs is not null && frame.Seconds <= axis.To).ToList();
        if (frames.Count < 2)
        {
            return;
        }

        var most = 1.12 * frames.Max(frame => Math.Max(frame.DescentMs!.Value + (frame.DescentSigmaMs ?? 0), frame.HorizontalMs!.Value + (frame.HorizontalSigmaMs ?? 0)));
        var least = Math.Min(0, frames.Min(frame => frame.DescentMs!.Value));
        double Y(double speed) => Top + (Tall * (1 - ((Math.Clamp(speed, least, most) - least) / (most - least))));
        foreach (var speed in Ticks.Between(least, most, Ticks.Step(most - least, 6)))
        {
            page.Path([(Left, Y(speed)), (Left + PlotWidth, Y(speed))], 1.2, Grid);
            page.Text(Text(speed, "m/s"), Left - 14, Y(speed) + 5, 11, Ink, anchor: 1);
        }

        axis.Draw(page, Top, Tall, Grid, Ink, hasNames: true);
        Speed(page, frames, axis, Y, frame => (frame.HorizontalMs!.Value, frame.HorizontalSigmaMs ?? 0), Rust, RustBand);
        Speed(page, frames, axis, Y, frame => (frame.DescentMs!.Value, frame.DescentSigmaMs ?? 0), Blue, BlueBand);
        page.Text("speed downwards", Left + 16, Top + 26, 12, Blue);
        page.Text("over ground", Left + 230, Top + 26, 12, Rust);
        _ = track;
    }

    static void Speed(PlotPage page, List<DescentPose> frames, TimeAxis axis, Func<double, double> y, Func<DescentPose, (double Speed, double Sigma)> of, Rgb8 line, Rgb8 band)
    {
        page.Band([.. frames.Select(frame => (axis.X(frame.Seconds), y(of(frame).Speed - of(frame).Sigma), y(of(frame).Speed + of(frame).Sigma)))], band);
        Runs(page, frames, frame => (axis.X(frame.Seconds), y(of(frame).Speed)), line);
    }

    // Seen from above, north up; rings: one sigma of the place at some heights.
    static void Ground(PlotPage page, List<DescentPose> frames, int left, int top, int size, DescentPose? named, string title)
    {
        double East(DescentPose frame) => frame.SiteFromCamera!.OriginM[0];
        double North(DescentPose frame) => frame.SiteFromCamera!.OriginM[1];
        var (west, east) = (Math.Min(0, frames.Min(East)), Math.Max(0, frames.Max(East)));
        var (south, north) = (Math.Min(0, frames.Min(North)), Math.Max(0, frames.Max(North)));
        var span = Math.Max(1, 1.25 * Math.Max((east - west) * size / 770.0, north - south));
        var (across, perM) = (770, size / span);
        double X(double metres) => left + (across / 2.0) + ((metres - ((west + east) / 2)) * perM);
        double Y(double metres) => top + (size / 2.0) - ((metres - ((south + north) / 2)) * perM);
        var step = Ticks.Step(span, 5);
        foreach (var metres in Ticks.Between(((west + east) / 2) - (across / perM / 2), ((west + east) / 2) + (across / perM / 2), step))
        {
            page.Path([(X(metres), top), (X(metres), top + size)], 1.1, Grid);
            page.Text(Text(metres, "m"), X(metres), top + size + 24, 10, Ink, anchor: 0.5);
        }

        foreach (var metres in Ticks.Between(((south + north) / 2) - (span / 2), ((south + north) / 2) + (span / 2), step))
        {
            page.Path([(left, Y(metres)), (left + across, Y(metres))], 1.1, Grid);
            page.Text(Text(metres, "m"), left - 10, Y(metres) + 4, 10, Ink, anchor: 1);
        }

        Rings(page, frames, frame => (X(East(frame)), Y(North(frame))), perM, size);
        Runs(page, frames, frame => (X(East(frame)), Y(North(frame))), Blue);
        page.Disc(X(0), Y(0), 6, Rust);
        page.Text("lander", X(0) + 12, Y(0) + 5, 11, Rust);
        if (named is not null)
        {
            page.Text(new Measure(named.HeightM!.Value, null, "m").ToString(), X(East(named)) + 12, Y(North(named)) + 5, 11, Blue);
        }

        page.Text($"{title}: metres east and north", left + 12, top - 12, 12, Blue);
    }

    static void Rings(PlotPage page, List<DescentPose> frames, Func<DescentPose, (double X, double Y)> at, double perM, double most)
    {
        for (var i = 0; i < frames.Count; i += Math.Max(1, frames.Count / 14))
        {
            var sigma = frames[i].Sigma!.OriginM;
            var radius = perM * Math.Sqrt(((sigma[0] * sigma[0]) + (sigma[1] * sigma[1])) / 2);
            if (radius > 4 && radius < most / 3)
            {
                page.Disc(at(frames[i]).X, at(frames[i]).Y, radius, BlueCore, ring: 1.3);
            }
        }
    }

    // Solid where frames say it, dashed where only the motion does.
    static void Runs(PlotPage page, List<DescentPose> frames, Func<DescentPose, (double X, double Y)> at, Rgb8 colour)
    {
        for (var from = 0; from + 1 < frames.Count;)
        {
            var to = from + 1;
            var isSolid = IsSolid(frames[from], frames[to]);
            while (to + 1 < frames.Count && IsSolid(frames[to], frames[to + 1]) == isSolid)
            {
                to++;
            }

            page.Path([.. frames[from..(to + 1)].Select(at)], isSolid ? 2.6 : 1.8, colour, isSolid ? 0 : 7);
            from = to;
        }
    }

    static bool IsSolid(DescentPose a, DescentPose b) => a.IsSolved && b.IsSolved && a.Part == b.Part;

    static string Text(double number, string unit) => string.Create(CultureInfo.InvariantCulture, $"{number:0.##} {unit}");
}
