using System.Text.Json;
using Farside.Core.Time;
using Farside.Simulator.Faults;
using Farside.Simulator.Sisters;

namespace Farside.Simulator;

/// <summary>What to simulate. The same options give the same bytes at any thread count; another system's library may round the last bit of a sine otherwise.</summary>
public sealed record SimulationOptions
{
    /// <summary>Decides terrain, noise, faults' victims: everything that is left to chance.</summary>
    public required int Seed { get; init; }

    /// <summary>The mission that the archive looks like: <c>ce4</c>, or a neighbour as <see cref="Missions"/> lists them.</summary>
    public string Mission { get; init; } = "ce4";

    /// <summary>Every mission that can be simulated.</summary>
    public static IReadOnlyList<string> Missions { get; } = [.. Sister.All.Select(sister => sister.Mission).Prepend("ce4").Order(StringComparer.Ordinal)];

    public SimulationSize Size { get; init; } = SimulationSize.Demo;

    /// <summary>Only this instrument, e.g. <c>pcam</c>; all when null. Parts written one after the other add up to the whole.</summary>
    public string? Instrument { get; init; }

    /// <summary>Only this lunar day, counted from 1; all when null.</summary>
    public int? LunarDay { get; init; }

    /// <summary>Only what had come down to Earth by this time; all when null.</summary>
    public Epoch? Until { get; init; }

    /// <summary>Bits of the panoramic cameras' numbers, 8 or 10; 16-bit containers either way.</summary>
    public int PanoramaBits { get; init; } = 10;

    /// <summary>Damage done after all is written; the truth says to what.</summary>
    public IReadOnlyList<FaultRequest> Faults { get; init; } = [];

    /// <summary>Who dresses Chang'e-4's products as her own; null for Chang'e-4 itself.</summary>
    internal Sister? Sister => Sister.All.FirstOrDefault(sister => sister.Mission == Mission);

    /// <summary>The size as the command line spells it.</summary>
    internal string SizeName => JsonNamingPolicy.KebabCaseLower.ConvertName(Size.ToString());

    /// <summary>Whether the mission's very first colour frame came out dark, as the real one did; the demo shows a brighter one.</summary>
    internal bool HasDarkFirstFrame => Size is SimulationSize.Year;

    /// <summary>Detector pixels along an edge that make one.</summary>
    internal int Binning => Size is SimulationSize.Demo ? 2 : 1;
}
