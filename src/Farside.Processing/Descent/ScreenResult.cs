namespace Farside.Processing.Descent;

/// <summary>What the frames of a descent are good for.</summary>
/// <param name="States">One a frame, in order.</param>
/// <param name="Originals">Of a frame whose samples were there before: the place of the first such frame; null for all others.</param>
/// <param name="StillFrom">The first frame from which on the view holds still to the end, be there dust in it or not; null where it never does.</param>
public sealed record ScreenResult(IReadOnlyList<FrameState> States, IReadOnlyList<int?> Originals, int? StillFrom);
