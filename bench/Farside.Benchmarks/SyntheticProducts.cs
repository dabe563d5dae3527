using Farside.Catalogue.Build;
using Farside.Catalogue.Records;
using Farside.Core.Records;
using Farside.Core.Time;

namespace Farside.Benchmarks;

/// <summary>
/// Records of a mission of any length: every sequence is a ring of stereo frames, its anaglyphs, and a panorama made from all of them, at a stop of
/// its own, in rising order of time over ten years. The same numbers give the same records.
/// </summary>
static class SyntheticProducts
{
    const int Looks = 28;
    const int OfSequence = (2 * Looks) + Looks + 1;

    static readonly string[] Rules = ["comma-schema-location", "identifier-not-a-urn", "none-means-nothing", "misspelt-names", "constant-metadata", "lander-position-frame", "encoder-angles", "truncated-data"];
    static readonly Epoch Begin = Epoch.FromUtc(2019, 1, 4);

    public static IEnumerable<ProductRecord> Records(int count)
    {
        for (var i = 0; i < count; i++)
        {
            var sequence = i / OfSequence;
            yield return (i % OfSequence) switch
            {
                < 2 * Looks and var frame => Picture(sequence, frame / 2, frame % 2 == 0 ? "L" : "R", count),
                < 3 * Looks and var frame => Anaglyph(sequence, frame - (2 * Looks), count),
                _ => Panorama(sequence, count),
            };
        }
    }

    internal static IEnumerable<Candidate> Candidates(int count) => Records(count).Select((record, i) => new Made(record, i));

    static ProductRecord Picture(int sequence, int look, string eye, int count)
    {
        var file = FrameId(sequence, look, eye, count);
        return Common("picture", file, sequence, TimeOf(sequence, look, eye, count)) with
        {
            Title = $"Chang’e-4 · Panoramic Camera, {(eye == "L" ? "left" : "right")} eye · sequence {Name(sequence)} · frame {look}",
            Eye = eye,
            Index = look,
            Inputs = [new(file, "00")],
            Cites = [new("look", $"pcam-{Name(sequence)}-q", "2", "00")],
            Quality = [new("samples at full scale", (sequence * 7 + look) % 100 / 20.0, "%"), new("samples at zero", 0, "%"), new("mean", 100 + look, "data numbers")],
            Repairs = [.. Rules.Take(6 + ((sequence + look) % 3)).Select(rule => new Repair(rule, "element", "found", "used", "source"))],
        };
    }

    static ProductRecord Anaglyph(int sequence, int look, int count) =>
        Common("anaglyph", $"pcam-{Name(sequence)}-q-{look:D3}", sequence, TimeOf(sequence, look, "L", count)) with
        {
            Title = $"Chang’e-4 · Panoramic Camera · sequence {Name(sequence)} · look {look} · anaglyph",
            Inputs = [new(FrameId(sequence, look, "L", count), "00"), new(FrameId(sequence, look, "R", count), "00")],
            Quality = [new("vertical disparity, held-out ties, RMS", 0.1 + (look / 100.0), "px")],
        };

    static ProductRecord Panorama(int sequence, int count) =>
        Common("panorama", $"pcam-{Name(sequence)}-q", sequence, TimeOf(sequence, 0, "L", count)) with
        {
            Title = $"Chang’e-4 · Panoramic Camera · sequence {Name(sequence)} · panorama",
            Inputs = [.. Enumerable.Range(0, Looks).Select(look => new ProductInput(FrameId(sequence, look, "L", count), "00"))],
            Quality = [new("tie residuals, 2-D RMS", 0.05 + (sequence % 10 / 50.0), "px")],
        };

    static ProductRecord Common(string recipe, string id, int sequence, Epoch start) => new()
    {
        Folder = $"/products/{recipe}/{id}",
        Recipe = recipe,
        Id = id,
        Title = id,
        Mission = "ce4",
        Instrument = "PCAM",
        Mode = sequence % 3 == 0 ? "C" : "Q",
        Sequence = Name(sequence),
        Level = "2B",
        Start = start.ToUtcText(),
        Stop = start.ToUtcText(),
        Rover = new(sequence, -2 * sequence, 0),
        IsSimulated = true,
        Files = [new("picture.png", "display", 2352, 1728, 9_000_000), new("thumbnail.jpg", "thumbnail", 320, 235, 15_000)],
    };

    static string FrameId(int sequence, int look, string eye, int count)
    {
        var time = TimeOf(sequence, look, eye, count).ToCompactText();
        return $"CE4_GRAS_PCAM{eye}-{(sequence % 3 == 0 ? "C" : "Q")}-{look:D3}_SCI_N_{time}_{time}_{Name(sequence)}_B.2B";
    }

    static Epoch TimeOf(int sequence, int look, string eye, int count) =>
        Begin + TimeSpan.FromSeconds((long)(sequence * (10 * 365.25 * 86_400) / ((count / OfSequence) + 1)) + (80 * look) + (eye == "L" ? 0 : 6));

    static string Name(int sequence) => sequence.ToString("D4", System.Globalization.CultureInfo.InvariantCulture);

    sealed class Made(ProductRecord record, int number) : Candidate(record.Recipe, record.Id, new(5000, number))
    {
        public override Entry Read() => Entry.Of(record, Stamp);
    }
}
