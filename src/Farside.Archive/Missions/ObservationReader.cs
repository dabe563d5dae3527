using Farside.Archive.Labels;
using Farside.Core.Measurements;
using Farside.Core.Records;

namespace Farside.Archive.Missions;

/// <summary>What every label of a mission says of its product.</summary>
static class ObservationReader
{
    public static Observation Read(LabelDocument document, ProductIdentity identity, ModeSheet mode)
    {
        var name = identity.Name!;
        return new()
        {
            Id = identity.Id,
            Mission = name.Mission,
            Instrument = name.Instrument,
            Mode = name.Mode,
            Eye = name.Eye,
            Level = name.Level,
            Sequence = name.Sequence,
            Index = name.Index,
            Start = document.Start ?? name.Start,
            Stop = document.Stop ?? name.Stop,
            IsSimulated = IsSimulated(document),
            IsVerified = mode.HasSeenLabel,
            Facts = LabelFacts.Of(document, mode),
            Repairs = [.. document.Repairs],
        };
    }

    public static bool IsSimulated(LabelDocument document) =>
        document.Root.Descendants().Any(element => element.Text.Contains(Credit.Simulated, StringComparison.Ordinal));
}
