using Farside.Processing.Photogrammetry.Adjustment;

namespace Farside.Processing.Descent.Solution;

/// <summary>What an adjustment of key frames moves, spots left aside: stands, lens, and how the map lies.</summary>
sealed class KeyState(Stand[] stands, double[] lens)
{
    /// <summary>No stone is as high as that leaves of a camera's height.</summary>
    const double NearestShare = 0.2;

    public Stand[] Stands { get; } = stands;

    /// <summary>In the order of <see cref="InteriorSigmas"/>.</summary>
    public double[] Lens { get; } = lens;

    /// <summary>Of each key frame: the plane that ground below it lies near. A spot that no parallax holds lies near that of the lowest frame that sees it.</summary>
    public FootPlane[] Grounds { get; } = [.. stands.Select(stand => new FootPlane(stand.Origin.Z, 0, 0))];

    /// <summary>Of each key frame: how much the level says about the slope of the ground below it, 1/rad².</summary>
    public double[] SlopeWeights { get; init; } = new double[stands.Length];

    /// <summary>Where the map's origin lies in the site's axes, metres.</summary>
    public V3 Map { get; set; }

    /// <summary>
    /// Whether a spot lies as far ahead of a camera as ground can: what two wrong sights meet in may lie before a lens, where a pixel is a hair's breadth and weighs more than all the ground.
    /// </summary>
    public bool IsAhead(int key, V3 spot)
    {
        var stand = Stands[key];
        return (stand.Rotation.Transposed * (spot - stand.Origin)).Z < -NearestShare * Grounds[key].Depth;
    }

    public KeyState Copy()
    {
        var copy = new KeyState([.. Stands], [.. Lens]) { Map = Map, SlopeWeights = SlopeWeights };
        Grounds.CopyTo(copy.Grounds, 0);
        return copy;
    }
}
