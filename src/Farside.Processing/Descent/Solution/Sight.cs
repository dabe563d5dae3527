namespace Farside.Processing.Descent.Solution;

/// <summary>One spot seen in one key frame.</summary>
/// <param name="Key">The key frame, by its place in the list of key frames that is worked on.</param>
/// <param name="Spread">Its standard deviation over that of the median sight; 1 where nobody says.</param>
readonly record struct Sight(int Key, double Column, double Row, double Spread = 1);
