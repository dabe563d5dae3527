using System.Diagnostics;
using System.Text.Json;

namespace Farside.Tests.Archive.Pds4;

/// <summary>GDAL as a judge, through Debian's python3-gdal; tests skip with a line without it.</summary>
static class Gdal
{
    static readonly Lazy<bool> IsHere = new(() => Run("from osgeo import gdal, ogr\nimport numpy\nprint('1')", []).Output.Trim() == "1");

    public static void Require() => Skip.IfNot(IsHere.Value, "GDAL's Python is not here: apt-get install gdal-bin python3-gdal python3-numpy.");

    /// <summary>Runs a script that prints one JSON document.</summary>
    public static JsonElement Ask(string script, params string[] arguments)
    {
        var (output, errors) = Run(script, arguments);
        Assert.True(output.Length > 0, string.Join(' ', errors.Split('\n').TakeLast(4)));
        return JsonDocument.Parse(output).RootElement;
    }

    static (string Output, string Errors) Run(string script, string[] arguments)
    {
        try
        {
            using var python = Process.Start(new ProcessStartInfo("/usr/bin/python3", ["-c", script, .. arguments])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                // No .aux.xml files beside the data.
                Environment = { ["GDAL_PAM_ENABLED"] = "NO" },
            })!;
            var errors = python.StandardError.ReadToEndAsync();
            var output = python.StandardOutput.ReadToEnd();
            python.WaitForExit();
            return (output, errors.Result);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return ("", "no python3");
        }
    }
}
