using System.Globalization;
using Farside.Core.Time;

namespace Farside.Tests.Core.Sky;

/// <summary>One line of what astronomy-engine says (Data/Sky): km in J2000 equatorial axes, and degrees.</summary>
sealed record AstronomyEngine(Epoch Time, double[] SunKm, double[] EarthKm, double[] SubSolarDeg, double[] SubEarthDeg, double[] MoonOverMiyunDeg)
{
    public static IReadOnlyList<AstronomyEngine> Lines { get; } =
        [.. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Data", "Sky", "astronomy-engine-2013-2035.csv")).Skip(1).Select(Read)];

    static AstronomyEngine Read(string line)
    {
        var columns = line.Split(',');
        Assert.True(Epoch.TryParseUtc(columns[0], out var time));
        var numbers = columns.Skip(1).Select(text => double.Parse(text, CultureInfo.InvariantCulture)).ToArray();
        return new(time, numbers[..3], numbers[3..6], numbers[6..8], numbers[8..10], numbers[10..12]);
    }
}
