using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Farside.Tests.Cli;

/// <summary>The program as a user starts it: a process of its own.</summary>
sealed class FarsideProcess : IDisposable
{
    static readonly string Program = Path.Combine(AppContext.BaseDirectory, "farside.dll");
    readonly Process _process;
    readonly Task<string> _output;
    readonly Task<string> _errors;

    public FarsideProcess(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Program, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        _process = Process.Start(start)!;
        (_output, _errors) = (_process.StandardOutput.ReadToEndAsync(), _process.StandardError.ReadToEndAsync());
    }

    public string Output => _output.Result;
    public string Errors => _errors.Result;
    public bool HasEnded => _process.HasExited;
    public int Id => _process.Id;

    public static (int ExitCode, string Output, string Errors) Run(params string[] arguments)
    {
        using var farside = new FarsideProcess(arguments);
        return (farside.Wait(), farside.Output, farside.Errors);
    }

    public int Wait()
    {
        Assert.True(_process.WaitForExit(TimeSpan.FromMinutes(3)), "farside does not come to an end");
        _process.WaitForExit();
        return _process.ExitCode;
    }

    public void Kill() => _process.Kill();

    /// <summary>What Ctrl-C sends.</summary>
    public void Interrupt()
    {
        // A program that sends it would first have to start, and on a busy machine the run ends before that.
        const int Interrupted = 2;
        Assert.Equal(0, Kill(_process.Id, Interrupted));
    }

    /// <summary>Whether this process ignores what Ctrl-C sends, as a shell without job control bids its background jobs; children inherit that.</summary>
    public static bool IsDeafToInterrupts() => OperatingSystem.IsLinux()
        && File.ReadLines("/proc/self/status").FirstOrDefault(line => line.StartsWith("SigIgn:", StringComparison.Ordinal)) is { } line
        && (Convert.ToUInt64(line["SigIgn:".Length..].Trim(), 16) & 2) != 0;

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
    }

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    static extern int Kill(int process, int signal);
}
