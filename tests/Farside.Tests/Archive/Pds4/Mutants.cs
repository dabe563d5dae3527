using System.Diagnostics;
using Farside.Archive.Labels;
using Farside.Core;

namespace Farside.Tests.Archive.Pds4;

/// <summary>Reads what may be broken: one line or a report, within bounds, nothing else.</summary>
static class Mutants
{
    public const int MostSeconds = 30;
    const long MostBytes = 512L << 20;

    public static void ReadOrRefuse(string path)
    {
        var watch = Stopwatch.StartNew();
        var before = GC.GetAllocatedBytesForCurrentThread();
        try
        {
            StructureInspector.Inspect(LabelReader.Open(path));
        }
        catch (FarsideException refusal)
        {
            Assert.DoesNotContain('\n', refusal.Message);
            Assert.InRange(refusal.Message.Length, 10, 1000);
        }

        Assert.InRange(watch.Elapsed.TotalSeconds, 0, MostSeconds);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, MostBytes);
    }

    /// <summary>The bytes with a few things wrong: bits, runs, numbers, pieces of the file elsewhere in it.</summary>
    public static byte[] Of(byte[] bytes, Random random)
    {
        var mutant = bytes.ToList();
        for (var change = random.Next(1, 5); change > 0 && mutant.Count > 8; change--)
        {
            var at = random.Next(mutant.Count - 4);
            switch (random.Next(7))
            {
                case 0:
                    mutant[at] ^= (byte)(1 << random.Next(8));
                    break;
                case 1:
                    mutant.RemoveRange(at, Math.Min(random.Next(1, 200), mutant.Count - at));
                    break;
                case 2:
                    mutant.InsertRange(at, Noise(random));
                    break;
                case 3:
                    mutant.InsertRange(at, mutant.GetRange(random.Next(mutant.Count - 4), 4));
                    break;
                case 4:
                    mutant.RemoveRange(at, mutant.Count - at);
                    break;
                default:
                    ReplaceNumber(mutant, at, random);
                    break;
            }
        }

        return [.. mutant];
    }

    static IEnumerable<byte> Noise(Random random)
    {
        string[] pieces = ["<", ">", "\0", "&x;", "</Table_Binary>", "=", "(", "\"", "'", "END", "OBJECT = IMAGE\n", "-1", "99999999999999999999", "../", "é", "\u001a"];
        return LabelFolder.Ascii(pieces[random.Next(pieces.Length)]);
    }

    static void ReplaceNumber(List<byte> mutant, int from, Random random)
    {
        var start = mutant.FindIndex(from, b => b is >= (byte)'0' and <= (byte)'9');
        if (start < 0)
            return;

        var end = start;
        while (end < mutant.Count && mutant[end] is >= (byte)'0' and <= (byte)'9')
        {
            end++;
        }

        string[] numbers = ["0", "-1", "1", "7", "255", "65536", "2147483647", "4294967296", "9223372036854775807", "1e99", "NaN", "None", ""];
        mutant.RemoveRange(start, end - start);
        mutant.InsertRange(start, LabelFolder.Ascii(numbers[random.Next(numbers.Length)]));
    }
}
