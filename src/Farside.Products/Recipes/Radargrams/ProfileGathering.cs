using Farside.Core.Measurements;
using Farside.Core.Rasters;
using Farside.Processing.Radar;

namespace Farside.Products.Recipes.Radargrams;

/// <summary>Collects the moving traces of one period after another, in order, along one way; those of a standing rover are forgotten as they pass.</summary>
sealed class ProfileGathering
{
    readonly List<PlacedTrace> _placed = [];
    readonly List<Linear[]> _rows = [];

    public int Stored { get; private set; }

    public int Kept => _placed.Count;

    /// <summary>Distances along the way at which a new period begins, metres.</summary>
    public List<double> BeginningsM { get; } = [];

    public double IntervalNs { get; private set; }

    public void Add(Radargram section, RadarMotion motion)
    {
        Stored += section.Traces.Count;
        IntervalNs = IntervalNs > 0 ? IntervalNs : section.SamplingIntervalNs;
        var placed = DriveWay.Of(section.Traces, motion.Moving);
        if (placed.Count == 0)
        {
            return;
        }

        // From where the last period ended the way goes on straight.
        var from = _placed.Count > 0 ? _placed[^1].AlongM + RadarNumbers.Step(_placed[^1].Place, placed[0].Place) : 0;
        BeginningsM.Add(from);
        foreach (var trace in placed)
        {
            _placed.Add(trace with { AlongM = from + trace.AlongM, Number = Stored - section.Traces.Count + trace.Number });
            _rows.Add(section.Echo.Row((int)trace.Number).ToArray());
        }
    }

    /// <summary>Evenly spaced; null for fewer than two moving traces.</summary>
    public (RadarSection Section, IReadOnlyList<PlacedTrace> Traces)? Even()
    {
        var spacing = EvenSpacing.Usual(_placed);
        if (_rows.Count < 2)
        {
            return null;
        }

        var (echo, traces) = EvenSpacing.Resample(_placed, i => _rows[i], _rows.Min(row => row.Length), spacing);
        _rows.Clear();
        return (new() { Echo = echo, IntervalNs = IntervalNs, SpacingM = spacing, HeightsM = [.. traces.Select(trace => trace.Place.Z)] }, traces);
    }
}
