namespace Farside.Tests.Processing.Photogrammetry.Adjustment;

/// <summary>The same chances on every machine.</summary>
sealed class Chance(ulong seed)
{
    ulong _state = seed * 0x9e3779b97f4a7c15UL;

    /// <summary>From 0 to 1.</summary>
    public double Uniform()
    {
        var z = _state += 0x9e3779b97f4a7c15UL;
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9UL;
        z = (z ^ (z >> 27)) * 0x94d049bb133111ebUL;
        return ((z ^ (z >> 31)) >> 11) * (1.0 / (1UL << 53));
    }

    public double Uniform(double from, double to) => from + ((to - from) * Uniform());

    public double Normal() => Math.Sqrt(-2 * Math.Log(1 - Uniform())) * Math.Cos(2 * Math.PI * Uniform());
}
