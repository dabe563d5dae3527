using Farside.Core.Time;

namespace Farside.Core.Sky;

/// <summary>A time through which the relay sees the site and at least one ground station.</summary>
public readonly record struct RelayWindow(Epoch Start, Epoch Stop)
{
    public TimeSpan Length => Stop - Start;
}
