using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace Farside.Tests.Catalogue;

/// <summary>A PostgreSQL server of our own on loopback, in a temporary folder, from the system's binaries; started when first asked for. Tests skip with a line where there are none.</summary>
public sealed class PostgresServer : IDisposable
{
    const string Account = "nobody";

    readonly string _folder = Directory.CreateTempSubdirectory("farside-postgres").FullName;
    Process? _server;
    string? _lack;
    int _port;
    int _schemas;

    /// <summary>A connection to an empty schema of its own.</summary>
    public string Connection()
    {
        Start();
        Skip.If(_lack is not null, _lack);
        return string.Create(CultureInfo.InvariantCulture, $"Host=127.0.0.1;Port={_port};Username=farside;Database=postgres;Search Path=test_{Interlocked.Increment(ref _schemas)}");
    }

    public void Dispose()
    {
        NpgsqlConnection.ClearAllPools();
        if (_server is not null)
        {
            // A fast shutdown: what is connected is sent away.
            Run("kill", "-INT", _server.Id.ToString(CultureInfo.InvariantCulture));
            _server.WaitForExit(20_000);
            _server.Dispose();
        }

        Directory.Delete(_folder, recursive: true);
    }

    void Start()
    {
        if (_server is not null || _lack is not null)
        {
            return;
        }

        var binaries = Directory.Exists("/usr/lib/postgresql") ? Directory.GetDirectories("/usr/lib/postgresql").Order(StringComparer.Ordinal).Select(version => Path.Combine(version, "bin")).LastOrDefault(bin => File.Exists(Path.Combine(bin, "initdb"))) : null;
        if (binaries is null)
        {
            _lack = "No PostgreSQL server to test with: apt-get install postgresql";
            return;
        }

        var data = Path.Combine(_folder, "data");
        if (Environment.UserName == "root")
        {
            Run("chown", Account, _folder);
        }

        var (code, said) = Run([.. Unprivileged(), Path.Combine(binaries, "initdb"), "-D", data, "-A", "trust", "-U", "farside", "-E", "UTF8", "--locale=C", "--no-sync"]);
        Assert.True(code == 0, said);
        _port = FreePort();
        string[] server = [.. Unprivileged(), Path.Combine(binaries, "postgres"), "-D", data, "-h", "127.0.0.1", "-p", _port.ToString(CultureInfo.InvariantCulture), "-k", _folder, "-F", "-c", "max_connections=40"];
        _server = Process.Start(new ProcessStartInfo(server[0], server[1..]) { RedirectStandardError = true, RedirectStandardOutput = true, WorkingDirectory = _folder })!;
        _server.ErrorDataReceived += (_, _) => { };
        _server.BeginErrorReadLine();
        _server.OutputDataReceived += (_, _) => { };
        _server.BeginOutputReadLine();
        WaitUntilReady();
    }

    void WaitUntilReady()
    {
        for (var tries = 0; ; tries++)
        {
            try
            {
                using var connection = new NpgsqlConnection(string.Create(CultureInfo.InvariantCulture, $"Host=127.0.0.1;Port={_port};Username=farside;Database=postgres;Pooling=false"));
                connection.Open();
                return;
            }
            catch (NpgsqlException) when (tries < 300 && !_server!.HasExited)
            {
                Thread.Sleep(100);
            }
        }
    }

    // PostgreSQL does not run as root.
    static string[] Unprivileged() => Environment.UserName == "root" ? ["setpriv", $"--reuid={Account}", "--clear-groups", "--"] : ["env"];

    static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    static (int Code, string Said) Run(params string[] command)
    {
        using var process = Process.Start(new ProcessStartInfo(command[0], command[1..]) { RedirectStandardError = true, RedirectStandardOutput = true, WorkingDirectory = "/" })!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output + errors.Result);
    }
}
