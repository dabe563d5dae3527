using System.Text;

namespace Farside.Simulator.Faults;

/// <summary>Faults as the command line spells them: kebab-case.</summary>
public static class FaultNames
{
    public static IReadOnlyList<string> All { get; } = [.. Enum.GetValues<Fault>().Select(NameOf)];

    public static string NameOf(Fault fault) => Kebab(fault.ToString());

    /// <summary><c>FullDemo</c> as <c>full-demo</c>.</summary>
    public static string Kebab(string words)
    {
        var name = new StringBuilder();
        foreach (var letter in words)
        {
            if (char.IsUpper(letter) && name.Length > 0)
            {
                name.Append('-');
            }

            name.Append(char.ToLowerInvariant(letter));
        }

        return name.ToString();
    }

    /// <summary>A comma-separated list; throws with the known names when one is not among them.</summary>
    public static IReadOnlyList<Fault> Parse(string? list) =>
        [.. (list ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(One)];

    static Fault One(string name)
    {
        foreach (var fault in Enum.GetValues<Fault>())
        {
            if (NameOf(fault) == name)
            {
                return fault;
            }
        }

        throw new SimulationException("--faults", name, string.Join(", ", All), "Give any of these, separated by commas.");
    }
}
