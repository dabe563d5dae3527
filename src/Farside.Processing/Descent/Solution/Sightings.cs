namespace Farside.Processing.Descent.Solution;

/// <summary>What was found once the frames' poses were roughly known.</summary>
/// <param name="Suns">The Sun in some frames.</param>
/// <param name="Controls">Spots known from a map.</param>
public sealed record Sightings(IReadOnlyList<SunSighting> Suns, IReadOnlyList<GroundControl> Controls);
