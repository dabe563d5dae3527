namespace Farside.Simulator.Evaluation.Descent;

/// <summary>One patch of a map's level, looked for on the true ground.</summary>
/// <param name="Made">East and north by the map, metres.</param>
/// <param name="True">East and north of the same ground in truth, metres.</param>
/// <param name="UnitM">A pixel of the level, or of the finest frame there, whichever is larger, metres.</param>
/// <param name="Alike">Correlation at the best place, −1 to 1.</param>
sealed record MapPatch(string Level, (double East, double North) Made, (double East, double North) True, double UnitM, double Alike, bool IsFound)
{
    public ((double East, double North) Made, (double East, double North) True, double UnitM) Pair => (Made, True, UnitM);
}
