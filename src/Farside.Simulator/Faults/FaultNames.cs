using System.Globalization;

namespace Farside.Simulator.Faults;

/// <summary>Faults as the command line spells them.</summary>
public static class FaultNames
{
    const string Everything = "all";

    public static IReadOnlyList<string> All { get; } = [.. FaultBook.All.Select(fault => fault.Name)];

    /// <summary>One line a fault: name, quirk number, what happens.</summary>
    public static IReadOnlyList<string> Listing { get; } = [.. FaultBook.All.Select(fault =>
        $"{fault.Name,-26} {(fault.Quirk is { } quirk ? "#" + quirk.ToString(CultureInfo.InvariantCulture) : ""),-4} {fault.Summary} Befalls {fault.Befalls}.")];

    /// <summary>As it is asked for: <c>name:N@instrument</c>, N and instrument where they were given.</summary>
    public static string NameOf(FaultRequest request) =>
        request.Fault.Name + (request.Victims > 1 ? ":" + request.Victims.ToString(CultureInfo.InvariantCulture) : "") + (request.Instrument is { } instrument ? "@" + instrument : "");

    /// <summary>A comma-separated list of <c>name[:N][@instrument]</c>, or <c>all</c>; throws with the known names when one is not among them.</summary>
    public static IReadOnlyList<FaultRequest> Parse(string? list) =>
        [.. (list ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).SelectMany(One)];

    static IEnumerable<FaultRequest> One(string text)
    {
        var (rest, instrument) = Cut(text, '@');
        var (name, number) = Cut(rest, ':');
        if (instrument is null && number is not null)
        {
            return Of(text, name, number, null);
        }

        var (place, late) = Cut(instrument ?? "", ':'); // name@pcam:3 says the same as name:3@pcam
        return Of(text, name, number ?? late, instrument is null ? null : place);
    }

    static IEnumerable<FaultRequest> Of(string text, string name, string? number, string? instrument)
    {
        var victims = 1;
        if ((number is not null && (!int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out victims) || victims < 1)) || instrument is "")
        {
            throw new SimulationException("--faults", text, "name, name:N or name:N@instrument with N from 1", "For example truncated-data:3@pcam.");
        }

        if (name == Everything)
        {
            return FaultBook.All.Select(fault => new FaultRequest(fault, victims, instrument, IsOptional: true));
        }

        var fault = FaultBook.All.FirstOrDefault(fault => fault.Name == name)
            ?? throw new SimulationException("--faults", name, $"{Everything} or any of {string.Join(", ", All)}", "Separate several by commas.");
        return [new(fault, victims, instrument)];
    }

    static (string Head, string? Tail) Cut(string text, char mark) => text.IndexOf(mark, StringComparison.Ordinal) is >= 0 and var at ? (text[..at], text[(at + 1)..]) : (text, null);
}
