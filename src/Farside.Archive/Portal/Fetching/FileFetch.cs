using Farside.Archive.Ledger;
using Farside.Archive.Portal.Http;
using Farside.Archive.Portal.Sources;

namespace Farside.Archive.Portal.Fetching;

/// <summary>One file → its part, whole. Whatever has come before, in this process or in one that was killed, is not asked for again.</summary>
sealed class FileFetch(ArchiveLedger ledger, IProductSource source, Retrying retrying, FetchProgress progress)
{
    const int Block = 1 << 16;

    /// <param name="file">With its address; what it was begun from stands in the ledger.</param>
    /// <returns>The version that lies in the part, with its true size.</returns>
    public async Task<FileVersion> RunAsync(string product, LedgerFile file, CancellationToken cancel)
    {
        using var part = PartFile.Open(ledger.Root, file.Name);
        var begun = file.Begun;
        var best = 0L;
        return await retrying.RunAsync(
            ArchivePath.Shown(file.Address),
            async () =>
            {
                begun = await AttemptAsync(product, file, part, begun, version => begun = version, cancel).ConfigureAwait(false);
                return begun;
            },
            () => best = Math.Max(best, part.Length),
            cancel).ConfigureAwait(false);
    }

    /// <summary>Asks whether there is more than what has come; what a server calls the whole need not be.</summary>
    /// <returns>The version with its size, larger than before where there was more.</returns>
    public async Task<FileVersion> ContinueAsync(string product, LedgerFile file, FileVersion version, CancellationToken cancel)
    {
        var open = version with { Bytes = null };
        Begin(product, file, open);
        return await RunAsync(product, file with { Begun = open }, cancel).ConfigureAwait(false);
    }

    async Task<FileVersion> AttemptAsync(string product, LedgerFile file, PartFile part, FileVersion? begun, Action<FileVersion> keep, CancellationToken cancel)
    {
        if (begun is null)
        {
            // A part that nobody knows the origin of is of no use.
            part.Restart();
        }
        else if (begun.Bytes is { } whole && part.Length == whole)
        {
            return begun;
        }

        await using var answer = await source.OpenAsync(file.Address, part.Length, begun ?? FileVersion.Unknown, cancel).ConfigureAwait(false);
        if (answer.IsEnd)
        {
            return End(product, file, part, begun ?? answer.Version, answer.Version, keep);
        }

        Require(file, answer.MediaType);
        var version = Adopt(product, file, part, begun, answer, keep);
        await CopyAsync(file, answer.Body, part, cancel).ConfigureAwait(false);
        return Close(product, file, part, version);
    }

    /// <summary>The server has nothing from there on: all has come, or the part belongs to a longer file that is no more.</summary>
    FileVersion End(string product, LedgerFile file, PartFile part, FileVersion begun, FileVersion now, Action<FileVersion> keep)
    {
        if (now.Bytes is { } bytes && (bytes != part.Length || !(begun with { Bytes = null }).MayBe(now)))
        {
            part.Restart();
            keep(FileVersion.Unknown);
            throw new TransientException("a file that has become shorter");
        }

        return Close(product, file, part, begun with { Bytes = part.Length });
    }

    /// <summary>Goes on with the part, or begins anew where the server begins anew or serves another version.</summary>
    FileVersion Adopt(string product, LedgerFile file, PartFile part, FileVersion? begun, SourceAnswer answer, Action<FileVersion> keep)
    {
        var goesOn = answer.Offset > 0 && begun is not null && begun.MayBe(answer.Version);
        if (answer.Offset > 0 && !goesOn)
        {
            part.Restart();
            keep(FileVersion.Unknown);
            throw new TransientException("another version of the file than the one begun");
        }

        if (!goesOn)
        {
            part.Restart();
        }

        if (!goesOn || begun!.Bytes != answer.Version.Bytes)
        {
            Begin(product, file, answer.Version);
            keep(answer.Version);
        }

        return answer.Version;
    }

    async Task CopyAsync(LedgerFile file, Stream body, PartFile part, CancellationToken cancel)
    {
        var block = new byte[Block];
        while (await ReadAsync(file, body, block, cancel).ConfigureAwait(false) is var read and > 0)
        {
            if (part.Length == 0 && IsPage(block.AsSpan(0, read)) && !IsPageName(file.Name))
            {
                throw new TransientException("a web page instead of the file");
            }

            part.Append(block.AsSpan(0, read));
            progress.Receive(read);
        }
    }

    static async ValueTask<int> ReadAsync(LedgerFile file, Stream body, byte[] block, CancellationToken cancel)
    {
        try
        {
            return await body.ReadAsync(block, cancel).ConfigureAwait(false);
        }
        catch (Exception refusal) when (refusal is IOException or InvalidDataException)
        {
            throw new FetchException(ArchivePath.Shown(file.Address), refusal.Message.TrimEnd('.'), "a source that can be read", cause: refusal);
        }
    }

    // The record outlives a kill, and costs a write to the disk itself: a copy on this computer is sooner begun anew.
    void Begin(string product, LedgerFile file, FileVersion version)
    {
        if (!source.IsLocal)
        {
            ledger.Begin(product, file, version);
        }
    }

    FileVersion Close(string product, LedgerFile file, PartFile part, FileVersion version)
    {
        if (version.Bytes is { } whole && part.Length < whole)
        {
            throw new TransientException($"a connection that closed after {part.Length} of {whole} bytes");
        }

        part.Flush();
        if (version.Bytes is null)
        {
            version = version with { Bytes = part.Length };
            Begin(product, file, version);
        }

        return version;
    }

    static void Require(LedgerFile file, string mediaType)
    {
        if ((mediaType is "text/html" or "application/json") && !IsPageName(file.Name))
        {
            throw new TransientException($"{(mediaType == "text/html" ? "a web page" : "a message")} instead of the file");
        }
    }

    static bool IsPage(ReadOnlySpan<byte> head)
    {
        var text = head.TrimStart(" \r\n\t"u8);
        return Begins(text, "<!doctype html"u8) || Begins(text, "<html"u8);
    }

    static bool Begins(ReadOnlySpan<byte> text, ReadOnlySpan<byte> with) => text.Length >= with.Length && System.Text.Ascii.EqualsIgnoreCase(text[..with.Length], with);

    static bool IsPageName(string name) => Path.GetExtension(name).ToUpperInvariant() is ".HTML" or ".HTM" or ".JSON";
}
