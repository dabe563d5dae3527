namespace Farside.Processing.Terrain.Textures;

/// <summary>Where a picture's pixels lie on the ground: its upper left corner and a pixel's side, metres.</summary>
readonly record struct TexturePlace(double WestM, double NorthM, double PixelM)
{
    public (double EastM, double NorthM) Of(int column, int row) => (WestM + ((column + 0.5) * PixelM), NorthM - ((row + 0.5) * PixelM));
}
