using Farside.Archive.Missions;
using Farside.Formats.Png;
using Farside.Products.Recipes.Traverse;
using Farside.Products.Runner;

namespace Farside.Products.Recipes.Timeline;

/// <summary>A mission's archive → its lunar days: what each instrument took and when, under which Sun, and when the relay could carry it home.</summary>
public sealed class TimelineRecipe : Recipe
{
    public override string Name => "timeline";
    public override int Version => 1;

    public override IEnumerable<Job> Plan(Shelf shelf) =>
        from mission in shelf.Complete.Where(entry => entry.Name is not null).GroupBy(entry => entry.Name!.Mission).OrderBy(entries => entries.Key, StringComparer.Ordinal)
        where MissionRegistry.Find(mission.Key)?.LunarDays is not null
        let entries = mission.ToList()
        select new Job(Name, mission.Key)
        {
            Inputs = [.. Takings.LabelsOf(entries).Select(RoverLabels.LabelAlone)],
            Listed = entries,
            Options = RecipeJson.Element(TimelineListing.Of(entries)),
            MemoryBytes = (192L << 20) + (512L * entries.Count),
            Subject = new("", "", "", mission.Key),
        };

    public override void Make(Job job, Workbench bench)
    {
        var mission = MissionRegistry.Find(job.Subject.Mission)!;
        var reader = new Takings(bench);
        var takings = reader.Of(job.Listed, job.Inputs);
        var days = TimelineDay.All(mission, takings, bench.Cancellation);
        if (days.Count == 0 || reader.First is null)
        {
            throw new NothingToMakeException(job.Id, "no product of a lunar day of the mission, or no label that can be read");
        }

        var rights = Rights.Of(reader.First);
        bench.Describe(new(mission.Name, "", "", "", "", null, takings[0].Start.ToUtcText(), takings.Max(taking => taking.Stop).ToUtcText(), "", true), rights);
        bench.Title = Names.Join(Names.Mission(mission.Name), "timeline");
        Write(bench, mission, days);
        State(bench, mission, days, takings.Count);
    }

    static void Write(Workbench bench, Mission mission, IReadOnlyList<TimelineDay> days)
    {
        var chart = TimelineChart.Draw(mission, days, bench.Title, bench.Rights.Credit, bench.IsSimulated);
        ProductPictures.Save(bench, "timeline", chart.ToBitmap(), PngColour.Srgb);
        bench.Write("timeline.svg", FileRole.Data, chart.ToSvg());
        bench.Write("timeline.csv", FileRole.Table, TimelineTables.Days(days));
        bench.Write("sun.csv", FileRole.Table, TimelineTables.Sun(mission, days));
        bench.Write("windows.csv", FileRole.Table, TimelineTables.Windows(days));
        bench.Write("timeline.json", FileRole.Data, TimelineTables.Json(mission, days, bench.IsSimulated));
    }

    static void State(Workbench bench, Mission mission, IReadOnlyList<TimelineDay> days, int products)
    {
        var shown = days.Sum(day => day.Takings.Count);
        bench.Measure("lunar days", days.Count);
        bench.Measure("lunar days without a product", days.Count(day => day.Takings.Count == 0));
        bench.Measure("products", shown);
        bench.Measure("products outside the mission's lunar days", products - shown);
        bench.Measure("products taken at night", days.Sum(day => day.Takings.Count(taking => taking.Start > day.Day.Sunset)));
        bench.Measure("data", days.Sum(day => day.Bytes), "bytes");
        bench.State("Times", "frames by their names, periods by their labels; a label that cannot be read leaves its name's");
        bench.State("Sun", "sunrise and sunset: the disc's centre on a level horizon, to 2 minutes; hills and the upper limb shift them by an hour and more");
        if (mission.Facts.Text("relay") is { } relay)
        {
            bench.Measure("relay windows in daylight", days.Sum(day => day.Relay?.Linked.TotalHours ?? 0), "h");
            bench.State("Relay", $"{relay} by a model halo orbit whose phase is free: windows are right in rhythm, not to the minute");
        }
    }
}
