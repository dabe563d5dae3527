using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Farside.Archive.Labels;
using Farside.Core.Measurements;

namespace Farside.Archive.Missions;

/// <summary>An imaging spectrometer's cube, band slowest.</summary>
static class CubeReader
{
    public static SpectralCube Read(LabelDocument document, Observation observation, ModeSheet mode)
    {
        var shape = ArrayShape.Of(document);
        if (shape.Kind is not Core.Rasters.SampleKind.Float32 || shape.Order is not "bls")
        {
            throw new LabelException(document.FileName, "Array_3D", $"{shape.Kind}, axes {shape.Order}", "32-bit reals, axes band, line, sample");
        }

        var bytes = shape.ReadAll(document);
        if (shape.IsBigEndian)
        {
            BinaryPrimitives.ReverseEndianness(MemoryMarshal.Cast<byte, uint>(bytes.AsSpan()), MemoryMarshal.Cast<byte, uint>(bytes.AsSpan()));
        }

        return new()
        {
            Observation = observation,
            Bands = shape.Bands,
            Lines = shape.Lines,
            SamplesPerLine = shape.Samples,
            Values = MemoryMarshal.Cast<byte, float>(bytes).ToArray(),
            Unit = document.Root.Find("Element_Array")?.Child("unit")?.Value ?? "",
            Sun = FrameGeometry.SunOf(document),
            View = FrameGeometry.ViewOf(document),
            Release = document.Root.At("Identification_Area/version_id")?.Value ?? "",
            WavelengthsNm = Wavelengths(mode, shape.Bands),
        };
    }

    /// <summary>Band centres: a first one and a constant step, as the mission's data file gives them.</summary>
    public static double[] Wavelengths(ModeSheet mode, int bands) =>
        [.. Enumerable.Range(0, bands).Select(band => (mode.Number("firstWavelength") ?? 0) + (band * (mode.Number("wavelengthStep") ?? 1)))];
}
