using System.Text;
using Farside.Archive.Store;
using Farside.Core;
using Farside.Core.Measurements;
using Farside.Simulator.Faults;

namespace Farside.Tests.Simulator.Faults;

/// <summary>What Farside's own readers make of each fault.</summary>
public sealed class FaultReadingTests
{
    public static TheoryData<string> Names => [.. FaultNames.All];

    [Theory]
    [MemberData(nameof(Names))]
    public void Report(string fault)
    {
        using var mission = new TinyMission();
        var before = Readings(mission.Root);
        var check0 = ArchiveCheck.Run(ArchiveFolder.Open(mission.Root));
        var report = mission.Suffer(fault);
        var folder = ArchiveFolder.Open(mission.Root);
        var check = ArchiveCheck.Run(folder);
        var after = Readings(mission.Root);
        var text = new StringBuilder().AppendLine(fault);
        foreach (var harm in report.Harms.Take(3)) text.AppendLine($"  {harm.File.Split('/')[^1]} {harm.Detail}");
        text.AppendLine($"  exit {check0.ExitCode}->{check.ExitCode} nolabel {check.DataWithoutLabel.Count} nodata {check.LabelsWithoutData.Count} trunc {string.Join(";", check.Truncated)} broken {string.Join(";", check.Broken)} copies {string.Join(",", check.Copies.Select(c => c.IsSame))}");
        foreach (var repair in check.Repairs)
        {
            var was = check0.Repairs.FirstOrDefault(r => r.Rule == repair.Rule)?.Products ?? 0;
            if (was != repair.Products) text.AppendLine($"  repair {repair.Rule} {was}->{repair.Products}");
        }
        foreach (var repair in check0.Repairs.Where(r => !check.Repairs.Any(x => x.Rule == r.Rule))) text.AppendLine($"  repair {repair.Rule} gone");
        foreach (var (id, reading) in after)
        {
            if (!before.TryGetValue(id, out var was)) text.AppendLine($"  NEW {id}: {reading}");
            else if (was != reading) text.AppendLine($"  DIFF {id}: {was} => {reading}");
        }
        foreach (var id in before.Keys.Where(id => !after.ContainsKey(id)).Take(3)) text.AppendLine($"  GONE {id}");
        lock (typeof(FaultReadingTests)) File.AppendAllText("/tmp/rooms/faults-try/report.txt", text.ToString());
    }

    static Dictionary<string, string> Readings(string root)
    {
        var folder = ArchiveFolder.Open(root);
        return folder.Entries.ToDictionary(entry => entry.Id, entry => Reading(folder, entry));
    }

    static string Reading(ArchiveFolder folder, ArchiveEntry entry)
    {
        try
        {
            return Show(folder.Read(entry));
        }
        catch (FarsideException refusal)
        {
            Assert.True(refusal is not ArchiveException { InnerException: not (null or IOException) }, refusal.ToString());
            return refusal.Message;
        }
    }

    static string Show(Measurement measurement) => measurement switch
    {
        Frame frame => $"{frame.Observation.Id} {frame.Observation.Start} seq {frame.Observation.Sequence} {frame.Samples.Width}x{frame.Samples.Height} {Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(frame.Samples.Bytes))[..8]} cam {frame.Camera?.PrincipalColumn:F2} {frame.Camera?.PrincipalRow:F2} R {frame.SiteFromCamera?.Rotation.M11:F4} {frame.SiteFromCamera?.Rotation.M33:F4} res {frame.Pointing?.ResidualDeg:F4} {frame.Pointing?.Convention} mast {frame.Mast?.Pitch.Degrees:F3} sun {frame.Sun?.Elevation.Degrees:F3} exp {frame.Exposure}",
        Radargram radar => $"{radar.Observation.Id} {radar.Observation.Start} {radar.Traces.Count} traces {radar.Traces[^1].Time} mode {radar.Traces[^1].WorkingMode} nav {radar.Traces.Count(t => t.Position is not null)} ref {radar.ReferencePoint} {string.Join(",", Enumerable.Range(0, radar.Echo.Height).Select(y => radar.Echo.Row(y)[0].Value))}",
        MeasuredTable table => $"{table.Observation.Id} {table.Observation.Start} {table.Columns.Count} columns {table.Columns[1].Numbers?.FirstOrDefault()}",
        _ => measurement.GetType().Name,
    };
}
