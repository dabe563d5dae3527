namespace Farside.Formats.Deflate;

/// <summary>
/// A repetition in a block: <paramref name="Length"/> bytes at <paramref name="Start"/> equal those <paramref name="Distance"/> bytes
/// before.
/// </summary>
/// <param name="Start">Index in the buffer.</param>
/// <param name="Length">3 … 258.</param>
/// <param name="Distance">1 … 32,768.</param>
readonly record struct Match(int Start, int Length, int Distance);
