namespace Farside.Simulator.Faults;

/// <summary>One kind of damage or departure, as the portal, downloads, disks and users have done it to archives.</summary>
public sealed class Fault
{
    internal Fault(string name, int? quirk, string summary, string source, Kin kin, Touches touches, Action<Victim> happen) =>
        (Name, Quirk, Summary, Source, Kin, Touches, Happen) = (name, quirk, summary, source, kin, touches, happen);

    /// <summary>Kebab-case, e.g. <c>truncated-data</c>.</summary>
    public string Name { get; }

    /// <summary>Number of the quirk in docs/simulator/faults.md; null for damage that no quirk of the portal's files stands for.</summary>
    public int? Quirk { get; }

    /// <summary>What happens, in one sentence.</summary>
    public string Summary { get; }

    /// <summary>Who has met it.</summary>
    public string Source { get; }

    /// <summary>The products that it can befall, in words.</summary>
    public string Befalls => Kin.Words;

    internal Kin Kin { get; }

    internal Touches Touches { get; }

    internal Action<Victim> Happen { get; }
}
