using System.Text.Json.Nodes;

namespace Farside.Simulator.Faults;

/// <summary>What a fault did to one file: all that a judge needs to say what must be found.</summary>
/// <param name="Product">Data file's name of the product that the fault befell.</param>
/// <param name="File">Relative to the archive, with forward slashes.</param>
/// <param name="Detail">In words, with numbers.</param>
/// <param name="Before">Null where the file was not there before.</param>
/// <param name="After">Null where the file is gone.</param>
public sealed record Harm(Fault Fault, string Product, string File, string Detail, FileState? Before, FileState? After)
{
    /// <summary>As the truth keeps it: <c>fault, quirk, product, file, detail, before, after</c>.</summary>
    public JsonObject ToJson() => new()
    {
        ["fault"] = Fault.Name,
        ["quirk"] = Fault.Quirk,
        ["product"] = Product,
        ["file"] = File,
        ["detail"] = Detail,
        ["before"] = ToJson(Before),
        ["after"] = ToJson(After),
    };

    static JsonObject? ToJson(FileState? state) => state is null ? null : new() { ["sha256"] = state.Sha256, ["bytes"] = state.Bytes };
}
