using System.Numerics;
using Farside.Core.Rasters;

namespace Farside.Processing.Terrain.Films;

/// <summary>A square picture and its halved copies, read between pixels and between copies: ground far away neither flickers nor blurs more than it must.</summary>
public sealed class TexturePyramid
{
    readonly int[] _sides;
    readonly byte[][] _levels;

    TexturePyramid(List<(int Side, byte[] Texels)> levels) => (_sides, _levels) = ([.. levels.Select(level => level.Side)], [.. levels.Select(level => level.Texels)]);

    /// <summary>Pixels to a side of the finest copy.</summary>
    public int Side => _sides[0];

    /// <param name="light">Side a power of two; missing light is a hole.</param>
    /// <param name="shown">Light as a screen shows it.</param>
    public static TexturePyramid Of(Raster<GroundLight> light, Func<GroundLight, Rgb8> shown)
    {
        if (light.Width != light.Height || !BitOperations.IsPow2(light.Width))
        {
            throw new ArgumentException($"{light.Width} × {light.Height}: a texture's side is a power of two.", nameof(light));
        }

        var finest = new byte[4 * light.Pixels.Length];
        for (var i = 0; i < light.Pixels.Length; i++)
        {
            if (!light.Pixels[i].IsMissing)
            {
                var colour = shown(light.Pixels[i]);
                (finest[4 * i], finest[(4 * i) + 1], finest[(4 * i) + 2], finest[(4 * i) + 3]) = (colour.R, colour.G, colour.B, byte.MaxValue);
            }
        }

        List<(int Side, byte[] Texels)> levels = [(light.Width, finest)];
        while (levels[^1].Side > 1)
        {
            levels.Add(Halved(levels[^1].Side, levels[^1].Texels));
        }

        return new(levels);
    }

    /// <summary>Red, green, blue, 0 to 255, darkened by W, the share that is no hole, 0 to 1.</summary>
    /// <param name="u">0 to 1 rightward.</param>
    /// <param name="v">0 to 1 downward.</param>
    /// <param name="level">0 for the finest copy, 1 for the halved one …</param>
    public Vector4 At(float u, float v, float level)
    {
        var clamped = Math.Clamp(level, 0, _levels.Length - 1.001f);
        var fine = (int)clamped;
        var share = clamped - fine;
        var near = At(fine, u, v);
        return share < 0.02f ? near : Vector4.Lerp(near, At(fine + 1, u, v), share);
    }

    Vector4 At(int level, float u, float v)
    {
        var (side, texels) = (_sides[level], _levels[level]);
        var (x, y) = ((u * side) - 0.5f, (v * side) - 0.5f);
        var (left, top) = ((int)MathF.Floor(x), (int)MathF.Floor(y));
        var (a, b) = (x - left, y - top);
        var (x0, x1, y0, y1) = (Math.Clamp(left, 0, side - 1), Math.Clamp(left + 1, 0, side - 1), Math.Clamp(top, 0, side - 1) * side, Math.Clamp(top + 1, 0, side - 1) * side);
        var upper = Vector4.Lerp(Texel(texels, y0 + x0), Texel(texels, y0 + x1), a);
        return Vector4.Lerp(upper, Vector4.Lerp(Texel(texels, y1 + x0), Texel(texels, y1 + x1), a), b);
    }

    static Vector4 Texel(byte[] texels, int at) => new(texels[4 * at], texels[(4 * at) + 1], texels[(4 * at) + 2], texels[(4 * at) + 3] * (1f / byte.MaxValue));

    // Holes are black and weigh nothing: colours stay as they are, only their share shrinks.
    static (int Side, byte[] Texels) Halved(int side, byte[] texels)
    {
        var (half, made) = (side / 2, new byte[side / 2 * (side / 2) * 4]);
        for (var i = 0; i < half * half; i++)
        {
            var first = (2 * (i / half) * side) + (2 * (i % half));
            for (var channel = 0; channel < 4; channel++)
            {
                var sum = texels[(4 * first) + channel] + texels[(4 * (first + 1)) + channel] + texels[(4 * (first + side)) + channel] + texels[(4 * (first + side + 1)) + channel];
                made[(4 * i) + channel] = (byte)((sum + 2) / 4);
            }
        }

        return (half, made);
    }
}
