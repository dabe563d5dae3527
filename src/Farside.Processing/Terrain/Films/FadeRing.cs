namespace Farside.Processing.Terrain.Films;

/// <summary>Ground is bright up to one distance from the turntable's middle and dark from another, metres.</summary>
public readonly record struct FadeRing(double BrightM, double DarkM)
{
    /// <summary>0 to 1, smooth at both ends.</summary>
    public float At(float distanceM)
    {
        var t = Math.Clamp((distanceM - BrightM) / (DarkM - BrightM), 0, 1);
        return (float)(1 - (t * t * (3 - (2 * t))));
    }
}
