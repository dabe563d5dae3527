namespace Farside.Simulator.Faults;

/// <summary>Every fault there is, by concern.</summary>
public static class FaultBook
{
    public static IReadOnlyList<Fault> All { get; } =
        [.. DataFaults.All, .. FrameFaults.All, .. RadarFaults.All, .. LabelFormFaults.All, .. LabelNameFaults.All, .. LabelValueFaults.All, .. PointingFaults.All, .. FolderFaults.All, .. PortalFaults.All];

    public static Fault Find(string name) => All.First(fault => fault.Name == name);
}
