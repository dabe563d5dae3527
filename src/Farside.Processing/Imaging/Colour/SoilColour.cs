namespace Farside.Processing.Imaging.Colour;

/// <summary>How red lit soil is: its reflectance in the camera's red and blue light over that in its green.</summary>
public readonly record struct SoilColour(double RedOverGreen, double BlueOverGreen)
{
    /// <summary>Soil taken for grey.</summary>
    public static readonly SoilColour Grey = new(1, 1);

    /// <summary>Through a camera's bands, in sunlight.</summary>
    /// <param name="reflectance">In any unit, of a wavelength in nanometres.</param>
    public static SoilColour Through(CameraBands bands, Func<double, double> reflectance)
    {
        var seen = bands.InSunlight(reflectance);
        return new(seen.X / seen.Y, seen.Z / seen.Y);
    }
}
