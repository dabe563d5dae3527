using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Farside.Archive.Ledger;
using Farside.Archive.Portal.Http;

namespace Farside.Archive.Portal.Sources;

/// <summary>The ground system's portal by its open JSON interface: no login, no cookie, GET only.</summary>
sealed class GrasPortal(PoliteClient client, Uri address) : WebSource(client)
{
    const int Page = 400;
    const int LeastPage = 25;
    const int MostPageBytes = 32 << 20;
    const int MostPages = 20_000;

    public override string Name => $"portal {address.GetLeftPart(UriPartial.Authority)}";

    public override async IAsyncEnumerable<IReadOnlyList<ListedFile>> ListAsync(FetchSelection selection, Action<string> remark, [EnumeratorCancellation] CancellationToken cancel)
    {
        foreach (var mission in selection.Missions)
        {
            foreach (var query in Queries(mission, selection))
            {
                await foreach (var page in PagesAsync(query, remark, cancel).ConfigureAwait(false))
                {
                    yield return page;
                }
            }
        }
    }

    /// <summary>The portal is asked once for each pair, and says one address.</summary>
    public override async Task<string> AddressAsync(LedgerFile file, CancellationToken cancel)
    {
        if (file.Address.Length > 0)
        {
            return file.Address;
        }

        if (file.Key.Length == 0)
        {
            throw new AbsentException(file.Name, "nothing in the portal's list");
        }

        var where = $"{file.Name}: address";
        var answer = await Client.Retrying.RunAsync(where, () => AskAsync(new Uri(address, PortalFacts.FilePath + Uri.EscapeDataString(file.Key)), Answer, cancel), null, cancel).ConfigureAwait(false);
        return Uri.TryCreate(address, answer, out var found) ? Secure(found).AbsoluteUri : throw new FetchException(where, ArchivePath.Shown(answer), "a web address");

        static string Answer(JsonElement root) =>
            root.TryGetProperty("data", out var data) && data.ValueKind == JsonValueKind.String && data.GetString() is { Length: > 0 } text
                ? text : throw new TransientException("data: null or nothing in the portal's answer");
    }

    // The portal writes http in some answers although it serves https.
    static Uri Secure(Uri found) =>
        found.Scheme == "http" && found.IsDefaultPort && PortalFacts.Hosts.Contains(found.Host) ? new UriBuilder(found) { Scheme = "https", Port = -1 }.Uri : found;

    /// <summary>One question for each instrument: the mission's number where it is known, and what its file names hold.</summary>
    static IEnumerable<string> Queries(string mission, FetchSelection selection)
    {
        var parts = selection.Instruments.Select(instrument => PortalFacts.NamePart(mission, instrument)).ToList();
        var names = parts.Count == 0 || parts.Contains(null) ? [PortalFacts.Spacecraft(mission)] : parts.OfType<string>();
        var task = PortalFacts.Task(mission) is { } number ? string.Create(CultureInfo.InvariantCulture, $"&task={number}") : "";
        return names.Distinct().Select(name => $"name={Uri.EscapeDataString(name)}{task}");
    }

    async IAsyncEnumerable<IReadOnlyList<ListedFile>> PagesAsync(string query, Action<string> remark, [EnumeratorCancellation] CancellationToken cancel)
    {
        var (at, size, last) = (0, Page, "");
        for (var pages = 0; pages < MostPages; pages++)
        {
            (var page, size) = await PageAsync(query, at, size, remark, cancel).ConfigureAwait(false);
            var first = page.Files is [var leading, ..] ? leading.Key : "";
            if (first.Length > 0 && first == last)
            {
                remark($"list {query}: found page {(at / size) + 1} to be the page before; expected the next. The list ends there.");
                yield break;
            }

            (last, at) = (first, at + size);
            yield return page.Files;
            if (page.Rows == 0 || (page.Total is { } total ? at >= total : page.Rows < size))
            {
                yield break;
            }
        }
    }

    /// <summary>A page that will not come whole is asked for in smaller pages, which begin at the same record.</summary>
    async Task<(PortalPage Page, int Size)> PageAsync(string query, int at, int size, Action<string> remark, CancellationToken cancel)
    {
        while (true)
        {
            var number = (at / size) + 1;
            var question = new Uri(address, string.Create(CultureInfo.InvariantCulture, $"{PortalFacts.ListPath}?pageNum={number}&pageSize={size}&{query}"));
            var where = $"list {query}, page {number}";
            try
            {
                return (await Client.Retrying.RunAsync(where, () => AskAsync(question, root => PortalPage.Read(root, where, remark), cancel), null, cancel).ConfigureAwait(false), size);
            }
            catch (FetchException refusal) when (refusal.InnerException is TransientException && size / 2 >= LeastPage && size % 2 == 0)
            {
                remark($"{refusal.Message} It is asked for in pages of {size / 2}.");
                size /= 2;
            }
        }
    }

    async Task<TResult> AskAsync<TResult>(Uri question, Func<JsonElement, TResult> read, CancellationToken cancel)
    {
        var (bytes, media) = await Client.ReadOnceAsync(question, MostPageBytes, cancel).ConfigureAwait(false);
        try
        {
            using var json = JsonDocument.Parse(bytes);
            return Accept(json.RootElement, read);
        }
        catch (JsonException)
        {
            throw new TransientException(media.Contains("html", StringComparison.OrdinalIgnoreCase) || bytes.AsSpan().TrimStart(" \r\n\t"u8).StartsWith("<"u8) ? "a web page instead of JSON" : "no readable JSON");
        }
    }

    static TResult Accept<TResult>(JsonElement root, Func<JsonElement, TResult> read) =>
        root.ValueKind != JsonValueKind.Object ? throw new TransientException($"{root.ValueKind} instead of an answer")
        : root.TryGetProperty("code", out var code) && code.ValueKind == JsonValueKind.Number && code.TryGetInt32(out var number) && number is not (0 or 200)
            ? number is 401 or 403 ? throw new FetchException("portal", $"code {number} ({Words(root)})", "code 200", "The portal does not give it to guests.") : throw new TransientException($"code {number} ({Words(root)})")
            : read(root);

    static string Words(JsonElement root) => root.TryGetProperty("msg", out var words) && words.ValueKind == JsonValueKind.String ? ArchivePath.Shown(words.GetString()!) : "no words";
}
