using Farside.Archive.Labels;
using Farside.Core.Measurements;

namespace Farside.Archive.Missions;

/// <summary>A picture of nobody's mission: plain PDS4, shown as it is.</summary>
static class PlainReader
{
    public static Measurement Read(LabelDocument document)
    {
        var identity = ProductIdentity.Of(document);
        var observation = new Observation { Id = identity.Id, Start = document.Start, Stop = document.Stop, IsSimulated = ObservationReader.IsSimulated(document), Repairs = [.. document.Repairs] };
        return new Frame { Observation = observation, Samples = FrameReader.Samples(document), Meaning = SampleMeaning.Unknown };
    }
}
