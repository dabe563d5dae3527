using System.Runtime.InteropServices;

namespace Farside.Processing.Radar;

/// <summary>Multiplies all traces of a section by one factor a sample.</summary>
static class GainCurve
{
    public static RadarSection Apply(RadarSection section, Func<double, double> factorAtNs, RadarWork work)
    {
        var factors = Enumerable.Range(0, section.Samples).Select(sample => (float)factorAtNs(Math.Max(0, section.NsOf(sample)))).ToArray();
        Parallel.For(0, section.Traces, work.Options, trace =>
        {
            var row = MemoryMarshal.Cast<Core.Rasters.Linear, float>(section.Echo.Row(trace));
            for (var i = 0; i < row.Length; i++)
            {
                row[i] *= factors[i];
            }
        });
        return section;
    }
}
