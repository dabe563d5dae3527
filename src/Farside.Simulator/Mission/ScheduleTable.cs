using System.Globalization;
using System.Reflection;
using Farside.Core.Time;

namespace Farside.Simulator.Mission;

/// <summary>A stereo pair of the panoramic camera as the portal's list has it.</summary>
/// <param name="Mode">C colour, Q panchromatic.</param>
/// <param name="Index">Restarts at 0 for each mode within a sequence.</param>
/// <param name="Release">Month of release, the portal's folder.</param>
readonly record struct ListedPair(string Sequence, char Mode, int Index, Epoch RightFires, int LeftAfterS, string Release);

/// <summary>A shot of the terrain camera as the portal's list has it.</summary>
readonly record struct ListedShot(string Sequence, int Index, Epoch Time, double PitchDeg, double YawDeg);

/// <summary>The real schedules of 2019, from tables beside this file; each table names its source in its first line.</summary>
static class ScheduleTable
{
    public static IReadOnlyList<ListedPair> Pairs { get; } =
        [.. Rows("pcam-2019.csv").Select(cells => new ListedPair(cells[0], cells[1][0], Whole(cells[2]), Time(cells[3]), Whole(cells[4]), cells[5]))];

    public static IReadOnlyList<ListedShot> Shots { get; } =
        [.. Rows("tcam.csv").Select(cells => new ListedShot(cells[0], Whole(cells[1]), Time(cells[2]), Number(cells[3]), Number(cells[4])))];

    static IEnumerable<string[]> Rows(string table)
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream("Schedules/" + table)!);
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => line[0] != '#').Skip(1).Select(line => line.Split(','))];
    }

    static int Whole(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    static Epoch Time(string text) => Epoch.TryParseUtc(text, out var time) ? time : throw new FormatException($"A schedule's time: {text}.");
}
