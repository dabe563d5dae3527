namespace Farside.Catalogue.Build;

/// <summary>What a file was when it was looked at.</summary>
/// <param name="Bytes">Its size.</param>
/// <param name="ChangedTicks">Its time, UTC, in ticks of 100 ns.</param>
/// <param name="Digest">Of its content; 0 where that was not read.</param>
readonly record struct FileStamp(long Bytes, long ChangedTicks, long Digest = 0)
{
    public bool HasTimeOf(FileStamp other) => Bytes == other.Bytes && ChangedTicks == other.ChangedTicks;
}
