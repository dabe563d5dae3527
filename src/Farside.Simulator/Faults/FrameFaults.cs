using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using Farside.Simulator.Instruments;

namespace Farside.Simulator.Faults;

/// <summary>Frames that are no good picture, or no new one, though their files are whole.</summary>
static class FrameFaults
{
    public static IReadOnlyList<Fault> All { get; } =
    [
        new("dark-first-frame", 20, "The first frame of a panoramic sequence is nearly black, as for a dark calibration.", "quoted label of PCAMR-C-000, sequence 0001: mean 6.2, maximum 255", Kin.FirstPcam, Touches.Data | Touches.Label, Darken),
        new("saturated-frame", 22, "A frame is white from edge to edge.", "first bytes of LCAM-1-0000", Kin.LaterFrames, Touches.Data | Touches.Label, Saturate),
        new("values-beyond-ten-bits", null, "Some samples of a panoramic frame exceed 1023.", "readers that refuse such frames", Kin.Pcam, Touches.Data, Exceed),
        new("repeated-frame", 23, "The last frame of a sequence was written again under the next number, two seconds later.", "terrain-camera shots in practically equal pairs; two gallery entries of the same bytes", Kin.LastFrames, Touches.Whole, Repeat),
    ];

    static void Darken(Victim victim)
    {
        var samples = new ushort[new FileInfo(victim.Data).Length / 2];
        for (var i = 0; i < samples.Length; i++)
        {
            // A few hot pixels give the quoted spread, 9.6, around the quoted mean.
            samples[i] = victim.Pick(250) == 0 ? (ushort)victim.Pick(256) : (ushort)Math.Max(0, 5.7 + (3 * victim.Chance.Normal()));
        }

        Replace(victim, samples);
        victim.Detail = "dark frame; the label's statistics are true to it";
    }

    static void Saturate(Victim victim)
    {
        var length = new FileInfo(victim.Data).Length;
        var isTenBit = victim.Name.Instrument is "PCAM";
        if (isTenBit)
        {
            Replace(victim, [.. Enumerable.Repeat((ushort)1023, (int)(length / 2))]);
        }
        else
        {
            victim.Files.Write(victim.Data, [.. Enumerable.Repeat(byte.MaxValue, (int)length)]);
        }

        victim.Detail = $"every sample at {(isTenBit ? 1023 : 255)}";
    }

    static void Exceed(Victim victim) => victim.Files.Patch(victim.Data, file =>
    {
        Span<byte> sample = stackalloc byte[2];
        for (var i = 0; i < 64; i++)
        {
            BinaryPrimitives.WriteUInt16LittleEndian(sample, (ushort)(1024 + victim.Pick(65_536 - 1024)));
            file.Position = 2 * (long)(victim.Chance.Unit() * (file.Length / 2));
            file.Write(sample);
        }

        victim.Detail = "64 samples from 1024 to 65535";
    });

    static void Repeat(Victim victim)
    {
        var was = victim.Name;
        var number = (was.Index!.Value + 1).ToString(new string('0', was.Payload.Length - was.Payload.LastIndexOf('-') - 1), CultureInfo.InvariantCulture);
        var later = was.Start + TimeSpan.FromSeconds(2);
        var next = was with { Payload = $"{was.Payload[..was.Payload.LastIndexOf('-')]}-{number}", Start = later, Stop = later };
        var label = victim.ReadLabel().Replace(was.FileName, next.FileName, StringComparison.Ordinal).Replace(was.Start.ToUtcText(), later.ToUtcText(), StringComparison.Ordinal);
        victim.Files.Copy(victim.Data, Path.Combine(victim.Folder, next.FileName));
        victim.Files.Write(Path.Combine(victim.Folder, next.LabelName), Encoding.UTF8.GetBytes(label));
        victim.Detail = $"{next.FileName} is a duplicate of {was.FileName}";
    }

    static void Replace(Victim victim, ushort[] samples)
    {
        var bytes = new byte[2 * samples.Length];
        for (var i = 0; i < samples.Length; i++)
        {
            BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(2 * i), samples[i]);
        }

        victim.Files.Write(victim.Data, bytes);
        var label = victim.ReadLabel();
        if (LabelEdit.TextOf(label, "standard_deviation") is not null)
        {
            victim.WriteLabel(WithStatistics(label, Statistics.Of(samples)));
        }
    }

    static string WithStatistics(string label, Statistics found)
    {
        (string Element, double Value)[] numbers = [("maximum", found.Maximum), ("minimum", found.Minimum), ("mean", found.Mean), ("standard_deviation", found.StandardDeviation)];
        return numbers.Aggregate(label, (text, number) => LabelEdit.With(text, number.Element, LabelEdit.Six(number.Value), "Object_Statistics"));
    }
}
