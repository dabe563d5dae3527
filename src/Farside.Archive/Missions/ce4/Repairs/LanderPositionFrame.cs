using Farside.Archive.Labels;
using Farside.Core.Records;

namespace Farside.Archive.Missions.Ce4.Repairs;

/// <summary>The lander's position in labels and its position in the LRO frame lie 415 m apart: the label's is used, under its own name.</summary>
public sealed class LanderPositionFrame : TreeRule
{
    public override string Name => "lander-position-frame";

    public override string Source => "labels of the mission; LROC";

    public override IEnumerable<Repair> MendTree(LabelDocument document)
    {
        if (document.InMission("Lander_Location") is { } place && place.Child("longitude").Number is { } longitude && place.Child("latitude").Number is { } latitude
            && ProductIdentity.Of(document).Describe().Mission is { } mission)
        {
            var nearest = mission.Sites.Values.MinBy(site => Math.Abs(site.Longitude.Degrees - longitude) + Math.Abs(site.Latitude.Degrees - latitude))!;
            yield return Did(place.Path, $"{LabelValues.Text(longitude)} E, {LabelValues.Text(latitude)} N", $"the position named '{nearest.Name}', never mixed with another");
        }
    }
}
