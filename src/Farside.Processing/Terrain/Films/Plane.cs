namespace Farside.Processing.Terrain.Films;

/// <summary>A number that changes evenly over a picture.</summary>
readonly record struct Plane(float Right, float Down, float AtCorner)
{
    public float At(float x, float y) => AtCorner + (Right * x) + (Down * y);
}
