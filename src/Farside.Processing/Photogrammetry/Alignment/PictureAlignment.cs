using Farside.Core.Rasters;
using Farside.Processing.Photogrammetry.Adjustment;

namespace Farside.Processing.Photogrammetry.Alignment;

/// <summary>
/// Lays whole overlaps on each other: of pictures from one spot whose poses and lenses are right to a fraction of a pixel, finds those with which all pixels of all
/// overlaps agree best. Ties are places that stand out; an open row of faint soil holds its focal length by everything else, and knows it two to five times
/// better so.
/// </summary>
/// <remarks>
/// Gauss-Newton steps over all poses and lenses at once; each tile of an overlap adds its pull and its information (Lucas &amp; Kanade 1981, IJCAI, 674–679, with
/// the cameras' own models as the warp). Sigmas take the tiles' own scatter for the noise.
/// </remarks>
public static class PictureAlignment
{
    /// <param name="network">Its views each on a station of its own; values nearly right, priors as they were before any tie.</param>
    /// <param name="pairs">Views that surely overlap, by place; first below second.</param>
    /// <param name="grey">A picture by its place, as large as its camera says, proportional to light or to a power of it; may be asked for again.</param>
    /// <returns>Null where the overlaps do not hold together what the pairs do, or come to no rest: then the network is best left as it is.</returns>
    public static AlignmentResult? Refine(
        Network network, IReadOnlyList<(int First, int Second)> pairs, Func<int, Raster<Linear>> grey, AlignmentOptions? options = null, CancellationToken cancel = default) =>
        new AlignmentRun(network, pairs, grey, options ?? new(), cancel).Solve();
}
