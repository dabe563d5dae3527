using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Farside.Archive.Labels;
using Farside.Core.Measurements;
using Farside.Core.Rasters;

namespace Farside.Archive.Missions;

/// <summary>One exposure of a lander's, rover's or landing camera.</summary>
static class FrameReader
{
    public static Frame Read(LabelDocument document, Observation observation, ModeSheet mode)
    {
        var geometry = FrameGeometry.Read(document, mode);
        var samples = Samples(document);
        return new()
        {
            Observation = observation with { Facts = [.. observation.Facts, .. PoseFacts(geometry)] },
            Samples = samples,
            Meaning = mode.Text("meaning") switch { "linear" => SampleMeaning.Linear, "display-referred" => SampleMeaning.DisplayReferred, _ => SampleMeaning.Unknown },
            Bayer = samples.Channels == 1 && Enum.TryParse<BayerPattern>(mode.Text("bayer"), ignoreCase: true, out var bayer) ? bayer : null,
            FullScaleDn = mode.Number("fullScale") ?? 255,
            Camera = geometry?.Camera,
            SiteFromCamera = geometry?.SiteFromCamera,
            Pointing = geometry?.Pointing,
            Sun = geometry?.Sun,
            Mast = geometry?.Mast,
            Rover = geometry?.Rover,
            Exposure = document.InMission("exposure_time").Number is >= 0 and < 1e7 and var milliseconds ? TimeSpan.FromMilliseconds(milliseconds) : null,
        };
    }

    /// <summary>Whole lines of the picture, channels interleaved, in this machine's byte order.</summary>
    public static Bitmap Samples(LabelDocument document)
    {
        var array = ArrayShape.Of(document);
        var bytes = array.ReadAll(document);
        if (array.Kind is SampleKind.UInt16 && array.IsBigEndian)
        {
            BinaryPrimitives.ReverseEndianness(MemoryMarshal.Cast<byte, ushort>(bytes.AsSpan()), MemoryMarshal.Cast<byte, ushort>(bytes.AsSpan()));
        }
        else if (array.Kind is SampleKind.Float32 && array.IsBigEndian)
        {
            BinaryPrimitives.ReverseEndianness(MemoryMarshal.Cast<byte, uint>(bytes.AsSpan()), MemoryMarshal.Cast<byte, uint>(bytes.AsSpan()));
        }

        return new(array.Samples, array.Lines, array.Bands, array.Kind, array.Interleave(bytes));
    }

    static IEnumerable<KeyValuePair<string, string>> PoseFacts(FrameGeometry? geometry)
    {
        if (geometry?.Pointing is { } pointing)
        {
            yield return new("Rotation angles read as", pointing.Convention);
            if (pointing.ResidualDeg is { } residual)
            {
                yield return new("Largest angle to the label's view vectors", LabelValues.Text(residual, "0.00000") + "°");
            }
        }

        if (geometry is { Rover: not null, SiteFromCamera: not null })
        {
            yield return new("Camera position", "the rover's: the label does not say where the mast head stands over it");
        }
    }
}
