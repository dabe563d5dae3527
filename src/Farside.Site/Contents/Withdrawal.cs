using Farside.Core;

namespace Farside.Site.Contents;

/// <summary>A product that a host withdrew.</summary>
/// <param name="Key"><c>recipe/id</c>.</param>
/// <param name="Reason">The host's words; empty for none.</param>
sealed record Withdrawal(string Key, string Reason)
{
    public const string FileName = "withdrawn.txt";

    public string Recipe => Key[..Key.IndexOf('/', StringComparison.Ordinal)];
    public string Id => Key[(Key.IndexOf('/', StringComparison.Ordinal) + 1)..];

    /// <summary>Reads lines of <c>recipe/id why</c>; empty ones and those that begin with # say nothing.</summary>
    /// <exception cref="FarsideException">A line that names no product: what was meant to be withdrawn must not stay by a slip.</exception>
    public static IReadOnlyList<Withdrawal> Read(string path)
    {
        var all = new List<Withdrawal>();
        var number = 0;
        foreach (var line in File.ReadLines(path).Select(line => line.Trim()))
        {
            number++;
            if (line.Length > 0 && line[0] != '#')
            {
                all.Add(Parse(line) ?? throw new FarsideException($"{path}: line {number}: found '{line}'; expected recipe/id and, after a space, why, e.g. picture/CE4_GRAS_PCAML-C-000_…_B.2B rights."));
            }
        }

        return all;
    }

    static Withdrawal? Parse(string line)
    {
        var parts = line.Split((char[])[' ', '\t'], 2, StringSplitOptions.TrimEntries);
        var names = parts[0].Split('/');
        return names.Length == 2 && names.All(name => name.Length > 0 && name[0] != '.' && name.IndexOfAny(Path.GetInvalidFileNameChars()) < 0 && !name.Contains('\\', StringComparison.Ordinal))
            ? new(parts[0], parts.Length > 1 ? parts[1] : "") : null;
    }
}
