namespace Farside.Processing.Descent.Solution;

/// <summary>The way to the Sun over level ground as one frame shows it: what gives a descent its north.</summary>
/// <param name="Frame">By its place in the sequence.</param>
/// <param name="PictureRad">Of the level direction towards the Sun in the picture's middle: from the picture's right towards its top, radians.</param>
/// <param name="SigmaRad">Standard deviation.</param>
/// <param name="SunAzimuthRad">Where the Sun truly stood, clockwise from north.</param>
public sealed record SunSighting(int Frame, double PictureRad, double SigmaRad, double SunAzimuthRad);
