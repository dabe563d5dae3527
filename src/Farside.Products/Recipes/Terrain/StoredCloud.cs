using System.Runtime.InteropServices;
using Farside.Core.Geometry;
using Farside.Processing.Terrain;

namespace Farside.Products.Recipes.Terrain;

/// <summary>One pair's points in a scratch file, so that a sequence takes no more memory than a pair.</summary>
/// <param name="path">Of <see cref="Write"/>.</param>
sealed class StoredCloud(string path, string id, Point<SiteFrame> eye) : ITerrainCloud
{
    const int BlockPoints = 1 << 14;

    public string Id => id;

    public Point<SiteFrame> Eye => eye;

    public required double PointRad { get; init; }

    public required double CorrelatedPoints { get; init; }

    public required double SharedSigmaM { get; init; }

    /// <summary>Puts points down, metres from the eye: a float then errs by microns.</summary>
    public static void Write(string path, Point<SiteFrame> eye, IEnumerable<TerrainPoint> points)
    {
        using var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 16);
        foreach (var point in points)
        {
            var one = new Kept((float)(point.Place.X - eye.X), (float)(point.Place.Y - eye.Y), (float)(point.Place.Z - eye.Z), point.SigmaM, point.Light);
            file.Write(MemoryMarshal.AsBytes(new ReadOnlySpan<Kept>(in one)));
        }
    }

    public IEnumerable<ReadOnlyMemory<TerrainPoint>> Blocks()
    {
        using var file = File.OpenRead(path);
        var (kept, points) = (new Kept[BlockPoints], new TerrainPoint[BlockPoints]);
        while (Fill(file, kept) is > 0 and var count)
        {
            for (var i = 0; i < count; i++)
            {
                points[i] = kept[i].From(eye);
            }

            yield return points.AsMemory(0, count);
        }
    }

    static int Fill(FileStream file, Kept[] kept) => file.ReadAtLeast(MemoryMarshal.AsBytes(kept.AsSpan()), kept.Length * Marshal.SizeOf<Kept>(), throwOnEndOfStream: false) / Marshal.SizeOf<Kept>();

    [StructLayout(LayoutKind.Sequential)]
    readonly record struct Kept(float East, float North, float Up, float SigmaM, GroundLight Light)
    {
        public TerrainPoint From(Point<SiteFrame> eye) => new(new(eye.X + East, eye.Y + North, eye.Z + Up), SigmaM, Light);
    }
}
