using Farside.Archive.Missions;
using Farside.Archive.Store;
using Farside.Core;
using Farside.Core.Geometry;
using Farside.Products.Recipes.Traverse;

namespace Farside.Products.Recipes.Terrain;

/// <summary>Which camera sequences of a rover were taken at which stop, by the place that each one's first label states; numbered as the catalogue does.</summary>
static class RoverStations
{
    /// <summary>Stations by mission and sequence, as names have them; a label of each sequence is opened. A sequence whose first label cannot be read has none.</summary>
    public static IReadOnlyDictionary<(string Mission, string Sequence), string> Of(IEnumerable<ArchiveEntry> entries)
    {
        var found = new Dictionary<(string, string), string>();
        foreach (var mission in entries.Where(entry => RoverLabels.IsFrame(entry.Name) && RoverLabels.IsRovers(entry.Name)).GroupBy(entry => entry.Name!.Mission))
        {
            var stops = new RoverStops();
            var firsts = mission.GroupBy(entry => entry.Name!.Sequence).Select(sequence => sequence.OrderBy(entry => entry.Name!.Start).ThenBy(entry => entry.Id, StringComparer.Ordinal).First());
            foreach (var first in firsts.OrderBy(entry => entry.Name!.Start).ThenBy(entry => entry.Id, StringComparer.Ordinal))
            {
                if (PlaceOf(first) is { } place)
                {
                    found[(first.Name!.Mission, first.Name.Sequence)] = RoverStops.Name(stops.Take(place.X, place.Y));
                }
            }
        }

        return found;
    }

    static Point<SiteFrame>? PlaceOf(ArchiveEntry entry)
    {
        try
        {
            return LabelStatement.Read(MissionLabel.Open(entry.LabelPath!, entry.DataPath))?.Rover;
        }
        catch (FarsideException)
        {
            return null; // check says why
        }
    }
}
