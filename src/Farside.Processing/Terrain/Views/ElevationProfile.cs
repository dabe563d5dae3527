namespace Farside.Processing.Terrain.Views;

/// <summary>Heights along a way.</summary>
public static class ElevationProfile
{
    /// <summary>A height with its standard deviation every <paramref name="stepM"/> of the way; NaN where the ground is open.</summary>
    /// <param name="way">Corners, east and north in metres.</param>
    public static IReadOnlyList<ProfilePoint> Along(TerrainModel model, IReadOnlyList<(double EastM, double NorthM)> way, double stepM)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(stepM);
        ArgumentOutOfRangeException.ThrowIfLessThan(way.Count, 2);
        var (points, done, next) = (new List<ProfilePoint>(), 0.0, 0.0);
        foreach (var (a, b) in way.Zip(way.Skip(1)))
        {
            var length = Math.Sqrt(Math.Pow(b.EastM - a.EastM, 2) + Math.Pow(b.NorthM - a.NorthM, 2));
            for (; next <= done + length; next += stepM)
            {
                var along = length > 0 ? (next - done) / length : 0;
                points.Add(At(model, next, double.Lerp(a.EastM, b.EastM, along), double.Lerp(a.NorthM, b.NorthM, along)));
            }

            done += length;
        }

        return points;
    }

    /// <summary>One place, by the finest cells that know it.</summary>
    public static ProfilePoint At(TerrainModel model, double alongM, double eastM, double northM)
    {
        foreach (var level in model.Levels)
        {
            if (level.HeightAt(eastM, northM) is var height && !double.IsNaN(height))
                return new(alongM, eastM, northM, height, level.Sigmas[(int)Math.Round(level.Grid.Column(eastM)), (int)Math.Round(level.Grid.Row(northM))]);
        }

        return new(alongM, eastM, northM, double.NaN, double.NaN);
    }
}
