using System.Numerics;
using System.Runtime.InteropServices;
using Farside.Core.Rasters;

namespace Farside.Processing.Radar;

/// <summary>
/// Migration by summing along hyperbolas (Kirchhoff), from where the antenna truly stood: each trace begins at its own height, so that a way over
/// hills focuses as one over a plain. Time stays two-way time straight down from the ground above.
/// </summary>
/// <remarks>
/// Source: Schneider 1978, Geophysics 43, 49–76, in its two-dimensional far-field form (half derivative, 1 / √(v r), cosine), from the true
/// surface as Lehmann &amp; Green 2000, Geophysics 65, 836–848, do it for radar.
/// </remarks>
public sealed record KirchhoffStep : RadarStep
{
    const double TaperShare = 0.2; // of the aperture, in which weights fall to nothing

    /// <summary>Metres a nanosecond, one way.</summary>
    public double VelocityMPerNs { get; init; } = Depth.Velocity(3.5);

    /// <summary>Traces further aside than this are not summed, m.</summary>
    public double ApertureM { get; init; } = 6;

    /// <summary>Nor are those seen more obliquely than this, degrees from straight down.</summary>
    public double AngleDeg { get; init; } = 45;

    /// <summary>False leaves the ground's heights out.</summary>
    public bool UsesTopography { get; init; } = true;

    public override string Word => "kirchhoff";

    public override IEnumerable<(string Name, string Value)> Settings =>
        [("velocity", Text(VelocityMPerNs)), ("aperture", Text(ApertureM)), ("angle", Text(AngleDeg)), ("topography", UsesTopography ? "1" : "0")];

    public override RadarSection Apply(RadarSection section, RadarWork work)
    {
        Require(VelocityMPerNs is > 0.01 and <= 0.3 && ApertureM > 0 && AngleDeg is > 0 and < 90, ToString(), "a setting outside its range", "velocity 0.01 to 0.3 m/ns, aperture above 0 m, angle 0 to 90°");
        Require(section.SpacingM > 0, ToString(), "traces at uneven or unknown distances", "an even spacing");
        var source = section.Echo;
        LaneFilter.AlongTime(source, HalfDerivative, work);
        var migrated = new Raster<Linear>(section.Samples, section.Traces);
        Parallel.For(0, section.Traces, work.Options, () => new Scratch(section.Samples), (trace, _, scratch) =>
        {
            Sum(section, source, trace, scratch);
            scratch.Sums.CopyTo(MemoryMarshal.Cast<Linear, float>(migrated.Row(trace)));
            return scratch;
        }, static _ => { });
        return section with { Echo = migrated };
    }

    // √(−iω), ω in radians a sample: what summing along later arrivals turns by an eighth is turned back.
    // So is what straight lines between samples damp on the average, sinc² of the frequency.
    static Complex HalfDerivative(double cycles) =>
        cycles >= 0.5 ? 0 : Complex.FromPolarCoordinates(Math.Sqrt(2 * Math.PI * cycles) / Math.Pow(cycles > 0 ? Math.Sin(Math.PI * cycles) / (Math.PI * cycles) : 1, 2), -Math.PI / 4);

    sealed class Scratch(int samples)
    {
        public float[] Sums { get; } = new float[samples];
    }

    void Sum(RadarSection section, Raster<Linear> source, int trace, Scratch scratch)
    {
        var sums = scratch.Sums;
        Array.Clear(sums);
        var reach = (int)(ApertureM / section.SpacingM);
        for (var from = Math.Max(0, trace - reach); from <= Math.Min(section.Traces - 1, trace + reach); from++)
        {
            var risesM = UsesTopography && section.HeightsM is { } heights ? heights[from] - heights[trace] : 0;
            Add(section, MemoryMarshal.Cast<Linear, float>(source.Row(from)), Math.Abs(from - trace) * section.SpacingM, risesM, sums);
        }
    }

    // In samples throughout: half the velocity makes the two ways one.
    void Add(RadarSection section, ReadOnlySpan<float> row, double asideM, double risesM, float[] sums)
    {
        var perSampleM = 0.5 * VelocityMPerNs * section.IntervalNs;
        var (aside, rises, first) = (asideM / perSampleM, risesM / perSampleM, section.FirstNs / section.IntervalNs);
        var tangent = Math.Tan(AngleDeg * Math.PI / 180);
        var edge = ApertureTaper(asideM / ApertureM);
        var spacing = (float)(edge * section.SpacingM / perSampleM / Math.Sqrt(2 * Math.PI));
        for (var i = 0; i < sums.Length; i++)
        {
            var down = first + i + rises;
            if (down <= 0 || aside > tangent * down)
            {
                continue;
            }

            var far = Math.Sqrt((down * down) + (aside * aside));
            var at = far - first;
            var k = (int)at;
            if (at >= 0 && k + 1 < row.Length)
            {
                var weight = spacing * (float)(down / far / Math.Sqrt(Math.Max(far, 1)) * ApertureTaper(aside / (tangent * down)));
                sums[i] += weight * (row[k] + ((float)(at - k) * (row[k + 1] - row[k])));
            }
        }
    }

    static double ApertureTaper(double share) => share <= 1 - TaperShare ? 1 : 0.5 + (0.5 * Math.Cos(Math.PI * Math.Min(1, (share - 1 + TaperShare) / TaperShare)));
}
