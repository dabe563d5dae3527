using Farside.Archive.Ledger;
using Farside.Archive.Missions;
using Farside.Archive.Store;

namespace Farside.Archive.Portal.Fetching;

/// <summary>How large a product will be, for a plan and a bar; nothing that comes is judged by it.</summary>
static class ExpectedSize
{
    /// <summary>A label of the missions' takes about so much.</summary>
    const long LabelBytes = 12_000;

    /// <summary>A statement beyond this is not about a label.</summary>
    const long MostLabelBytes = 100_000;

    /// <returns>Bytes of label and data; null where nobody says.</returns>
    public static long? Of(LedgerProduct product) =>
        (Frame(product.Id) ?? product.Data?.Version.Bytes ?? product.Data?.StatedBytes) is { } data ? data + (product.Label?.StatedBytes is > 0 and < MostLabelBytes and var stated ? stated : LabelBytes) : null;

    static long? Frame(string id)
    {
        if (!ProductName.TryParse(id, out var name) || MissionRegistry.Find(name.Mission)?.Instrument(name.Instrument)?.Mode(name.Mode) is not { } mode)
        {
            return null;
        }

        var sample = mode.Text("sampleType") switch { null => (int?)null, "UnsignedByte" or "SignedByte" => 1, [.., var digit and ('2' or '4' or '8')] => digit - '0', _ => null };
        return mode.Count("lines") * mode.Count("samples") * (long?)(mode.Count("bands") ?? 1) * sample;
    }
}
