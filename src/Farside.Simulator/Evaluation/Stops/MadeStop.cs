using System.Text.Json;
using Farside.Core.Geometry;
using Farside.Simulator.Evaluation.Geometry;

namespace Farside.Simulator.Evaluation.Stops;

/// <summary>A stop as a product of ties has it: its ground, and so its cameras, moved about its mast.</summary>
/// <param name="Stretch">A range r becomes r + stretch · r², 1/m.</param>
/// <param name="Ties">That hold it; without any its ground lies where labels put it.</param>
sealed record MadeStop(string Id, double[] Pivot, double[] Shift, double[] TurnDeg, double Stretch, int Ties)
{
    const double Rad = Math.PI / 180;

    /// <exception cref="SimulationException">It is no JSON.</exception>
    public static JsonDocument Open(string path)
    {
        try
        {
            return JsonDocument.Parse(File.ReadAllBytes(path));
        }
        catch (JsonException)
        {
            throw new SimulationException(path, "text that is no JSON", "stops and ties", "Delete the folder and make it again.");
        }
    }

    /// <exception cref="SimulationException">A stop has no place or move.</exception>
    public static IEnumerable<MadeStop> All(JsonElement stops, string path) => stops.List("stops").Select(stop => Read(stop, path));

    static MadeStop Read(JsonElement json, string path) =>
        json.Text("id") is { } id && json.Numbers("pivotM", 3) is { } pivot && json.Numbers("groundShiftM", 3) is { } shift && json.Numbers("groundTurnDeg", 3) is { } turn
            ? new(id, pivot, shift, turn, json.Number("rangeStretch") ?? 0, (int)(json.Number("ties") ?? 0))
            : throw new SimulationException(path, "a stop without place or move", "both", "Delete the folder and make it again.");

    public Point<SiteFrame> Moved(Point<SiteFrame> p)
    {
        var (x, y, z) = (p.X - Pivot[0], p.Y - Pivot[1], p.Z - Pivot[2]);
        var (east, north, up) = (Rad * TurnDeg[0], Rad * TurnDeg[1], Rad * TurnDeg[2]);
        return new(p.X + Shift[0] + (north * z) - (up * y), p.Y + Shift[1] + (up * x) - (east * z), p.Z + Shift[2] + (east * y) - (north * x));
    }

    /// <summary>The same of a camera: turns are small.</summary>
    public Pose<SiteFrame, CameraFrame> Moved(Pose<SiteFrame, CameraFrame> pose) =>
        new(pose.Rotation.Then(RotationFit.Turn([Rad * TurnDeg[0], Rad * TurnDeg[1], Rad * TurnDeg[2]])), Moved(pose.Origin));

    /// <summary>A range before it was stretched, metres.</summary>
    public double Unstretched(double rangeM) => 2 * rangeM / (1 + Math.Sqrt(Math.Max(0, 1 + (4 * Stretch * rangeM))));
}
