namespace Farside.Archive.Labels;

/// <summary>Cuts a delimited record into cells. A cell that begins with a quote ends at the quote before the next delimiter; other quotes are ordinary characters.</summary>
static class DelimitedRecord
{
    public static void Split(ReadOnlySpan<byte> record, byte delimiter, List<Range> cells)
    {
        cells.Clear();
        var at = 0;
        while (true)
        {
            var rest = record[at..];
            var close = rest is [(byte)'"', ..] ? ClosingQuote(rest, delimiter) : -1;
            if (close > 0)
            {
                cells.Add(new(at + 1, at + close));
                at += close + 1;
            }
            else
            {
                var length = rest.IndexOf(delimiter) is var next and >= 0 ? next : rest.Length;
                cells.Add(new(at, at + length));
                at += length;
            }

            if (at >= record.Length)
                return;

            at++;
            if (at == record.Length)
            {
                cells.Add(new(at, at));
                return;
            }
        }
    }

    /// <summary>The first quote after the opening one that a delimiter or the record's end follows; −1 when the next quote is no such.</summary>
    static int ClosingQuote(ReadOnlySpan<byte> rest, byte delimiter)
    {
        var at = rest[1..].IndexOf((byte)'"') + 1;
        while (at > 0 && at + 1 < rest.Length && rest[at + 1] == '"')
        {
            var next = rest[(at + 2)..].IndexOf((byte)'"');
            at = next < 0 ? 0 : at + 2 + next;
        }

        return at > 0 && (at + 1 == rest.Length || rest[at + 1] == delimiter) ? at : -1;
    }
}
