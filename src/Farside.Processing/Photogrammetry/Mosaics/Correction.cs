namespace Farside.Processing.Photogrammetry.Mosaics;

/// <summary>What a picture's samples are multiplied by: the inverse of its gain, and of its camera's fall-off at a place.</summary>
sealed class Correction(SourceView source, ColourGain gain, Falloff falloff)
{
    public ColourGain InverseGain { get; } = new(1 / gain.Red, 1 / gain.Green, 1 / gain.Blue);

    /// <summary>The factor at a place, common to all colours.</summary>
    public float At(double column, double row) => (float)(1 / falloff.At(source, column, row));
}
