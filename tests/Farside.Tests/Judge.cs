using System.Diagnostics;

namespace Farside.Tests;

/// <summary>Other people's readers of the same files, in Debian's Python: PIL, NumPy and GDAL. Tests skip with a line where one is absent.</summary>
static class Judge
{
    const string Python = "/usr/bin/python3";

    static readonly Dictionary<string, bool> Present = [];

    /// <summary>Runs a script with its arguments in <c>sys.argv</c>, and gives what it prints.</summary>
    /// <param name="module">What it imports, e.g. <c>PIL</c>.</param>
    /// <param name="package">What installs it.</param>
    public static string Ask(string module, string package, string script, params string[] arguments)
    {
        lock (Present)
        {
            if (!Present.TryGetValue(module, out var isPresent))
                Present[module] = isPresent = File.Exists(Python) && Run($"import {module}, numpy", []).Code == 0;

            Skip.IfNot(isPresent, $"No {module} to judge by: apt-get install {package} python3-numpy");
        }

        var (code, output, errors) = Run(script, arguments);
        Assert.True(code == 0, errors);
        return output.Trim();
    }

    public static string AskPil(string script, params string[] arguments) => Ask("PIL", "python3-pil", script, arguments);

    public static string AskGdal(string script, params string[] arguments) => Ask("osgeo.gdal", "python3-gdal", script, arguments);

    static (int Code, string Output, string Errors) Run(string script, string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(Python, ["-c", script, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            // No .aux.xml files beside the data.
            Environment = { ["GDAL_PAM_ENABLED"] = "NO" },
        })!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, errors.Result);
    }
}
