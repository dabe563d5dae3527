namespace Farside.Processing.Photogrammetry.Ties;

/// <summary>
/// Finds blobs as extremes of the differences of Gaussians and keeps the strongest that are spread over the picture; no threshold of contrast, since lunar
/// soil has little.
/// </summary>
/// <remarks>Source: Lowe 2004, Int. J. Computer Vision 60, 91–110, sections 3 to 5.</remarks>
static class FeatureDetector
{
    const int Border = 8;
    const double MostEdge = 10;
    const int MaskRadius = 10;
    const float FaintestShare = 1e-3f;
    const int MostConsidered = 12;

    public static Feature[] Find(ReducedPicture picture, ScaleSpace space, int most)
    {
        var masked = BoxMean.Of(new(picture.Plane.Width, picture.Plane.Height, Array.ConvertAll(picture.Plane.Samples, s => float.IsNaN(s) ? 1f : 0)), MaskRadius);
        var blobs = Enumerable.Range(0, space.Octaves).SelectMany(octave => Enumerable.Range(1, ScaleSpace.Layers).Select(layer => (octave, layer)))
            .SelectMany(at => Extremes(space, at.octave, at.layer))
            .Where(blob => masked[((int)blob.Row * picture.Plane.Width) + (int)blob.Column] == 0)
            .OrderByDescending(blob => blob.Strength)
            .Take(most * MostConsidered)
            .ToArray();
        blobs = blobs.Length == 0 ? blobs : [.. blobs.Where(blob => blob.Strength > FaintestShare * blobs[0].Strength)];
        var chosen = Spread.Choose([.. blobs.Select(blob => ((double)blob.Column, (double)blob.Row))], most).ToArray();
        var turned = new Feature[chosen.Length][];
        Parallel.For(0, chosen.Length, i => turned[i] = GradientHistogram.Turned(space, blobs[chosen[i]]));
        return [.. turned.SelectMany(features => features)];
    }

    static Feature[] Extremes(ScaleSpace space, int octave, int layer)
    {
        var differences = space.Differences(octave);
        var (width, height) = (differences[0].Width, differences[0].Height);
        var rows = new List<Feature>[height];
        Parallel.For(Border, Math.Max(Border, height - Border), y =>
        {
            rows[y] = [];
            for (var x = Border; x < width - Border; x++)
            {
                if (IsExtreme(differences, layer, x, y) && Refined(differences, space.PixelsIn(octave), octave, layer, x, y) is { } feature)
                {
                    rows[y].Add(feature);
                }
            }
        });
        return [.. rows.Where(row => row is not null).SelectMany(row => row)];
    }

    static bool IsExtreme(GreyPlane[] differences, int layer, int x, int y)
    {
        var (at, plane) = (differences[layer][x, y], differences[layer]);
        var sign = at > 0 ? 1 : -1;
        if (sign * at <= sign * plane[x - 1, y] || sign * at <= sign * plane[x + 1, y])
        {
            return false;
        }

        for (var k = layer - 1; k <= layer + 1; k++)
        {
            for (var j = y - 1; j <= y + 1; j++)
            {
                for (var i = x - 1; i <= x + 1; i++)
                {
                    if ((k, j, i) != (layer, y, x) && sign * differences[k][i, j] >= sign * at)
                    {
                        return false;
                    }
                }
            }
        }

        return true;
    }

    // One Newton step to the extreme of the parabola through its neighbours; blobs that are long like an edge are left out.
    static Feature? Refined(GreyPlane[] d, double size, int octave, int layer, int x, int y)
    {
        var (below, at, above) = (d[layer - 1], d[layer], d[layer + 1]);
        double gx = (at[x + 1, y] - at[x - 1, y]) / 2, gy = (at[x, y + 1] - at[x, y - 1]) / 2, gs = (above[x, y] - below[x, y]) / 2;
        double xx = at[x + 1, y] - (2 * at[x, y]) + at[x - 1, y], yy = at[x, y + 1] - (2 * at[x, y]) + at[x, y - 1], ss = above[x, y] - (2 * at[x, y]) + below[x, y];
        double xy = (at[x + 1, y + 1] - at[x - 1, y + 1] - at[x + 1, y - 1] + at[x - 1, y - 1]) / 4;
        var determinant = (xx * yy) - (xy * xy);
        if (determinant <= 0 || (xx + yy) * (xx + yy) / determinant > (MostEdge + 1) * (MostEdge + 1) / MostEdge)
        {
            return null;
        }

        var (dx, dy, ds) = (-((yy * gx) - (xy * gy)) / determinant, -((xx * gy) - (xy * gx)) / determinant, ss == 0 ? 0 : -gs / ss);
        if (Math.Abs(dx) > 1 || Math.Abs(dy) > 1 || Math.Abs(ds) > 1)
        {
            return null;
        }

        var strength = Math.Abs(at[x, y] + (0.5 * ((gx * dx) + (gy * dy) + (gs * ds))));
        var scale = ScaleSpace.FirstSigma * Math.Pow(2, (layer + ds) / ScaleSpace.Layers) * size;
        return new((float)((x + dx) * size), (float)((y + dy) * size), (float)scale, 0, (float)strength, octave, Math.Clamp((int)Math.Round(layer + ds), 1, ScaleSpace.Layers));
    }
}
