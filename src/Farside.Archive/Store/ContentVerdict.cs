using Farside.Archive.Labels;
using Farside.Archive.Missions;
using Farside.Core;

namespace Farside.Archive.Store;

/// <summary>What the bytes of a label and its data say about each other. Neither the label's stated size nor a catalogue's is asked: both are often wrong.</summary>
/// <param name="IsLabel">The label reads as one.</param>
/// <param name="MissingBytes">How many bytes the data are short of the label's array or table; 0 when none or when the label fixes no size.</param>
/// <param name="Trouble">One line; empty when all is well.</param>
public sealed record ContentVerdict(bool IsLabel, long MissingBytes, string Trouble)
{
    public bool IsWhole => IsLabel && MissingBytes == 0;

    /// <param name="label">Path of the label.</param>
    /// <param name="dataBytes">Size of the data file; null where there is none to compare with.</param>
    public static ContentVerdict Of(string label, long? dataBytes)
    {
        try
        {
            var document = LabelReader.ReadTree(label);
            var due = dataBytes is null ? null : StatedLayout.Of(document)?.Bytes;
            return due is { } bytes && dataBytes < bytes
                ? new(true, bytes - dataBytes.Value, $"{dataBytes} bytes of data; the label's rows take {bytes}")
                : dataBytes == 0 ? new(true, 1, "empty data") : new(true, 0, "");
        }
        catch (Exception refusal) when (refusal is FarsideException or IOException or UnauthorizedAccessException)
        {
            return new(false, 0, refusal.Message.ReplaceLineEndings(" "));
        }
    }
}
