namespace Farside.Processing.Descent.Map;

/// <summary>One octave of resolution: a level's pixels and the frames whose own resolution suits it.</summary>
/// <param name="Frames">By place in the list of frames, in order of time.</param>
sealed record MapBand(MapGrid Grid, IReadOnlyList<int> Frames);
