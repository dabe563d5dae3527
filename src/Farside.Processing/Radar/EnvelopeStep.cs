using System.Numerics;
using System.Runtime.InteropServices;
using Farside.Core.Rasters;

namespace Farside.Processing.Radar;

/// <summary>The magnitude of the analytic signal: how strong an echo is, whatever its phase.</summary>
public sealed record EnvelopeStep : RadarStep
{
    public override string Word => "envelope";

    public override IEnumerable<(string Name, string Value)> Settings => [];

    public override RadarSection Apply(RadarSection section, RadarWork work)
    {
        var quadrature = new Raster<Linear>(section.Samples, section.Traces, section.Echo.Pixels.ToArray());
        LaneFilter.AlongTime(quadrature, static cycles => cycles is <= 0 or >= 0.5 ? 0 : -Complex.ImaginaryOne, work);
        Parallel.For(0, section.Traces, work.Options, trace =>
        {
            var real = MemoryMarshal.Cast<Linear, float>(section.Echo.Row(trace));
            var imaginary = MemoryMarshal.Cast<Linear, float>(quadrature.Row(trace));
            for (var i = 0; i < real.Length; i++)
            {
                real[i] = MathF.Sqrt((real[i] * real[i]) + (imaginary[i] * imaginary[i]));
            }
        });
        return section;
    }
}
