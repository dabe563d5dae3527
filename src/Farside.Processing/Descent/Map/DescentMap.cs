namespace Farside.Processing.Descent.Map;

/// <summary>The ground under a descent, from kilometres to centimetres.</summary>
/// <param name="Levels">Coarsest first; each pixel is two by two of the next.</param>
/// <param name="Ground">What the frames were drawn onto.</param>
/// <param name="Opened">How often a frame was opened.</param>
public sealed record DescentMap(IReadOnlyList<DescentMapLevel> Levels, NestedRelief Ground, int Opened);
