using System.Diagnostics;
using Farside.Core.Rasters;

namespace Farside.Tests.Processing.Imaging;

/// <summary>Apollo panoramas and frames made four times smaller by averaging: colour at every pixel that no demosaicer has touched.</summary>
static class RealPictures
{
    public static IReadOnlyList<(string Name, ColourPlanes Planes)> Read()
    {
        var folder = SharedData.Require("apollo");
        return [.. Directory.GetFiles(folder, "*.jpg").Order(StringComparer.Ordinal).Select(file => (Path.GetFileName(file), Read(file)))];
    }

    static ColourPlanes Read(string file)
    {
        var raw = Path.Combine(Path.GetTempPath(), $"farside-{Guid.NewGuid():N}.raw");
        try
        {
            Run("gdal_translate", "-q", "-of", "ENVI", "-co", "INTERLEAVE=BSQ", "-b", "1", "-b", "2", "-b", "3", "-outsize", "25%", "25%", "-r", "average", file, raw);
            var header = File.ReadAllLines(Path.ChangeExtension(raw, ".hdr"));
            return Planes(Number(header, "samples"), Number(header, "lines"), File.ReadAllBytes(raw));
        }
        finally
        {
            File.Delete(raw);
            File.Delete(Path.ChangeExtension(raw, ".hdr"));
            File.Delete(raw + ".aux.xml");
        }
    }

    static int Number(string[] header, string name) =>
        int.Parse(header.Single(line => line.StartsWith(name, StringComparison.Ordinal)).Split('=')[1], System.Globalization.CultureInfo.InvariantCulture);

    static ColourPlanes Planes(int width, int height, byte[] bands)
    {
        Raster<Linear> Plane(int band) => new(width, height, [.. bands.Skip(band * width * height).Take(width * height).Select(value => new Linear(value))]);
        return new(Plane(0), Plane(1), Plane(2));
    }

    static void Run(string tool, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(tool, arguments);
            process.WaitForExit();
            Assert.Equal(0, process.ExitCode);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Skip.If(true, $"{tool} is not here: apt-get install gdal-bin.");
        }
    }
}
