using System.Globalization;
using System.Security.Cryptography;
using Farside.Archive.Store;
using Farside.Core;
using Farside.Core.Measurements;

namespace Farside.Tests.Simulator.Faults;

/// <summary>A tiny mission, and what the readers make of it while it is whole.</summary>
public sealed class ReadMission : IDisposable
{
    public ReadMission() => (Said, Readings) = Look(Tiny.Root);

    public TinyMission Tiny { get; } = new();

    /// <summary>Product → what <c>check</c> says of it: lists it stands in, rules that fire.</summary>
    public Dictionary<string, SortedSet<string>> Said { get; }

    /// <summary>Product → its measurement in one line, or the refusal.</summary>
    public Dictionary<string, string> Readings { get; }

    public void Dispose() => Tiny.Dispose();

    public static (Dictionary<string, SortedSet<string>> Said, Dictionary<string, string> Readings) Look(string root)
    {
        var folder = ArchiveFolder.Open(root);
        var report = ArchiveCheck.Run(folder);
        return (folder.Entries.ToDictionary(entry => entry.Id, entry => Say(folder, report, entry)), folder.Entries.ToDictionary(entry => entry.Id, entry => Reading(folder, entry)));
    }

    static SortedSet<string> Say(ArchiveFolder folder, ArchiveReport report, ArchiveEntry entry)
    {
        var said = new SortedSet<string>(StringComparer.Ordinal);
        (string Word, IEnumerable<string> Lines)[] lists =
        [
            ("no data", report.LabelsWithoutData), ("no label", report.DataWithoutLabel), ("truncated", report.Truncated), ("broken", report.Broken),
            ("sun", report.SunDisagreements), ("copy", report.Copies.Where(copy => copy.IsSame).Select(copy => copy.Id)), ("differing-copy", report.Copies.Where(copy => !copy.IsSame).Select(copy => copy.Id)),
        ];
        said.UnionWith(lists.Where(list => list.Lines.Any(line => line.StartsWith(entry.Id, StringComparison.Ordinal))).Select(list => list.Word));
        if (!said.Contains("broken") && entry.LabelPath is not null)
        {
            said.UnionWith(folder.OpenLabel(entry).Repairs.Select(repair => repair.Rule));
        }

        return said;
    }

    static string Reading(ArchiveFolder folder, ArchiveEntry entry)
    {
        try
        {
            return Show(folder.Read(entry));
        }
        catch (FarsideException refusal)
        {
            // A refusal of ours, not a crash that was wrapped; one line.
            Assert.True(refusal is not ArchiveException { InnerException: not (null or IOException) }, refusal.ToString());
            Assert.DoesNotContain('\n', refusal.Message);
            return refusal.Message;
        }
    }

    static string Show(Measurement measurement) => measurement switch
    {
        Frame frame => Line(frame.Observation, frame.Samples.Width, frame.Samples.Height, Convert.ToHexString(SHA256.HashData(frame.Samples.Bytes)),
            frame.Camera is { } camera ? $"{camera.FocalLengthPx:F3} {camera.PrincipalColumn:F4} {camera.PrincipalRow:F4}" : null, frame.SiteFromCamera is { Rotation: var r } ? $"{r.M11:F5} {r.M23:F5} {r.M31:F5}" : null,
            frame.Pointing?.Convention, frame.Mast?.Pitch.Degrees, frame.Sun?.Azimuth.Degrees, frame.Exposure),
        Radargram radar => Line(radar.Observation, radar.ReferencePoint, string.Join(' ', radar.Traces.Select(trace => $"{trace.Time} {trace.Position} {trace.WorkingMode}")), string.Join(' ', Enumerable.Range(0, radar.Echo.Height).Select(row => radar.Echo.Row(row)[0].Value))),
        MeasuredTable table => Line(table.Observation, string.Join(' ', table.Columns.Take(9).Select(column => $"{column.Name} {column.Numbers?.FirstOrDefault()} {column.Texts?.FirstOrDefault()}"))),
        _ => measurement.GetType().Name,
    };

    static string Line(Observation observation, params object?[] more) =>
        string.Join(' ', more.Prepend(observation.Sequence).Prepend(observation.Start).Prepend(observation.Id).Select(part => Convert.ToString(part, CultureInfo.InvariantCulture)));
}
