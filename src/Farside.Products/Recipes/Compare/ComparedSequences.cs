using Farside.Core.Sky;
using Farside.Core.Time;
using Farside.Products.Recipes.Terrain;
using Farside.Products.Runner;

namespace Farside.Products.Recipes.Compare;

/// <summary>Which sequences are worth comparing: those of one camera and mode that stood at one stop under Suns that are not too different; a few for each, chosen from names and first labels.</summary>
static class ComparedSequences
{
    /// <summary>A smaller turn of the Sun moves few shadows, degrees: such a pair comes after others.</summary>
    const double TellingDeg = 2;

    /// <summary>Each sequence with earlier ones, those that are likeliest to tell something first.</summary>
    public static IEnumerable<(Job Earlier, Job Later)> Of(Shelf shelf, CompareOptions options)
    {
        var cameras = shelf.Planned("geometry").Where(job => job.Inputs.Count > 0).GroupBy(job => (job.Subject.Mission, job.Subject.Instrument, job.Subject.Mode)).Where(camera => camera.Count() > 1).ToList();
        var stations = cameras.Count == 0 ? new Dictionary<(string, string), string>() : RoverStations.Of(shelf.Complete);
        foreach (var camera in cameras)
        {
            List<Candidate> inTime = [.. camera.Select(job => Candidate.Of(job, stations)).OrderBy(one => one.Start).ThenBy(one => one.Job.Id, StringComparer.Ordinal)];
            for (var i = 1; i < inTime.Count; i++)
            {
                foreach (var earlier in Best(inTime, i, options))
                {
                    yield return (earlier.Job, inTime[i].Job);
                }
            }
        }
    }

    // The one before in time may have stood at a neighbouring stop; others must have stood at the same one.
    static IEnumerable<Candidate> Best(List<Candidate> inTime, int place, CompareOptions options) =>
        (from one in inTime.Take(place).Select((candidate, i) => (candidate, IsNext: i == place - 1))
         let turnDeg = one.candidate.SunTurnDeg(inTime[place])
         let isSame = one.candidate.Station == inTime[place].Station
         where (isSame || one.IsNext) && turnDeg <= options.MostSunTurnDeg
         orderby isSame descending, turnDeg < TellingDeg, turnDeg
         select one.candidate).Take(options.MostPairs);

    readonly record struct Candidate(Job Job, Epoch Start, string Station, SunPosition? Sun)
    {
        public static Candidate Of(Job job, IReadOnlyDictionary<(string, string), string> stations)
        {
            var start = job.Inputs.Min(frame => frame.Name!.Start);
            var sun = FrameSun.Over(job.Subject.Mission, start);
            return new(job, start, stations.GetValueOrDefault((job.Subject.Mission, job.Subject.Sequence), ""), sun);
        }

        /// <summary>Between both directions of the Sun, degrees; 0 where the sky is not known.</summary>
        public double SunTurnDeg(Candidate other) => Sun is { } a && other.Sun is { } b ? a.AngleTo(b).Degrees : 0;
    }
}
