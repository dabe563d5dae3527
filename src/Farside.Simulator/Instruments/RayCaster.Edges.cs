using System.Numerics;

namespace Farside.Simulator.Instruments;

/// <summary>Edges drawn smooth: where a vehicle's outline or the horizon crosses a pixel, four rays share it.</summary>
sealed partial class RayCaster
{
    const float Quarter = 0.25f;

    void SmoothEdges(Light light, Eye eye, SolidsInView solids, byte[] kinds)
    {
        var smooth = new (int Index, Vector3 Colour)[light.Height][];
        Parallel.For(1, light.Height - 1, row =>
        {
            var near = new List<SolidsInView.Candidate>();
            var found = new List<(int, Vector3)>();
            solids.In(0, light.Width, row, near);
            for (var column = 1; column < light.Width - 1; column++)
            {
                var i = (row * light.Width) + column;
                var kind = kinds[i];
                if (kind != kinds[i - 1] || kind != kinds[i + 1] || kind != kinds[i - light.Width] || kind != kinds[i + light.Width])
                {
                    var start = NearestGroundAround(light, kinds, i);
                    var sum = Sample(eye, column - Quarter, row - Quarter, near, start) + Sample(eye, column + Quarter, row - Quarter, near, start)
                        + Sample(eye, column - Quarter, row + Quarter, near, start) + Sample(eye, column + Quarter, row + Quarter, near, start);
                    found.Add((i, sum / 4));
                }
            }

            smooth[row] = [.. found];
        });
        foreach (var (i, colour) in smooth.Where(row => row is not null).SelectMany(row => row))
        {
            (light.Red[i], light.Green[i], light.Blue[i]) = (colour.X, colour.Y, colour.Z);
        }
    }

    // Where the ground can begin for rays through a pixel: a little before its nearest ground neighbour; infinite when none is ground.
    static float NearestGroundAround(Light light, byte[] kinds, int i)
    {
        var nearest = float.PositiveInfinity;
        foreach (var j in (ReadOnlySpan<int>)[i, i - 1, i + 1, i - light.Width, i + light.Width])
        {
            nearest = kinds[j] == 1 ? Math.Min(nearest, light.DistanceM[j]) : nearest;
        }

        return nearest * 0.985f;
    }

    Vector3 Sample(in Eye eye, float column, float row, List<SolidsInView.Candidate> near, float start)
    {
        var ray = eye.Ray(column, row);
        var (distance, level) = March(eye, ray, start);
        return Look(eye, ray, near, ref distance, level, out _);
    }
}
