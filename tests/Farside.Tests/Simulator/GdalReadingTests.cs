using System.Diagnostics;
using System.Text.Json;

namespace Farside.Tests.Simulator;

/// <summary>GDAL finds the pixels through the simulated labels.</summary>
public sealed class GdalReadingTests(SmallArchive archive) : IClassFixture<SmallArchive>
{
    [SkippableTheory]
    [InlineData("TCAM", 2352, 1728, 3, 1, "bip")]
    [InlineData("LCAM-1-2703", 1024, 1024, 1, 1, "bsq")]
    [InlineData("PCAMR-C", 2352, 1728, 1, 12, "bsq")]
    public void A_label_leads_GDAL_to_the_same_pixels_as_a_plain_raster_header(string payload, int width, int height, int bands, int enviType, string interleave)
    {
        using var folder = new TemporaryFolder();
        var data = archive.Find(payload);
        File.Copy(data, folder[Path.GetFileName(data)]);
        File.Copy(data + "L", folder["label.xml"]); // GDAL knows PDS4 by this ending
        File.Copy(data, folder["plain.raw"]);
        File.WriteAllText(folder["plain.hdr"],
            $"ENVI\nsamples = {width}\nlines = {height}\nbands = {bands}\nheader offset = 0\nfile type = ENVI Standard\ndata type = {enviType}\ninterleave = {interleave}\nbyte order = 0\n");

        var (label, plain) = (Read(folder["label.xml"]), Read(folder["plain.raw"]));

        Assert.Equal([width, height], label.Size);
        Assert.Equal(bands, label.Checksums.Count);
        Assert.Equal(plain.Checksums, label.Checksums);
    }

    static (int[] Size, IReadOnlyList<int> Checksums) Read(string path)
    {
        var start = new ProcessStartInfo("gdalinfo") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in (string[])["-json", "-checksum", path])
        {
            start.ArgumentList.Add(argument);
        }

        try
        {
            using var process = Process.Start(start)!;
            var error = process.StandardError.ReadToEndAsync();
            using var json = JsonDocument.Parse(process.StandardOutput.ReadToEnd());
            process.WaitForExit();
            return ([.. json.RootElement.GetProperty("size").EnumerateArray().Select(size => size.GetInt32())],
                [.. json.RootElement.GetProperty("bands").EnumerateArray().Select(band => band.GetProperty("checksum").GetInt32())]);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            throw new SkipException("gdalinfo is not installed: apt-get install gdal-bin.");
        }
    }
}
