using System.Diagnostics;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using Farside.Tests.Cli;

namespace Farside.Tests.Archive.Portal;

/// <summary>The verb as a user starts it.</summary>
public sealed class FetchVerbTests : IDisposable
{
    static readonly PortalPair[] Two = [PortalPair.Pcam(0), PortalPair.Pcam(1)];

    readonly PortalVisit _visit = new();

    public void Dispose() => _visit.Dispose();

    [Fact]
    public async Task A_plan_a_fetch_and_a_status_say_what_is_here_and_what_is_new()
    {
        await using var portal = await TestPortal.StartAsync(Two);
        File.WriteAllText(_visit["links.txt"], string.Join("\r\n", portal.Files.Select(file => new Uri(portal.Address, TestPortal.PathOf(file.Name)).AbsoluteUri)));
        string[] list = ["fetch", _visit["links.txt"], "--archive", _visit.Root, "--allow-host", portal.Address.Authority, "--json"];

        var plan = FarsideProcess.Run([.. list, "--plan"]);
        var fetch = FarsideProcess.Run(list);
        var again = FarsideProcess.Run(list);
        var status = FarsideProcess.Run("status", _visit.Root);
        var later = FarsideProcess.Run("status", _visit.Root);

        Assert.Equal((0, 0, 0, 0), (plan.ExitCode, fetch.ExitCode, again.ExitCode, status.ExitCode));
        Assert.Equal(2, JsonDocument.Parse(plan.Output).RootElement.GetProperty("missing").GetInt32());
        Assert.Equal(2, JsonDocument.Parse(fetch.Output).RootElement.GetProperty("fetched").GetInt32());
        Assert.Equal(0, JsonDocument.Parse(again.Output).RootElement.GetProperty("bytes").GetInt64());
        Assert.Contains("Terms:", fetch.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("Terms:", again.Errors, StringComparison.Ordinal);
        Assert.Contains("2 new", status.Output, StringComparison.Ordinal);
        Assert.Contains("nothing new", later.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_had_ends_with_2_and_what_means_nothing_with_1()
    {
        await using var portal = await TestPortal.StartAsync(Two);
        portal.Trick = context =>
        {
            context.Response.StatusCode = 403;
            return Task.FromResult(context.Request.Path.Value!.Contains(Two[0].Name, StringComparison.Ordinal));
        };
        portal.Trick = Otherwise(portal.Trick);

        var refused = FarsideProcess.Run("fetch", "--mission", "ce4", "--portal", portal.Address.AbsoluteUri, "--archive", _visit.Root);
        var unasked = FarsideProcess.Run("fetch", "--archive", _visit.Root);
        var unknown = FarsideProcess.Run("fetch", "--mission", "apollo", "--archive", _visit.Root);

        Assert.Equal((2, 1, 1), (refused.ExitCode, unasked.ExitCode, unknown.ExitCode));
        Assert.Contains("Could not be had (1)", refused.Output, StringComparison.Ordinal);
        Assert.Contains("--mission", unasked.Errors, StringComparison.Ordinal);
        Assert.Contains("hx1", unknown.Errors, StringComparison.Ordinal);

        static Func<Microsoft.AspNetCore.Http.HttpContext, Task<bool>> Otherwise(Func<Microsoft.AspNetCore.Http.HttpContext, Task<bool>> trick) => async context =>
        {
            var isAnswered = await trick(context);
            context.Response.StatusCode = isAnswered ? 403 : 200;
            return isAnswered;
        };
    }

    [Fact]
    public async Task An_expired_certificate_is_accepted_only_for_the_host_that_is_named()
    {
        using var authority = Authority();
        File.WriteAllText(_visit["ca.pem"], authority.ExportCertificatePem());
        await using var portal = await TestPortal.StartAsync(Two, Expired(authority));
        var address = new UriBuilder(portal.Address) { Host = "localhost" }.Uri.AbsoluteUri;

        var plain = Run("--portal", address);
        var other = Run("--portal", address, "--accept-expired-certificate", "moon.bao.ac.cn");
        var wrongName = Run("--portal", portal.Address.AbsoluteUri, "--accept-expired-certificate", "127.0.0.1");
        var named = Run("--portal", address, "--accept-expired-certificate", "localhost", "--allow-host", portal.Address.Authority, "--allow-host", "127.0.0.1");

        Assert.Equal((1, 1, 1), (plain.ExitCode, other.ExitCode, wrongName.ExitCode));
        Assert.Contains("--accept-expired-certificate localhost", plain.Errors, StringComparison.Ordinal);
        Assert.All(portal.Log, request => Assert.Contains("localhost", request.Headers["Host"], StringComparison.Ordinal));
        Assert.True(named.ExitCode == 0, named.Errors + named.Output);

        (int ExitCode, string Output, string Errors) Run(params string[] arguments)
        {
            var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "farside.dll"), "fetch", "--mission", "ce4", "--archive", _visit.Root, "--plan", .. arguments])
            {
                RedirectStandardError = true,
                RedirectStandardOutput = true,
                Environment = { ["SSL_CERT_FILE"] = _visit["ca.pem"] },
            };
            using var process = Process.Start(start)!;
            var errors = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return (process.ExitCode, output, errors.Result);
        }
    }

    [SkippableFact]
    public async Task A_disk_that_takes_no_more_ends_the_fetch_in_one_line_and_loses_nothing()
    {
        Skip.IfNot(File.Exists("/bin/bash"), "No bash to limit the size of files with.");
        await using var portal = await TestPortal.StartAsync([PortalPair.Pcam(0), PortalPair.Pcam(1, lines: 6000)]);

        var full = Limited(portal, "ulimit -f 600; ");
        var parts = _visit.Parts();
        portal.Log.Clear();
        var after = Limited(portal, "");

        Assert.Equal(1, full.ExitCode);
        Assert.Contains("Make room and run it again", full.Errors, StringComparison.Ordinal);
        Assert.Single(full.Errors.Split('\n'), line => line.Contains("found", StringComparison.Ordinal));
        Assert.True(after.ExitCode == 0, after.Errors);
        Assert.All(portal.FileRequests, request => Assert.Equal(parts.GetValueOrDefault(Path.GetFileName(request.Path)), request.From));
        Assert.Equal(portal.Files.ToDictionary(file => file.Name, file => file.Bytes), _visit.Holding());
    }

    /// <summary>A file that may not grow is to a program what a full disk is: the write fails.</summary>
    (int ExitCode, string Errors) Limited(TestPortal portal, string limit)
    {
        var command = $"trap '' XFSZ; {limit}exec dotnet \"$@\"";
        var start = new ProcessStartInfo("/bin/bash", ["-c", command, "bash", Path.Combine(AppContext.BaseDirectory, "farside.dll"), "fetch", "--mission", "ce4", "--portal", portal.Address.AbsoluteUri, "--archive", _visit.Root, "--json"])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            // The runtime keeps its code in a large file of its own otherwise.
            Environment = { ["DOTNET_EnableWriteXorExecute"] = "0" },
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, errors);
    }

    static X509Certificate2 Authority()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=Farside test authority", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        return request.CreateSelfSigned(DateTimeOffset.UtcNow.AddYears(-2), DateTimeOffset.UtcNow.AddYears(2));
    }

    static X509Certificate2 Expired(X509Certificate2 authority)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        request.CertificateExtensions.Add(names.Build());
        using var certificate = request.Create(authority, DateTimeOffset.UtcNow.AddDays(-60), DateTimeOffset.UtcNow.AddDays(-30), [1, 2, 3, 4]);
        return X509CertificateLoader.LoadPkcs12(certificate.CopyWithPrivateKey(key).Export(X509ContentType.Pfx), null);
    }
}
