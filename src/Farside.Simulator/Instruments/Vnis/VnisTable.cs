using System.Globalization;
using System.Text;
using Farside.Core.Time;

namespace Farside.Simulator.Instruments.Vnis;

/// <summary>The infrared spectrum as text: 300 rows of time, number from 0, integration time, the Sun as one byte in hexadecimal, radiance, quality. Rows end in a line feed alone.</summary>
/// <remarks>
/// Source: the released product of sequence 0136. What its solar byte 0xc1 codes is not published; 0x80 + whole degrees of incidence is a guess that fits it.
/// </remarks>
static class VnisTable
{
    public const int RowLetters = 57;
    const int BeforeTheOrderChange = 96;

    /// <summary>When each channel is taken, on the instrument's 25 ms clock: one in about 1.068 s, and 23 s while the detector changes order.</summary>
    public static Epoch TimeOf(Epoch start, int row)
    {
        var pause = row < BeforeTheOrderChange ? 0 : 21_944;
        return start + TimeSpan.FromMilliseconds((25 * (long)(row * 1.0679 / 0.025)) + pause);
    }

    public static byte[] Of(Epoch start, double integrationMs, double incidenceDeg, IReadOnlyList<double> radiances)
    {
        var text = new StringBuilder();
        var sun = 0x80 + (int)Math.Ceiling(incidenceDeg);
        for (var row = 0; row < radiances.Count; row++)
        {
            text.Append(CultureInfo.InvariantCulture, $"{TimeOf(start, row).ToUtcText()} {row,3} {integrationMs,5:F1} 0x{sun:x2} {radiances[row],12:0.00000E+000} 0x00\n");
        }

        return Encoding.ASCII.GetBytes(text.ToString());
    }
}
