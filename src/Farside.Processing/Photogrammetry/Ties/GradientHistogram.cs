namespace Farside.Processing.Photogrammetry.Ties;

/// <summary>
/// Describes a blob by the directions of the gradients about it: first its own direction, then 4 × 4 histograms of 8 directions, as square roots of their
/// shares, which makes the usual distance compare shares. Weights fall off as (1 − r²)², with no function but arithmetic.
/// </summary>
/// <remarks>
/// Source: Lowe 2004, Int. J. Computer Vision 60, 91–110, sections 5 and 6; the square root: Arandjelović &amp; Zisserman 2012, CVPR, 2911–2918.
/// </remarks>
static class GradientHistogram
{
    public const int Length = Cells * Cells * Directions;
    const int Cells = 4;
    const int Directions = 8;
    const int Bins = 36;
    const double OrientationReach = 4.5;
    const double CellReach = 3;
    const double SecondShare = 0.8;
    const float Largest = 0.2f;
    const float ByteScale = 250;

    /// <summary>The blob with its direction; more than one when several are about as strong.</summary>
    public static Feature[] Turned(ScaleSpace space, Feature blob)
    {
        var (plane, x, y, scale) = On(space, blob);
        Span<float> bins = stackalloc float[Bins];
        var reach = OrientationReach * scale;
        var radius = (int)Math.Ceiling(reach);
        for (var j = -radius; j <= radius; j++)
        {
            for (var i = -radius; i <= radius; i++)
            {
                var far = ((i * i) + (j * j)) / (reach * reach);
                if (far < 1 && Gradient(plane, (int)Math.Round(x) + i, (int)Math.Round(y) + j) is { } g)
                {
                    var bin = g.Angle * (Bins / (2 * MathF.PI));
                    bins[(int)bin % Bins] += g.Size * (float)((1 - far) * (1 - far));
                }
            }
        }

        Smooth(bins);
        Smooth(bins);
        return Peaks(bins, blob);
    }

    /// <summary>Writes the description: 128 numbers from 0 to 127.</summary>
    public static void Describe(ScaleSpace space, Feature feature, Span<byte> description)
    {
        var (plane, x, y, scale) = On(space, feature);
        Span<float> cells = stackalloc float[Length];
        var (sin, cos) = Math.SinCos(feature.AngleRad);
        var cell = CellReach * scale;
        var radius = (int)Math.Ceiling(cell * (Cells + 1) * 0.7072);
        for (var j = -radius; j <= radius; j++)
        {
            for (var i = -radius; i <= radius; i++)
            {
                var (px, py) = ((int)Math.Round(x) + i, (int)Math.Round(y) + j);
                var (dx, dy) = (px - x, py - y);
                var (u, v) = (((cos * dx) + (sin * dy)) / cell, ((cos * dy) - (sin * dx)) / cell);
                if (Math.Abs(u) < 2.5 && Math.Abs(v) < 2.5 && Gradient(plane, px, py) is { } g)
                {
                    Vote(cells, (float)u, (float)v, g.Angle - feature.AngleRad, g.Size);
                }
            }
        }

        Quantise(cells, description);
    }

    static (GreyPlane Plane, double X, double Y, double Scale) On(ScaleSpace space, Feature feature)
    {
        var size = space.PixelsIn(feature.Octave);
        return (space.Smoothing(feature.Octave)[feature.Layer], feature.Column / size, feature.Row / size, feature.Scale / size);
    }

    static (float Size, float Angle)? Gradient(GreyPlane plane, int x, int y)
    {
        if (x < 1 || y < 1 || x >= plane.Width - 1 || y >= plane.Height - 1)
        {
            return null;
        }

        var (gx, gy) = (plane[x + 1, y] - plane[x - 1, y], plane[x, y + 1] - plane[x, y - 1]);
        return (MathF.Sqrt((gx * gx) + (gy * gy)), Angle(gx, gy));
    }

    // Angle from 0 to 2π, to a thousandth of a radian, by plain arithmetic: libraries differ in the last digit between processors.
    static float Angle(float x, float y)
    {
        var (ax, ay) = (MathF.Abs(x), MathF.Abs(y));
        var t = ax + ay == 0 ? 0 : MathF.Min(ax, ay) / MathF.Max(ax, ay);
        var angle = t * ((MathF.PI / 4) + ((1 - t) * (0.2447f + (0.0663f * t))));
        angle = ay > ax ? (MathF.PI / 2) - angle : angle;
        angle = x < 0 ? MathF.PI - angle : angle;
        return y < 0 ? (2 * MathF.PI) - angle : angle;
    }

    static void Smooth(Span<float> bins)
    {
        Span<float> before = stackalloc float[Bins];
        bins.CopyTo(before);
        for (var i = 0; i < Bins; i++)
        {
            bins[i] = (before[(i + Bins - 1) % Bins] + before[i] + before[(i + 1) % Bins]) / 3;
        }
    }

    static Feature[] Peaks(ReadOnlySpan<float> bins, Feature blob)
    {
        var greatest = 0f;
        foreach (var bin in bins)
        {
            greatest = MathF.Max(greatest, bin);
        }

        var found = new List<Feature>();
        for (var i = 0; i < Bins; i++)
        {
            var (before, at, after) = (bins[(i + Bins - 1) % Bins], bins[i], bins[(i + 1) % Bins]);
            if (at > before && at >= after && at >= SecondShare * greatest)
            {
                var middle = i + 0.5f + (0.5f * (before - after) / (before - (2 * at) + after));
                found.Add(blob with { AngleRad = middle * (2 * MathF.PI / Bins) });
            }
        }

        return [.. found.Take(2)];
    }

    // Shares the gradient among the two nearest cells in each direction and the two nearest directions.
    static void Vote(Span<float> cells, float u, float v, float angle, float size)
    {
        var far = ((u * u) + (v * v)) / 12.5f;
        var weight = size * (1 - far) * (1 - far);
        var (cu, cv) = (u + 1.5f, v + 1.5f);
        var direction = (angle + (2 * MathF.PI)) * (Directions / (2 * MathF.PI));
        var (iu, iv, id) = ((int)MathF.Floor(cu), (int)MathF.Floor(cv), (int)MathF.Floor(direction));
        var (fu, fv, fd) = (cu - iu, cv - iv, direction - id);
        for (var k = 0; k < 8; k++)
        {
            var (x, y, d) = (iu + (k & 1), iv + ((k >> 1) & 1), (id + (k >> 2)) % Directions);
            if ((uint)x < Cells && (uint)y < Cells)
            {
                cells[(((y * Cells) + x) * Directions) + d] +=
                    weight * ((k & 1) == 0 ? 1 - fu : fu) * ((k & 2) == 0 ? 1 - fv : fv) * ((k & 4) == 0 ? 1 - fd : fd);
            }
        }
    }

    static void Quantise(Span<float> cells, Span<byte> description)
    {
        var squares = 0f;
        foreach (var cell in cells)
        {
            squares += cell * cell;
        }

        // One strong edge must not decide alone.
        var (most, sum) = (Largest * MathF.Sqrt(squares), 0f);
        for (var i = 0; i < Length; i++)
        {
            cells[i] = MathF.Min(cells[i], most);
            sum += cells[i];
        }

        for (var i = 0; i < Length; i++)
        {
            description[i] = sum > 0 ? (byte)MathF.Min(127, (ByteScale * MathF.Sqrt(cells[i] / sum)) + 0.5f) : (byte)0;
        }
    }
}
