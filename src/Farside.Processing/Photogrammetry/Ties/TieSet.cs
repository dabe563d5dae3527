namespace Farside.Processing.Photogrammetry.Ties;

/// <summary>What ties a set of pictures together: spots seen in several of them, and how each pair of pictures fared.</summary>
/// <param name="Tracks">Each spot once in a picture; in the order in which they were found.</param>
/// <param name="Pairs">All pairs that could overlap, by first then second picture; also those that gave nothing.</param>
public sealed record TieSet(IReadOnlyList<Track> Tracks, IReadOnlyList<PairTies> Pairs)
{
    /// <summary>
    /// Standard deviation of each point against the track's first point, pixels, by the least-squares match; as <see cref="Tracks"/> and their points are
    /// ordered. The first point of a track defines the spot: 0.
    /// </summary>
    public IReadOnlyList<IReadOnlyList<double>> SigmaPx { get; init; } = [];
}
