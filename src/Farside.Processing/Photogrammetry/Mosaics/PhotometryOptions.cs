using Farside.Core.Geometry;
using Farside.Core.Sky;

namespace Farside.Processing.Photogrammetry.Mosaics;

/// <summary>What is solved to make overlapping pictures agree, and from which samples.</summary>
public sealed record PhotometryOptions
{
    /// <summary>Whether red, green and blue get gains of their own in each picture.</summary>
    public bool HasGainPerColour { get; init; } = true;

    /// <summary>Whether each camera's fall-off from the middle is solved.</summary>
    public bool HasVignetting { get; init; } = true;

    /// <summary>
    /// Whether it is solved how the ground's light changes with the side it is seen from: near ground is seen from sides some tenths of a degree apart, and towards the Sun or away
    /// from it that is several thousandths of its light.
    /// </summary>
    public bool HasViewingSide { get; init; }

    /// <summary>Degree of each camera's low-frequency field: 0 for none, 2 or 3.</summary>
    public int FieldDegree { get; init; }

    /// <summary>Samples below this share of full scale in any colour are left out: sky and deep shadow.</summary>
    public double DarkShare { get; init; } = 0.02;

    /// <summary>Samples above this share of full scale in any colour are left out.</summary>
    public double SaturatedShare { get; init; } = 0.9;

    /// <summary>Scene nearer to the panorama's eye than this, in metres, is left out: parallax is largest there.</summary>
    public double NearestM { get; init; }

    /// <summary>The same for what gains are solved from, where depth is known well enough that near ground says more than it errs; null for no other distance.</summary>
    public double? SolvedNearestM { get; init; }

    /// <summary>
    /// Places on what stands before the surface that pictures are laid on, another vehicle for instance: it is no ground, and parallax doubles it. Overlaps are not judged within a degree
    /// of them. Null for none.
    /// </summary>
    public IReadOnlyList<Point<SiteFrame>>? Standing { get; init; }

    /// <summary>Samples of one pair of pictures, at most.</summary>
    public int MostSamplesPerPair { get; init; } = 800;

    /// <summary>What each view's gain is expected to be beside the others', e.g. its exposure time in any unit; null for all the same.</summary>
    public IReadOnlyList<double>? ExpectedGains { get; init; }

    /// <summary>
    /// The Sun over each view: it sinks or climbs while a ring is taken, and light that changed is no exposure. Null where nobody knows, and for pictures that were taken at once.
    /// </summary>
    public IReadOnlyList<SunPosition>? Suns { get; init; }

    /// <summary>
    /// Views that may not show the ground they are said to show, for instance because nothing but a label places them: they have no say in the others' gains, and keep what is expected
    /// of them where something is, else what their neighbours tell. Null for none.
    /// </summary>
    public IReadOnlyList<bool>? IsDoubtful { get; init; }

    /// <summary>How far from what is expected a gain may be, as a share.</summary>
    public double GainSigma { get; init; } = 0.3;

    /// <summary>How far from 0 each vignetting coefficient is expected to be.</summary>
    public double VignettingSigma { get; init; } = 0.5;

    /// <summary>How far from 0 each coefficient of what the viewing side changes is expected to be, logarithms a radian.</summary>
    public double SideSigma { get; init; } = 1;

    /// <summary>How far from 0 each coefficient of the field is expected to be.</summary>
    public double FieldSigma { get; init; } = 0.05;
}
