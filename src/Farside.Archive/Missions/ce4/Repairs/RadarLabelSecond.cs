using System.Globalization;
using Farside.Archive.Labels;
using Farside.Core.Records;

namespace Farside.Archive.Missions.Ce4.Repairs;

/// <summary>A radar's label starts a second after its first record: the records' own times are used.</summary>
public sealed class RadarLabelSecond : TreeRule
{
    const double LeastSeconds = 0.5;
    const double MostSeconds = 5;

    public override string Name => "radar-label-second";

    public override string Source => "a real RoPeR file of sol 11: 04:20:01.081 in the label, 04:20:00.081 in its first record";

    public override IEnumerable<Repair> MendTree(LabelDocument document)
    {
        if (RadarRecords.Of(document) is { Count: > 0, ClockOrigin: { } origin } records && records.Time(0, origin) is { } first && document.Start is { } start
            && Math.Abs((start - first).TotalSeconds) is >= LeastSeconds and <= MostSeconds and var apart)
        {
            yield return Did("Time_Coordinates/start_date_time", string.Create(CultureInfo.InvariantCulture, $"{start}, {apart:0.###} s off its first record"), $"{first}, the record's own time");
        }
    }
}
