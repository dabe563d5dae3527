using Farside.Core.Measurements;

namespace Farside.Products.Recipes.Terrain;

/// <summary>How a sequence's stereo pairs become ground.</summary>
public sealed record StereoTerrainOptions
{
    public TerrainQuality Quality { get; init; } = TerrainQuality.Preview;

    /// <summary>Rover stops whose sequences are joined into one product, <c>S012</c> …; none for a product a sequence.</summary>
    public IReadOnlyList<string> Stations { get; init; } = [];

    /// <summary>Whether each pair's left frame gets a file of places, range, incidence, emission, phase and slope; a full colour frame's takes some 60 MB.</summary>
    public bool HasBackplanes { get; init; }

    /// <summary>Whether a film is made that goes once about the ground.</summary>
    public bool HasTurntable { get; init; }

    /// <summary>Whether the mesh is written as PLY too.</summary>
    public bool HasPly { get; init; }

    /// <summary>Whether the mesh is written as Wavefront OBJ too, with its materials and textures.</summary>
    public bool HasObj { get; init; }

    /// <summary>Name of the encoder on this machine where a film is asked for, else empty; <c>none</c> without one: a film made without is made anew once there is one.</summary>
    public string Encoder { get; init; } = "";

    /// <summary>Ground farther from the eyes is left out, metres.</summary>
    public double FarthestM { get; init; } = 40;

    /// <summary>Points whose range is less sure are left out: sigma as a share of the range.</summary>
    public double MostSigmaShare { get; init; } = 0.05;

    /// <summary>Bytes that a pair's sums of costs may take.</summary>
    public long MatchingBytes { get; init; } = 256L << 20;

    /// <summary>Bytes of one view's points that are worked on at once.</summary>
    public long PointBytes { get; init; } = 256L << 20;

    /// <summary>Pixels of a frame that make one in matching, across and down.</summary>
    internal int ShrinkOf(Frame frame) => Quality == TerrainQuality.Preview && frame.Bayer is not null ? 2 : 1;
}
