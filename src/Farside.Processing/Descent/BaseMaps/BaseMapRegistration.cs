namespace Farside.Processing.Descent.BaseMaps;

/// <summary>A descent joined to a map, or why not.</summary>
/// <param name="Points">Spots of the ground with their places in frames, by frame; empty when refused.</param>
/// <param name="Fixes">What each joined frame gave, by frame.</param>
/// <param name="Change">What the approximate track must undergo, as the first joined frame had it; null when refused.</param>
/// <param name="Refusal">One line for a person: why no frame was joined; null when some were.</param>
public sealed record BaseMapRegistration(IReadOnlyList<GroundControl> Points, IReadOnlyList<BaseMapFix> Fixes, TrackChange? Change, string? Refusal);
