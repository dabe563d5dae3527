namespace Farside.Processing.Terrain.Films;

/// <summary>A vertex as a camera sees it. What is drawn straight over the picture is everything divided by depth.</summary>
/// <param name="Near">One over the depth, per metre; negative behind the eye.</param>
/// <param name="U">Of the texture, times <paramref name="Near"/>.</param>
/// <param name="V">Of the texture, times <paramref name="Near"/>.</param>
/// <param name="Bright">0 to 1, times <paramref name="Near"/>.</param>
readonly record struct Corner(float X, float Y, float Near, float U, float V, float Bright);
