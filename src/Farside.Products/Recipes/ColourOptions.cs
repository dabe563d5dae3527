using Farside.Processing.Imaging.Defects;

namespace Farside.Products.Recipes;

/// <summary>How a camera's colour is calibrated.</summary>
public sealed record ColourOptions
{
    /// <summary>Frames of each mode that are looked at: the first of the mission, so that later ones do not change what is made already.</summary>
    public int MostFrames { get; init; } = 32;

    /// <summary>A patch of known colours in view; null: soil and the bands of a like camera stand in for it.</summary>
    public ColourPatch? Patch { get; init; }

    /// <summary>Whether the soil's redness is taken from this mission's spectra, where there are any, and not from a soil that was brought home.</summary>
    public bool SoilFromSpectra { get; init; }

    /// <summary>When a pixel or a column counts as broken.</summary>
    public DefectOptions Defects { get; init; } = new();

    /// <summary>Masks of hardware that somebody gave, whose light does not count: each file's name and SHA-256.</summary>
    public IReadOnlyList<string> Masks { get; init; } = [];
}
