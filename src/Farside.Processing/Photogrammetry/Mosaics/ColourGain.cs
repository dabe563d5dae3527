namespace Farside.Processing.Photogrammetry.Mosaics;

/// <summary>How much more than the others a picture has of each colour; 1 for as much.</summary>
public readonly record struct ColourGain(double Red, double Green, double Blue)
{
    public static ColourGain One => new(1, 1, 1);

    public double this[int channel] => channel switch
    {
        0 => Red,
        1 => Green,
        2 => Blue,
        _ => throw new ArgumentOutOfRangeException(nameof(channel), channel, "A colour is 0 red, 1 green or 2 blue."),
    };
}
