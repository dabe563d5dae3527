namespace Farside.Simulator.Faults;

/// <summary>Damage to the bytes of data files, whatever they measure.</summary>
static class DataFaults
{
    public static IReadOnlyList<Fault> All { get; } =
    [
        new("truncated-data", 17, "A data file ends early.", "a user of the portal in 2020: files shorter than 8,128,512 and 2,032,128 bytes", Kin.Binary, Touches.Data, Truncate),
        new("empty-data", 17, "A data file has no bytes.", "downloads that failed before their first byte", Kin.Any, Touches.Data, Empty),
        new("zero-filled-tail", null, "The last third of a data file is zeros, its length right.", "download tools that allocate a file before they fill it", Kin.Binary, Touches.Data, ZeroTail),
        new("flipped-data-bits", null, "Sixteen bits of a data file are flipped.", "memory, cables and disks", Kin.Binary, Touches.Data, FlipBits),
        new("text-mode-transfer", null, "Every line feed of a data file became carriage return and line feed.", "FTP in text mode", Kin.Binary, Touches.Data, ToCrLf),
        new("uneven-columns", 25, "The columns of a text table stand apart by other numbers of blanks in each row.", "a reader of LND and ASAN tables that splits at white space", Kin.Tables, Touches.Data, SpreadColumns),
    ];

    static void Truncate(Victim victim) => Cut(victim, length => (length * 5 / 8) + 3);

    static void Empty(Victim victim) => Cut(victim, _ => 0);

    static void Cut(Victim victim, Func<long, long> to) => victim.Files.Patch(victim.Data, file =>
    {
        var length = to(file.Length);
        victim.Detail = $"the first {length} of {file.Length} bytes are left";
        file.SetLength(length);
    });

    static void ZeroTail(Victim victim) => victim.Files.Patch(victim.Data, file =>
    {
        var (length, good) = (file.Length, file.Length * 2 / 3);
        file.SetLength(good);
        file.SetLength(length);
        victim.Detail = $"bytes from {good} on are zero; {length} in all";
    });

    static void FlipBits(Victim victim) => victim.Files.Patch(victim.Data, file =>
    {
        var places = new List<long>();
        for (var flip = 0; flip < 16; flip++)
        {
            var at = (long)(victim.Chance.Unit() * file.Length);
            places.Add(at);
            file.Position = at;
            var changed = (byte)(file.ReadByte() ^ (1 << victim.Pick(8)));
            file.Position = at;
            file.WriteByte(changed);
        }

        victim.Detail = $"one bit flipped at each of bytes {string.Join(", ", places)}";
    });

    static void ToCrLf(Victim victim) => victim.Files.Rewrite(victim.Data, (from, to) =>
    {
        var (block, longer, added) = (new byte[1 << 20], new byte[2 << 20], 0L);
        while (from.Read(block) is > 0 and var read)
        {
            var length = 0;
            foreach (var value in block.AsSpan(0, read))
            {
                if (value is (byte)'\n')
                {
                    longer[length++] = (byte)'\r';
                }

                longer[length++] = value;
            }

            to.Write(longer, 0, length);
            added += length - read;
        }

        victim.Detail = $"{added} bytes added, one before each line feed";
    });

    static void SpreadColumns(Victim victim)
    {
        var spread = new List<byte>();
        foreach (var value in File.ReadAllBytes(victim.Data))
        {
            spread.Add(value);
            spread.AddRange(Enumerable.Repeat((byte)' ', value is (byte)' ' ? victim.Pick(4) : 0));
        }

        victim.Detail = $"{spread.Count - new FileInfo(victim.Data).Length} blanks added between words";
        victim.Files.Write(victim.Data, [.. spread]);
    }
}
