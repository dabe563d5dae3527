namespace Farside.Processing.Descent.Solution;

/// <summary>How high the camera stood over the ground below the landing place in one frame, as somebody states it: where a track's metres come from.</summary>
/// <param name="Frame">By its place in the sequence.</param>
/// <param name="HeightM">Metres.</param>
/// <param name="SigmaM">Metres; the whole track's scale is no better than its share of the height.</param>
public sealed record HeightPrior(int Frame, double HeightM, double SigmaM);
