using Farside.Core.Time;

namespace Farside.Core.Sky;

/// <summary>When the relay sees both ends.</summary>
public static class RelayWindows
{
    static readonly TimeSpan Step = TimeSpan.FromMinutes(15); // shorter gaps and windows than this may go unseen
    static readonly TimeSpan Sharpness = TimeSpan.FromSeconds(1);

    /// <summary>All windows between two times, in order, cut at both ends; edges to one second of the model orbit.</summary>
    public static IReadOnlyList<RelayWindow> Between(LunarSite site, Epoch from, Epoch to, RelayOptions options)
    {
        var windows = new List<RelayWindow>();
        Epoch? opened = IsLinked(site, from, options) ? from : null;
        for (var (here, next) = (from, from); here < to; here = next)
        {
            next = here + Step < to ? here + Step : to;
            var isLinked = IsLinked(site, next, options);
            if (isLinked && opened is null)
            {
                opened = Edge(site, here, next, options);
            }
            else if (!isLinked && opened is { } start)
            {
                windows.Add(new(start, Edge(site, next, here, options)));
                opened = null;
            }
        }

        if (opened is { } last && last < to)
        {
            windows.Add(new(last, to));
        }

        return windows;
    }

    // Halves the time between an unlinked and a linked instant, in whichever order they come.
    static Epoch Edge(LunarSite site, Epoch unlinked, Epoch linked, RelayOptions options)
    {
        while ((linked - unlinked).Duration() > Sharpness)
        {
            var middle = unlinked + ((linked - unlinked) / 2);
            (unlinked, linked) = IsLinked(site, middle, options) ? (unlinked, middle) : (middle, linked);
        }

        return linked;
    }

    static bool IsLinked(LunarSite site, Epoch time, RelayOptions options) => RelayView.At(site, time, options).IsLinked(options);
}
