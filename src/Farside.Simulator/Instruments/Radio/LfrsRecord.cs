using System.Buffers.Binary;
using Farside.Core.Sky;

namespace Farside.Simulator.Instruments.Radio;

/// <summary>One record of the radio spectrometer, 8287 bytes, all numbers big-endian.</summary>
/// <remarks>Layout: Riko-Neko/MSWNet, a reader with an asserted record size. What stands in identification, version and working parameters is published nowhere; these are invented.</remarks>
static class LfrsRecord
{
    public const int Channels = 2048;
    public const int Bytes = 94 + (4 * Channels) + 1;
    const int CancelPeriod = 60;
    const int CancelNumber = 16;
    const int Accumulations = 64;

    public static void Write(Span<byte> record, SunPosition sun, ReadOnlySpan<float> spectrum, byte quality)
    {
        record[..94].Clear();
        ReadOnlySpan<byte> identification = [0xEB, 0x90, 0x14, 0x6F];
        identification.CopyTo(record);
        record[4] = 1;
        BinaryPrimitives.WriteSingleBigEndian(record[76..], (float)sun.Elevation.Degrees);
        BinaryPrimitives.WriteSingleBigEndian(record[80..], (float)sun.Azimuth.Degrees);
        BinaryPrimitives.WriteUInt32BigEndian(record[84..], CancelPeriod);
        BinaryPrimitives.WriteUInt16BigEndian(record[88..], CancelNumber);
        BinaryPrimitives.WriteUInt16BigEndian(record[90..], Accumulations);
        BinaryPrimitives.WriteUInt16BigEndian(record[92..], Channels * 4);
        for (var channel = 0; channel < Channels; channel++)
        {
            BinaryPrimitives.WriteSingleBigEndian(record[(94 + (4 * channel))..], spectrum[channel]);
        }

        record[^1] = quality;
    }
}
