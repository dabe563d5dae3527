namespace Farside.Processing.Photogrammetry.Hardware;

/// <summary>What counts as the camera's own vehicle: what stands far nearer than the ground behind it. Pixels are those of the small copies that are compared.</summary>
public sealed record HardwareOptions
{
    /// <summary>Width of the copies that are compared, pixels.</summary>
    public int WorkWidth { get; init; } = 300;

    /// <summary>Nothing nearer than this is looked for, metres.</summary>
    public double NearestM { get; init; } = 0.45;

    /// <summary>Nothing of the vehicle is farther from its cameras than this, metres.</summary>
    public double FarthestM { get; init; } = 3;

    /// <summary>What is nearer than this share of the way to the ground does not lie on the ground.</summary>
    public double GroundShare { get; init; } = 0.7;

    /// <summary>Pictures that a picture is compared with through the ground, those that look most alike.</summary>
    public int MostLooks { get; init; } = 4;

    /// <summary>Pixels along the parallax by which the ground's relief may shift a look-up.</summary>
    public int ReliefPx { get; init; } = 4;

    /// <summary>Patches that agree less than this through the ground do not show the same ground, 0 to 1.</summary>
    public double GroundAgreement { get; init; } = 0.4;

    /// <summary>About what is found, patches that agree less than this still show some of it, 0 to 1.</summary>
    public double EdgeAgreement { get; init; } = 0.8;

    /// <summary>Patches that agree at least this much at one near distance show the same part, 0 to 1.</summary>
    public double NearAgreement { get; init; } = 0.8;

    /// <summary>Share of a spot's patches that must be found near before it counts as hardware.</summary>
    public double NearShare { get; init; } = 0.5;

    /// <summary>Smaller spots are not looked at, pixels.</summary>
    public int LeastPixels { get; init; } = 100;
}
