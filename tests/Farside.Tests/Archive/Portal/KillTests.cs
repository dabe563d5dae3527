using System.Globalization;
using Farside.Archive.Ledger;
using Farside.Tests.Cli;

namespace Farside.Tests.Archive.Portal;

/// <summary>The program itself, killed without warning while it fetches.</summary>
public sealed class KillTests : IDisposable
{
    readonly PortalVisit _visit = new();
    readonly Random _random = new(20190103);

    /// <summary>6 in a normal run, 200 with FARSIDE_TESTS=all.</summary>
    static int Kills => Environment.GetEnvironmentVariable("FARSIDE_TESTS") == "all" ? 200 : 6;

    public void Dispose() => _visit.Dispose();

    [Fact]
    public async Task A_fetch_killed_at_any_moment_goes_on_without_asking_for_a_byte_that_is_here()
    {
        await using var portal = await TestPortal.StartAsync(Enumerable.Range(0, 8).Select(number => PortalPair.Pcam(number, lines: 1500)));
        portal.Drip = (16_384, TimeSpan.FromMilliseconds(6));
        var (kills, finished, parts) = (0, new HashSet<string>(), new Dictionary<string, long>());
        while (kills < Kills)
        {
            portal.Log.Clear();
            using var farside = Start(portal);
            await EndOrTimeAsync(farside, TimeSpan.FromSeconds(0.2 + (_random.NextDouble() * 2.5)));
            var isKilled = !farside.HasEnded;
            kills += isKilled ? 1 : 0;
            farside.Kill();
            farside.Wait();
            // A request that was under way may reach the server's log a moment after its sender's death.
            await Task.Delay(50);
            RequireOnlyTheRest(portal, finished, parts);
            (finished, parts) = isKilled ? (Finished(), _visit.Parts()) : Anew(portal);
        }

        portal.Log.Clear();
        using var last = Start(portal);
        Assert.True(last.Wait() == 0, last.Errors);
        RequireOnlyTheRest(portal, finished, parts);
        RequireWhole(portal);
    }

    FarsideProcess Start(TestPortal portal) => new("fetch", "--mission", "ce4", "--portal", portal.Address.AbsoluteUri, "--archive", _visit.Root);

    static async Task EndOrTimeAsync(FarsideProcess farside, TimeSpan time)
    {
        var until = DateTime.UtcNow + time;
        while (!farside.HasEnded && DateTime.UtcNow < until)
        {
            await Task.Delay(5);
        }
    }

    HashSet<string> Finished() => Directory.Exists(_visit.Root) ? [.. _visit.Holding().Keys] : [];

    /// <summary>It came to its end: the archive must be right, and the next round begins with none.</summary>
    (HashSet<string>, Dictionary<string, long>) Anew(TestPortal portal)
    {
        RequireWhole(portal);
        Directory.Delete(_visit.Root, recursive: true);
        return ([], []);
    }

    static void RequireOnlyTheRest(TestPortal portal, HashSet<string> finished, Dictionary<string, long> parts)
    {
        foreach (var requests in portal.FileRequests.GroupBy(request => Path.GetFileName(request.Path)))
        {
            Assert.DoesNotContain(requests.Key, finished);
            Assert.Equal(parts.GetValueOrDefault(requests.Key), requests.First().From);
            Assert.NotEqual(portal.Files.Find(file => file.Name == requests.Key).Bytes.Length, requests.First().From);
        }
    }

    void RequireWhole(TestPortal portal)
    {
        Assert.Equal(portal.Files.ToDictionary(file => file.Name, file => file.Bytes), _visit.Holding());
        Assert.Empty(_visit.Parts());
        using var ledger = ArchiveLedger.OpenExisting(_visit.Root)!;
        Assert.Equal(portal.Files.Count / 2, ledger.Count().Complete);
        Assert.All(ledger.Products(), product => Assert.Equal(
            string.Create(CultureInfo.InvariantCulture, $"{Hash(portal, product.Id)} {Hash(portal, product.Id + "L")}"), $"{product.Data!.Sha256} {product.Label!.Sha256}"));
    }

    static string Hash(TestPortal portal, string name) => Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(portal.Files.Find(file => file.Name == name).Bytes));
}
