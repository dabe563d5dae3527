using System.Numerics;

namespace Farside.Simulator.Instruments;

/// <summary>Edges drawn smooth: where a vehicle's outline or the horizon crosses a pixel, four rays share it.</summary>
sealed partial class RayCaster
{
    const float Quarter = 0.25f;

    void SmoothEdges(Light light, Eye eye, byte[] kinds)
    {
        var nearest = NearestGroundM(eye);
        Parallel.For(1, light.Height - 1, row =>
        {
            for (var column = 1; column < light.Width - 1; column++)
            {
                var i = (row * light.Width) + column;
                var kind = kinds[i];
                if (kind != kinds[i - 1] || kind != kinds[i + 1] || kind != kinds[i - light.Width] || kind != kinds[i + light.Width])
                {
                    var sum = Sample(eye, column - Quarter, row - Quarter, nearest) + Sample(eye, column + Quarter, row - Quarter, nearest)
                        + Sample(eye, column - Quarter, row + Quarter, nearest) + Sample(eye, column + Quarter, row + Quarter, nearest);
                    (light.Red[i], light.Green[i], light.Blue[i]) = (sum.X / 4, sum.Y / 4, sum.Z / 4);
                }
            }
        });
    }

    Vector3 Sample(in Eye eye, float column, float row, float nearest)
    {
        var ray = eye.Ray(column, row);
        var (distance, level) = March(eye, ray, nearest);
        return Look(eye, ray, ref distance, level, out _);
    }
}
