namespace Farside.Processing.Photogrammetry.Mosaics;

/// <summary>How often a picture is halved before it is sampled, so that samples neither skip pixels nor blur them.</summary>
static class MipLevel
{
    public const int Coarsest = 10;

    /// <summary>The level at which so many source pixels a mosaic pixel become 0.7 to 1.4.</summary>
    public static int For(double scale) => scale > 1 ? Math.Min(Coarsest, (int)Math.Floor(Math.Log2(scale) + 0.5)) : 0;
}
