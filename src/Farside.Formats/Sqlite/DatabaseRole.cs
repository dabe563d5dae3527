namespace Farside.Formats.Sqlite;

/// <summary>What a database is to the room that keeps it: how a refusal names it, how it is made and mended, and whose exception it is.</summary>
/// <param name="Name">With its article: "a catalogue".</param>
/// <param name="Making">One sentence: how it comes to be.</param>
/// <param name="Mending">One sentence: what to do with a broken one.</param>
/// <param name="Refusal">The room's exception, from file, found, expected and advice.</param>
public sealed record DatabaseRole(string Name, string Making, string Mending, Func<string, string, string, string, FarsideException> Refusal)
{
    string Noun => Name[(Name.IndexOf(' ', StringComparison.Ordinal) + 1)..];

    internal FarsideException NoLibrary(string path) =>
        Refusal(path, "no SQLite on this machine", "the library libsqlite3", "Install it (Debian: libsqlite3-0).");

    internal FarsideException Closed(string path, string found) => Refusal(path, found, $"{Name} that can be opened", Making);

    internal FarsideException Busy(string path) =>
        Refusal(path, "another program that is writing it", $"a free {Noun}", "Wait until it is done and try again.");

    internal FarsideException Broken(string path, string found) => Refusal(path, found, $"a sound {Noun}", Mending);
}
