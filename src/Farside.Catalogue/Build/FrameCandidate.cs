using System.Text;
using Farside.Archive.Missions;
using Farside.Archive.Store;
using Farside.Catalogue.Query;
using Farside.Core.Records;

namespace Farside.Catalogue.Build;

/// <summary>A frame of the archive, known by its name; of its label only the word that marks a simulation is looked for.</summary>
sealed class FrameCandidate(ArchiveEntry frame) : Candidate(ProductRow.Frame, frame.Id, new(frame.DataBytes + frame.LabelBytes, frame.Changed.Ticks))
{
    const int LabelHead = 64 << 10;

    public override Entry Read()
    {
        var name = frame.Name;
        return new()
        {
            Kind = Kind,
            Id = Id,
            Title = name is null ? Id : TitleOf(name),
            Stamp = Stamp,
            Mission = name?.Mission ?? "",
            Instrument = name?.Instrument ?? "",
            Mode = name?.Mode ?? "",
            Eye = name?.Eye ?? "",
            Sequence = name?.Sequence ?? "",
            Level = name?.Level ?? "",
            Index = name?.Index,
            Start = name?.Start,
            Stop = name?.Stop,
            IsSimulated = frame.LabelPath is { } label && SaysSimulated(label),
        };
    }

    static string TitleOf(ProductName name)
    {
        var mission = MissionRegistry.Find(name.Mission);
        var instrument = mission?.Instrument(name.Instrument)?.Title ?? name.Instrument;
        string[] parts = [mission?.Title ?? name.Mission, instrument, name.Eye switch { "L" => "left eye", "R" => "right eye", _ => "" }, $"sequence {name.Sequence}", name.Index is { } index ? $"frame {index}" : ""];
        return string.Join(" · ", parts.Where(part => part.Length > 0));
    }

    static bool SaysSimulated(string label)
    {
        try
        {
            using var file = File.OpenHandle(label);
            var head = new byte[Math.Min(LabelHead, RandomAccess.GetLength(file))];
            var read = RandomAccess.Read(file, head, 0);
            return head.AsSpan(0, read).IndexOf(Encoding.ASCII.GetBytes(Credit.Simulated)) >= 0;
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new CatalogueException(label, "", $"a file that cannot be read ({cause.Message.TrimEnd('.')})", "a label", "Give yourself the right to read it.", cause);
        }
    }
}
