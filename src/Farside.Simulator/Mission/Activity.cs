using Farside.Core.Time;

namespace Farside.Simulator.Mission;

/// <summary>One thing an instrument does, and the unit in which a simulation is resumed: its products are written together with what is true of them.</summary>
/// <param name="Key">Names its truth's file, e.g. <c>pcam-0003-q</c>.</param>
/// <param name="Instrument">In capitals.</param>
abstract record Activity(string Key, string Instrument, Epoch Start, Epoch Stop)
{
    /// <summary>True for the lander's instruments, false for the rover's: each sends by a link of its own.</summary>
    public abstract bool IsLander { get; }

    /// <summary>Whether the portal's first release, January 2020, had it; later ones are written for the year only when asked for by name.</summary>
    public virtual bool IsInFirstRelease => true;

    /// <summary>Bytes that the spacecraft sends for it, compressed as its instrument compresses.</summary>
    public abstract long SentBytes { get; }

    /// <summary>Products it writes.</summary>
    public abstract int Products { get; }

    /// <summary>In words, for the progress line.</summary>
    public abstract string Doing { get; }

    /// <summary>When the last of its bytes had come down to Earth; the planner sets it.</summary>
    public Epoch AvailableAt { get; init; } = Stop;

    public int LunarDay => LandingSite.LunarDayOf(Start);

    public abstract void Perform(World world, ActivityOutput output);
}
