using System.Globalization;
using Farside.Archive.Labels;
using Farside.Core.Time;

namespace Farside.Archive.Missions;

/// <summary>Asks a label for numbers and times; what it does not say, or says as <c>None</c> or <c>/</c>, is null.</summary>
static class LabelValues
{
    extension(LabelElement? element)
    {
        public double? Number => double.TryParse(element?.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;

        /// <summary>A whole number that no place in a file exceeds: what is larger says nothing, and sums of a few cannot overflow.</summary>
        public long? Count => long.TryParse(element?.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var count) && Math.Abs((double)count) < 1L << 56 ? count : null;

        public Epoch? Time => Epoch.TryParseUtc(element?.Value, out var epoch) ? epoch : null;

        /// <summary>Three numbers in children that end in x, y and z.</summary>
        public (double X, double Y, double Z)? Triple(string prefix = "") =>
            element?.Child(prefix + "x").Number is { } x && element.Child(prefix + "y").Number is { } y && element.Child(prefix + "z").Number is { } z ? (x, y, z) : null;
    }

    extension(LabelDocument document)
    {
        /// <summary>The mission's own part of a PDS4 label.</summary>
        public LabelElement? MissionArea => document.Root.At("Observation_Area/Mission_Area") ?? document.Root.Find("Mission_Area");

        /// <summary>Below the mission's part, wherever it stands there; null for an element that says nothing.</summary>
        public LabelElement? InMission(string name) => document.MissionArea?.Find(name);

        public Epoch? Start => document.Root.At("Observation_Area/Time_Coordinates/start_date_time").Time;

        public Epoch? Stop => document.Root.At("Observation_Area/Time_Coordinates/stop_date_time").Time;
    }

    /// <summary>A file name as a label writes it, short enough for one line; the mission's own are 60 to 75 letters long.</summary>
    public static string Brief(string? name) => name is null ? "nothing" : name.Length > 120 || name.Any(char.IsControl) ? LabelLimits.Show(name) : name;

    /// <summary>A number as a whole one, whatever it is.</summary>
    public static int Whole(double value) => double.IsNaN(value) ? 0 : (int)Math.Clamp(value, int.MinValue, int.MaxValue);

    public static string Text(double value, string format = "0.######") => value.ToString(format, CultureInfo.InvariantCulture);
}
