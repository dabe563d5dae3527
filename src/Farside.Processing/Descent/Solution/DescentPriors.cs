using Farside.Core.Geometry;
using Farside.Processing.Descent.BaseMaps;
using Farside.Processing.Photogrammetry.Adjustment;

namespace Farside.Processing.Descent.Solution;

/// <summary>What is known of a descent before its frames are compared.</summary>
public sealed record DescentPriors
{
    /// <summary>The camera as its label has it.</summary>
    public required BrownCamera Camera { get; init; }

    /// <summary>How well each number of the camera is known; held where 0.</summary>
    public required InteriorSigmas LensSigmas { get; init; }

    /// <summary>When each frame was taken, seconds; rising.</summary>
    public required IReadOnlyList<double> Seconds { get; init; }

    /// <summary>What each frame is good for.</summary>
    public required IReadOnlyList<FrameState> States { get; init; }

    /// <summary>The first frame from which on the view holds still to the end, be there dust in it or not; null where it never does.</summary>
    public int? StillFrom { get; init; }

    /// <summary>Heights that somebody states. Without one, and without ground control, there is no scale.</summary>
    public IReadOnlyList<HeightPrior> Heights { get; init; } = [];

    /// <summary>Spots known from a map.</summary>
    public IReadOnlyList<GroundControl> Controls { get; init; } = [];

    /// <summary>
    /// Asked with the key frames' poses once they are right but for a common scale, heading and shift: what a map and the Sun say about them. The track is solved again with
    /// that. Null where nobody looks.
    /// </summary>
    public Func<IReadOnlyList<ApproximatePose>, Sightings>? Look { get; init; }

    /// <summary>By how much the map as a whole may lie beside the site's axes, metres each way.</summary>
    public double MapSigmaM { get; init; } = 500;

    /// <summary>The Sun in some frames; without any, north is unknown.</summary>
    public IReadOnlyList<SunSighting> Suns { get; init; } = [];

    /// <summary>How far the plane through all the ground that the descent saw may be tilted, radians each way: 0.5°.</summary>
    /// <remarks>
    /// Planes through 3 × 3 heights 7.6 km apart (LOLA, Smith et al. 2010, Geophys. Res. Lett. 37, L18204; LDEM_4) at eighteen landing places on plains lean by 0.48° RMS each way, those of
    /// Chang'e-3 to -6 by 0.12°.
    /// </remarks>
    public double LevelSigmaRad { get; init; } = 0.5 * Math.PI / 180;

    /// <summary>How far beside the site's origin the camera comes to rest, metres each way.</summary>
    public double PlaceSigmaM { get; init; } = 1;

    /// <summary>Whether the lander stands in a frame.</summary>
    public bool IsAtRest(int frame) => States[frame] == FrameState.Settled || frame >= StillFrom;
}
