using System.Diagnostics;
using Farside.Archive.Missions;

namespace Farside.Archive.Portal;

/// <summary>What is known of the ground system's portal, from <c>portal.json</c>: each value there has its source.</summary>
public static class PortalFacts
{
    static readonly FactSheet Facts = Load();

    /// <summary>Where the portal is.</summary>
    public static Uri Address { get; } = new(Facts.Text("address")!);

    /// <summary>Its hosts: the only ones that anything is fetched from unless the user names others.</summary>
    public static IReadOnlyList<string> Hosts { get; } = Facts.Texts("hosts");

    /// <summary>Missions that can be asked for, by Farside's short names.</summary>
    public static IReadOnlyList<string> Missions { get; } = [.. Facts.Facts.Select(fact => fact.Path.Split('.')).Where(path => path is ["missions", ..]).Select(path => path[1]).Distinct()];

    internal static string ListPath => Facts.Text("list")!;
    internal static string FilePath => Facts.Text("file")!;

    /// <summary>Folders of an address below which the archive's own folders begin.</summary>
    internal static IReadOnlyList<string> Folders { get; } = Facts.Texts("folders");

    /// <summary>The address of today for one of the portal's old link lists; any other as it is.</summary>
    public static string Renew(string address) =>
        address.StartsWith(Facts.Text("oldAddress")!, StringComparison.OrdinalIgnoreCase) ? Facts.Text("newAddress") + address[Facts.Text("oldAddress")!.Length..] : address;

    /// <summary>How names of a mission's files begin: <c>CE4</c>.</summary>
    internal static string Spacecraft(string mission) => Facts.Text($"missions.{mission}.spacecraft")!;

    /// <summary>The portal's number of a mission where one has been seen; a guess would list nothing.</summary>
    internal static int? Task(string mission) =>
        Facts.Find($"missions.{mission}.task") is { Certainty: Certainty.Quoted } fact ? fact.Value.GetInt32() : null;

    /// <summary>What every file name of one payload holds, e.g. <c>CE4_GRAS_PCAM</c>; null for a payload nobody has listed.</summary>
    internal static string? NamePart(string mission, string instrument) =>
        Facts.Texts($"missions.{mission}.payloads").FirstOrDefault(payload => payload.Equals(instrument, StringComparison.OrdinalIgnoreCase)) is { } payload
            ? Facts.Text($"missions.{mission}.prefix") + payload : null;

    static FactSheet Load()
    {
        using var stream = typeof(PortalFacts).Assembly.GetManifestResourceStream("Portal/portal.json") ?? throw new UnreachableException("portal.json is not in the assembly.");
        return FactSheet.Parse("portal", stream);
    }
}
