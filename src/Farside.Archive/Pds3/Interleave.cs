namespace Farside.Archive.Pds3;

/// <summary>What repeats fastest after the samples: band sequential, line interleaved, sample interleaved.</summary>
enum Interleave
{
    Band,
    Line,
    Sample,
}
