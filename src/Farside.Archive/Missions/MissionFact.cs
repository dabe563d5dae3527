using System.Text.Json;

namespace Farside.Archive.Missions;

/// <summary>One value of a mission's data files, with who says so and how sure that is.</summary>
/// <param name="Path">Where it stands in its file, e.g. <c>modes.C.lines</c>.</param>
/// <param name="Unit">As text; empty for a count, a ratio or a word.</param>
public sealed record MissionFact(string Path, JsonElement Value, string Unit, string Source, Certainty Certainty);
