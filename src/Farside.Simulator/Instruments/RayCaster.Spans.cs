using System.Numerics;

namespace Farside.Simulator.Instruments;

/// <summary>
/// Pixels that no single ray speaks for: an outline or the horizon crosses them, or they lie along the ground. Levels of terrain are as wide as a pixel is across, but seen
/// flatly a pixel is many cells long; what a camera makes of it is their mean.
/// </summary>
sealed partial class RayCaster
{
    const float FootprintsPerRay = 2;
    const int MostAcross = 3;
    const int MostDown = 8;

    void SpreadRays(Light light, Eye eye, SolidsInView solids, byte[] kinds, int from, int to)
    {
        var near = new List<SolidsInView.Candidate>();
        for (var row = 1; row < light.Height - 1; row++)
        {
            solids.In(from, to, row, near);
            for (var column = Math.Max(1, from); column < Math.Min(to, light.Width - 1); column++)
            {
                var i = (row * light.Width) + column;
                var (across, down) = RaysFor(light, kinds, i, eye.PixelRad);
                if (across * down > 1)
                {
                    var colour = MeanOf(eye, column, row, across, down, near, GroundBegins(light, kinds, i, eye.IsUpright));
                    (light.Red[i], light.Green[i], light.Blue[i]) = (colour.X, colour.Y, colour.Z);
                }
            }
        }
    }

    static (int Across, int Down) RaysFor(Light light, byte[] kinds, int i, float pixelRad)
    {
        var (kind, width) = (kinds[i], light.Width);
        if (kind != kinds[i - 1] || kind != kinds[i + 1] || kind != kinds[i - width] || kind != kinds[i + width])
        {
            return (MostAcross, MostAcross);
        }

        if (kind != 1)
        {
            return (1, 1);
        }

        var distances = light.DistanceM;
        var aRay = 2 * FootprintsPerRay * distances[i] * pixelRad;
        return (Rays(distances[i - 1] - distances[i + 1], MostAcross), Rays(distances[i - width] - distances[i + width], MostDown));

        int Rays(float overTwoPixels, int most) => Math.Min(most, 1 + (int)Math.Min(most, Math.Abs(overTwoPixels) / aRay));
    }

    // Columns of rays go up, each from where the one below it met the ground.
    Vector3 MeanOf(in Eye eye, int column, int row, int across, int down, List<SolidsInView.Candidate> near, float nearest)
    {
        var sum = Vector3.Zero;
        for (var c = 0; c < across; c++)
        {
            var start = nearest;
            for (var r = down - 1; r >= 0; r--)
            {
                var ray = eye.Ray(column + Offset(c, across), row + Offset(r, down));
                var (distance, level) = March(eye, ray, start);
                start = eye.IsUpright ? distance : nearest;
                sum += Look(eye, ray, near, ref distance, level, out _);
            }
        }

        return sum / (across * down);

        static float Offset(int k, int n) => ((k + 0.5f) / n) - 0.5f;
    }

    // Where the ground can begin for rays through a pixel: for upright eyes where it was met just below, else a little before its nearest neighbour; infinite when none is ground.
    static float GroundBegins(Light light, byte[] kinds, int i, bool isUpright)
    {
        var (nearest, below) = (float.PositiveInfinity, i + light.Width);
        for (var above = isUpright && kinds[below] == 1 ? below : i - light.Width; above <= below; above += light.Width)
        {
            for (var j = above - 1; j <= above + 1; j++)
            {
                nearest = kinds[j] == 1 ? Math.Min(nearest, light.DistanceM[j]) : nearest;
            }
        }

        return isUpright ? nearest : nearest * 0.985f;
    }
}
