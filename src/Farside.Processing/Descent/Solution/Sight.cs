namespace Farside.Processing.Descent.Solution;

/// <summary>One spot seen in one key frame.</summary>
/// <param name="Key">The key frame, by its place in the list of key frames that is worked on.</param>
readonly record struct Sight(int Key, double Column, double Row);
