namespace Farside.Processing.Photogrammetry.Ties;

/// <summary>A blob of a picture that is found again at other sizes and turned: its middle and radius in pixels, the direction of its strongest gradients.</summary>
/// <param name="Octave">Halvings of the picture it was found on.</param>
/// <param name="Layer">Which of the octave's smoothed pictures fits its size.</param>
readonly record struct Feature(float Column, float Row, float Scale, float AngleRad, float Strength, int Octave, int Layer);
