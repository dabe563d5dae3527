using Farside.Core.Sky;

namespace Farside.Products.Panoramas;

/// <summary>Which pictures were taken in light that led from one to the next.</summary>
static class SunGroups
{
    /// <summary>From one picture to the next level ground's light may change by this share: more, and nobody can tell an exposure from it to a percent.</summary>
    public const double MostChange = 0.01;

    /// <summary>And the Sun may turn by this: shadows that move by more fall on other ground.</summary>
    public const double MostTurnDeg = 1;

    /// <summary>The pictures that no chain of such steps joins to the most: hours lie between.</summary>
    public static bool[] Strangers(IReadOnlyList<SunPosition> suns)
    {
        var group = Enumerable.Repeat(-1, suns.Count).ToArray();
        for (var first = 0; first < suns.Count; first++)
        {
            if (group[first] < 0)
            {
                Spread(first);
            }
        }

        var largest = group.GroupBy(one => one).OrderByDescending(all => all.Count()).ThenBy(all => all.Key).First().Key;
        return Array.ConvertAll(group, one => one != largest);

        void Spread(int first)
        {
            var reached = new Queue<int>([first]);
            group[first] = first;
            while (reached.TryDequeue(out var from))
            {
                for (var to = 0; to < suns.Count; to++)
                {
                    if (group[to] < 0 && IsStep(suns[from], suns[to]))
                    {
                        group[to] = first;
                        reached.Enqueue(to);
                    }
                }
            }
        }
    }

    static bool IsStep(SunPosition a, SunPosition b) =>
        a.AngleTo(b).Degrees <= MostTurnDeg && Math.Abs(Math.Log(Math.Sin(a.Elevation.Radians) / Math.Sin(b.Elevation.Radians))) <= MostChange;
}
