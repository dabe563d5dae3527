using Farside.Core.Rasters;

namespace Farside.Processing.Radar;

/// <summary>Traces at even distances along the way, each between the two nearest that were taken.</summary>
public static class EvenSpacing
{
    const double Millimetre = 1e-3;
    const double Rounding = 1e-9; // of a step

    /// <summary>Median distance between neighbours, to the millimetre; 0 for fewer than two traces.</summary>
    public static double Usual(IReadOnlyList<PlacedTrace> placed)
    {
        var steps = Enumerable.Range(1, Math.Max(0, placed.Count - 1)).Select(i => placed[i].AlongM - placed[i - 1].AlongM).Order().ToList();
        return steps.Count > 0 ? Math.Max(Millimetre, Math.Round(steps[steps.Count / 2] / Millimetre) * Millimetre) : 0;
    }

    /// <summary>How many whole steps from the way's beginning the first even trace of these lies, and how many even traces they fill; none where they lie between two.</summary>
    public static (int First, int Count) Span(IReadOnlyList<PlacedTrace> placed, double spacingM)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(spacingM);
        if (placed.Count == 0)
        {
            return (0, 0);
        }

        var first = (int)Math.Ceiling((placed[0].AlongM / spacingM) - Rounding);
        return (first, Math.Max(0, (int)Math.Floor((placed[^1].AlongM / spacingM) + Rounding) - first + 1));
    }

    /// <param name="row">Echoes of the placed trace of that index.</param>
    /// <param name="spacingM">Above 0.</param>
    public static (Raster<Linear> Echo, IReadOnlyList<PlacedTrace> Traces) Resample(IReadOnlyList<PlacedTrace> placed, Func<int, ReadOnlyMemory<Linear>> row, int samples, double spacingM)
    {
        var (first, count) = Span(placed, spacingM);
        var (echo, traces, next) = (new Raster<Linear>(samples, count), new PlacedTrace[count], 1);
        for (var i = 0; i < count; i++)
        {
            var along = (first + i) * spacingM;
            while (next < placed.Count - 1 && placed[next].AlongM < along)
            {
                next++;
            }

            var (before, after) = (placed[Math.Max(0, next - 1)], placed[Math.Min(next, placed.Count - 1)]);
            var share = after.AlongM > before.AlongM ? Math.Clamp((along - before.AlongM) / (after.AlongM - before.AlongM), 0, 1) : 0;
            traces[i] = Between(before, after, share, along);
            Mix(row(Math.Max(0, next - 1)).Span, row(Math.Min(next, placed.Count - 1)).Span, (float)share, echo.Row(i));
        }

        return (echo, traces);
    }

    static PlacedTrace Between(PlacedTrace before, PlacedTrace after, double share, double along) => new(
        double.Lerp(before.Number, after.Number, share), along, before.Time + TimeSpan.FromSeconds((after.Time - before.Time).TotalSeconds * share),
        DriveWay.Between(before.Place, after.Place, share), share < 0.5 ? before.AttitudeRad : after.AttitudeRad);

    static void Mix(ReadOnlySpan<Linear> before, ReadOnlySpan<Linear> after, float share, Span<Linear> to)
    {
        for (var i = 0; i < to.Length; i++)
        {
            to[i] = new(before[i].Value + (share * (after[i].Value - before[i].Value)));
        }
    }
}
