using Farside.Archive.Store;
using Farside.Core.Sky;
using Farside.Core.Time;
using Farside.Core.Units;

namespace Farside.Simulator.Instruments;

/// <summary>A rover stop: where it stands, which way it faces, and what its mast does there.</summary>
sealed record Station(string Sequence, double X, double Y, double HeadingDeg, bool IsColour, IReadOnlyList<(int Index, Epoch RightFires, double PitchDeg, double YawDeg)> Pointings);

/// <summary>Which exposures are taken when: the real sequences' names, times and angles, thinned.</summary>
/// <remarks>Times and angles: the portal's lists of 2019 and the labels' mast angles.</remarks>
static class Schedule
{
    static readonly CameraRig Rig = new(0x0ce4);
    static readonly LunarSite Site = new("CE-4 labels", Angle.FromDegrees(PortalLabel.LanderLongitudeDeg), Angle.FromDegrees(PortalLabel.LanderLatitudeDeg), -5935);

    public static Epoch LandingCameraOn { get; } = Epoch.FromUtc(2019, 1, 3, 2, 20, 9);

    // First shot of each burst of ten in sequence 0009, which begins with index 025.
    static readonly (int Hour, int Minute, int Second)[] TcamBursts =
    [
        (18, 25, 38), (18, 34, 47), (18, 44, 51), (18, 52, 22), (19, 3, 15), (19, 10, 23), (19, 17, 35), (19, 24, 52), (19, 35, 3), (19, 42, 33), (19, 49, 41), (19, 56, 53),
    ];

    public static SunPosition SunAt(Epoch time) => SunEphemeris.At(Site, time);

    /// <summary>Where the rover drove in its first days, metres east and north of the lander.</summary>
    public static IReadOnlyList<(double X, double Y)> RoverPath { get; } = Smooth(
        [(0, -3.1), (0, -4.5), (-0.1, -6.4), (-0.7, -9.0), (-1.76, -12.692), (-1.9, -14.2), (-1.0, -15.4), (0.7, -15.6), (2.2, -14.6), (3.3, -12.4), (4.21, -9.63)]);

    public static IEnumerable<Shot> Landing(SimulationSize size, double groundM)
    {
        double[] seconds = size is SimulationSize.Small ? [0, 275] : [0, 45, 100, 150, 190, 215, 236, 252, 266, 285, 322, 360];
        foreach (var second in seconds)
        {
            var index = (int)Math.Round(second * DescentProfile.FramesPerSecond);
            var time = LandingCameraOn + TimeSpan.FromSeconds((long)(index / DescentProfile.FramesPerSecond));
            var name = Name($"LCAM-1-{index:D4}", time, "0001", 'A', "2A");
            yield return new(name, CameraRig.Lcam(index / DescentProfile.FramesPerSecond, groundM), SunAt(time)) { Folder = "LCAM/1/2A/2019-03" };
        }
    }

    public static IEnumerable<Shot> Terrain(SimulationSize size)
    {
        int[] indices = size is SimulationSize.Small ? [101] : [61, 62, 101, 102, 143, 144];
        foreach (var index in indices)
        {
            var shot = index - 25;
            var (hour, minute, second) = TcamBursts[shot / 10];
            var time = Epoch.FromUtc(2019, 1, 11, hour, minute, second) + TimeSpan.FromSeconds(shot % 10 * 2);
            var (pitch, yaw) = (-15.0 * (shot / 40), 170.0 - (18 * (shot / 2 % 20)));
            yield return new(Name($"TCAM-I-{index:D3}", time, "0009", 'A', "2C"), Rig.Tcam("0009", pitch, yaw), SunAt(time)) { Folder = "TCAM/I/2C/2019-03" };
        }
    }

    public static IEnumerable<Station> Stations(SimulationSize size)
    {
        var few = size is SimulationSize.Small;
        yield return new("0001", -1.759764, -12.692296, 87.3, IsColour: true,
            [.. new[] { (902, -5.4), (981, 7.5), (1060, -18.3) }.Take(few ? 1 : 3).Select(Colour)]);
        yield return new("0003", 4.212604, -9.631148, 101.6, IsColour: false, [.. Enumerable.Range(0, few ? 1 : 6).Select(Grey)]);

        (int, Epoch, double, double) Colour((int Second, double Yaw) set, int index) =>
            (index, Epoch.FromUtc(2019, 1, 4, 4) + TimeSpan.FromSeconds(set.Second), -3.9, set.Yaw);

        // A ring's steps of 12.9° and 80 s, as indices 006 … of the real sequence.
        (int, Epoch, double, double) Grey(int step) =>
            (6 + step, Epoch.FromUtc(2019, 1, 12, 7, 42, 24) + TimeSpan.FromSeconds(80 * step), -6.9, few ? 12.9 : 38.6 - (12.9 * step));
    }

    /// <summary>Both eyes of one pointing, the right one first.</summary>
    public static IEnumerable<Shot> Pair(Station station, int number, double groundM)
    {
        var (index, rightFires, pitch, yaw) = station.Pointings[number];
        var stance = new RoverStance(new(station.X, station.Y, groundM), station.HeadingDeg);
        foreach (var isLeft in new[] { false, true })
        {
            var later = station.IsColour ? 16 - (index / 3) : 5 + (index % 3 == 0 ? 1 : 0);
            var time = isLeft ? rightFires + TimeSpan.FromSeconds(later) : rightFires;
            var (eye, mode) = (isLeft ? "L" : "R", station.IsColour ? "C" : "Q");
            yield return new(Name($"PCAM{eye}-{mode}-{index:D3}", time, station.Sequence, 'B', "2B"), Rig.Pcam(stance, station.Sequence, pitch, yaw, isLeft, station.IsColour), SunAt(time))
            {
                Folder = $"PCAM{eye}/{mode}/2B/2019-07",
            };
        }
    }

    public static ProductName Name(string payload, Epoch time, string sequence, char version, string level) =>
        new("CE4", "GRAS", payload, "SCI", 'N', time, time, sequence, version, level, IsLabel: false);

    // Catmull-Rom through the corners, about every 10 cm.
    static List<(double X, double Y)> Smooth((double X, double Y)[] corners)
    {
        var path = new List<(double, double)>();
        for (var i = 0; i + 1 < corners.Length; i++)
        {
            var (a, b, c, d) = (corners[Math.Max(0, i - 1)], corners[i], corners[i + 1], corners[Math.Min(corners.Length - 1, i + 2)]);
            var steps = (int)Math.Ceiling(Math.Sqrt(((c.X - b.X) * (c.X - b.X)) + ((c.Y - b.Y) * (c.Y - b.Y))) / 0.1);
            for (var s = 0; s < steps; s++)
            {
                var t = s / (double)steps;
                path.Add((Curve(a.X, b.X, c.X, d.X, t), Curve(a.Y, b.Y, c.Y, d.Y, t)));
            }
        }

        path.Add(corners[^1]);
        return path;

        static double Curve(double a, double b, double c, double d, double t) =>
            0.5 * ((2 * b) + (t * (c - a + (t * ((2 * a) - (5 * b) + (4 * c) - d + (t * ((3 * (b - c)) + d - a)))))));
    }
}
