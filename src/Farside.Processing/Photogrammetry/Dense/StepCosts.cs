namespace Farside.Processing.Photogrammetry.Dense;

/// <summary>What a change of disparity costs between two neighbours, by how much they differ in brightness.</summary>
sealed class StepCosts
{
    readonly byte[] _large = new byte[256];

    public StepCosts(DenseOptions options)
    {
        Small = (byte)options.SmallStep;
        for (var difference = 0; difference < _large.Length; difference++)
        {
            var fallen = options.LargeStep / (1 + (difference / EdgeGrey));
            _large[difference] = (byte)Math.Clamp(fallen, options.LeastLargeStep, options.LargeStep);
        }
    }

    /// <summary>A difference of brightness, of 255, that halves the cost of a large step.</summary>
    const double EdgeGrey = 16;

    /// <summary>A step of one pixel.</summary>
    public byte Small { get; }

    public byte Large(byte here, byte before) => _large[Math.Abs(here - before)];
}
