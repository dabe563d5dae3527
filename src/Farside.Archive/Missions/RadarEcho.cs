using System.Buffers.Binary;
using Farside.Archive.Labels;
using Farside.Core.Rasters;

namespace Farside.Archive.Missions;

/// <summary>How an echo lies in its record: where, in which numbers, and whether they are real or the two parts of complex ones.</summary>
/// <param name="At">Bytes before it.</param>
/// <param name="Bytes">Length, a part that is not filled included.</param>
/// <param name="Parts">As the label lays them out, one after the other or one behind the other.</param>
sealed record RadarEcho(int At, int Bytes, SampleType Type, RadarParts Parts)
{
    /// <summary>Numbers in the whole field.</summary>
    public int Numbers => Bytes / Type.Bytes;

    public bool IsComplex => Parts is not RadarParts.Real;

    /// <summary>Samples of a trace of which so many bytes are filled: all that fit, where that count says nothing.</summary>
    public int Samples(int filledBytes) => Filled(filledBytes) / (Type.Bytes * (IsComplex ? 2 : 1));

    /// <summary>Real part of a complex echo, the number itself of a real one; what a trace does not fill stays 0.</summary>
    public void Real(ReadOnlySpan<byte> echo, int filledBytes, bool isBigEndian, Span<Linear> samples)
    {
        var (count, step) = (Math.Min(Samples(filledBytes), samples.Length), Parts is RadarParts.Alternating ? 2 : 1);
        for (var i = 0; i < count; i++)
        {
            samples[i] = new((float)Number(echo.Slice(i * step * Type.Bytes, Type.Bytes), isBigEndian));
        }
    }

    /// <summary>Numbers of the stored order that an echo may have, less those that only the other order would make so.</summary>
    public int Plausibility(ReadOnlySpan<byte> echo, bool isBigEndian)
    {
        var good = 0;
        for (var at = 0; at + Type.Bytes <= echo.Length; at += Type.Bytes)
        {
            // In the wrong byte order a float comes out astronomically large, vanishingly small or as no number.
            good += Number(echo.Slice(at, Type.Bytes), isBigEndian) is 0 or (> 1e-9 and < 1e9) or (< -1e-9 and > -1e9) ? 1 : 0;
        }

        return good;
    }

    int Filled(int bytes) => bytes > 0 && bytes <= Bytes && bytes % (2 * Type.Bytes) == 0 && IsComplex ? bytes : Bytes;

    double Number(ReadOnlySpan<byte> bytes, bool isBigEndian) => (Type.Form, Type.Bytes, isBigEndian) switch
    {
        (NumberForm.Real, 4, false) => BinaryPrimitives.ReadSingleLittleEndian(bytes),
        (NumberForm.Real, 4, true) => BinaryPrimitives.ReadSingleBigEndian(bytes),
        (NumberForm.Real, _, false) => BinaryPrimitives.ReadDoubleLittleEndian(bytes),
        (NumberForm.Real, _, true) => BinaryPrimitives.ReadDoubleBigEndian(bytes),
        (NumberForm.SignedInteger, 1, _) => (sbyte)bytes[0],
        (_, 1, _) => bytes[0],
        (NumberForm.SignedInteger, 2, false) => BinaryPrimitives.ReadInt16LittleEndian(bytes),
        (NumberForm.SignedInteger, 2, true) => BinaryPrimitives.ReadInt16BigEndian(bytes),
        (_, 2, false) => BinaryPrimitives.ReadUInt16LittleEndian(bytes),
        (_, 2, true) => BinaryPrimitives.ReadUInt16BigEndian(bytes),
        (NumberForm.SignedInteger, 4, false) => BinaryPrimitives.ReadInt32LittleEndian(bytes),
        (NumberForm.SignedInteger, 4, true) => BinaryPrimitives.ReadInt32BigEndian(bytes),
        (_, 4, false) => BinaryPrimitives.ReadUInt32LittleEndian(bytes),
        (_, 4, true) => BinaryPrimitives.ReadUInt32BigEndian(bytes),
        _ => double.NaN,
    };
}
