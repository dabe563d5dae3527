using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Farside.Products.Pictures.Speed;

/// <summary>What the numbers were measured on.</summary>
public sealed record Machine(string Processor, int Cores, string Runtime, string System, int VectorBits)
{
    public static Machine This() => new(
        ProcessorName(), Environment.ProcessorCount, RuntimeInformation.FrameworkDescription, RuntimeInformation.OSDescription,
        Vector512.IsHardwareAccelerated ? 512 : Vector256.IsHardwareAccelerated ? 256 : 128);

    static string ProcessorName()
    {
        const string Linux = "/proc/cpuinfo";
        var line = File.Exists(Linux) ? File.ReadLines(Linux).FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal)) : null;
        return line?[(line.IndexOf(':') + 1)..].Trim() ?? RuntimeInformation.ProcessArchitecture.ToString();
    }
}
