using Farside.Core.Rasters;
using Farside.Processing.Photogrammetry.Mosaics;

namespace Farside.Processing.Descent.Map;

/// <summary>One octave of a descent's map.</summary>
/// <param name="Light">Proportional to the scene's light at the exposure of the map's first frame; NaN where no frame shows the ground.</param>
/// <param name="Sources">1 + the place of the frame that a pixel mostly comes from; 0 for none. What the level's frames do not show comes from coarser ones.</param>
/// <param name="Relief">Heights measured at this level; null where none were, or where they did not make held-out frames agree better.</param>
/// <param name="Frames">The frames it was put together from, by place.</param>
/// <param name="ReliefFrames">The frames that heights were measured in.</param>
/// <param name="Dusty">Frames that were left out because dust hides the ground in them.</param>
/// <param name="ChangedShare">Share of the frames' area that was left out because it shows something else than earlier frames do.</param>
/// <param name="Seams">What is left of parallax along the seams.</param>
/// <param name="HeldOut">How frames that are not in the map fall onto it over its own relief.</param>
/// <param name="HeldOutBefore">The same over the relief that coarser levels gave.</param>
/// <param name="Coverage">Share of the level's rectangle that its own frames show; the rest is the coarser level's.</param>
public sealed record DescentMapLevel(
    MapGrid Grid, Raster<float> Light, Raster<ushort> Sources, ReliefLevel? Relief, IReadOnlyList<int> Frames, IReadOnlyList<int> ReliefFrames, IReadOnlyList<int> Dusty,
    double ChangedShare, SeamRegistration Seams, MapAgreement HeldOut, MapAgreement HeldOutBefore, double Coverage);
