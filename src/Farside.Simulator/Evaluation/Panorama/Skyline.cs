using Farside.Core.Rasters;
using Farside.Simulator.Evaluation.Geometry;

namespace Farside.Simulator.Evaluation.Panorama;

/// <summary>
/// How level the picture itself is: where its black sky ends, against the true ground's skyline, column by column. A wave once around is a tilt. Nothing that
/// the product states goes in but its projection.
/// </summary>
sealed class Skyline : IPanoramaQuantity
{
    public const string Level = "panorama: level by its skyline";

    const int Columns = 360;
    const int LeastColumns = 60;
    const double LeastTurnDeg = 120;
    const byte Dark = 40;
    const int Thick = 3;
    const double FarthestM = 15_000;
    const int Halvings = 22;
    const double LowestRad = -0.15;
    const double HighestRad = 0.3;
    const int Rounds = 50;
    const double NearRad = 1e-4;

    public IReadOnlyList<string> Quantities => [Level];

    public IEnumerable<(string Quantity, double Value, int Judged, int Of)> Measure(PanoramaCase panorama)
    {
        if (panorama.Product.Projection is not { } projection || panorama.Geometry.Ground is not { } ground)
        {
            yield break;
        }

        var found = new List<(double Azimuth, double Error)>();
        for (var i = 0; i < Columns; i++)
        {
            var column = (int)((i + 0.5) * projection.Width / Columns);
            if (Row(panorama.Picture, column) is { } row)
            {
                var azimuth = projection.AzimuthRad(column);
                found.Add((azimuth, projection.ElevationRad(row - 0.5) - True(panorama, ground, azimuth)));
            }
        }

        if (found.Count >= LeastColumns && found.Count * (projection.Width / projection.PixelsPerRadian) / Columns * (180 / Math.PI) >= LeastTurnDeg)
        {
            yield return (Level, Tilt(found) * (180 / Math.PI), found.Count, Columns);
        }
    }

    /// <summary>First bright row below black sky; null where the column does not begin with sky.</summary>
    static int? Row(Bitmap picture, int column)
    {
        var sky = 0;
        for (var row = 0; row + Thick <= picture.Height; row++)
        {
            if (picture.Row(row)[(4 * column) + 3] == 0)
            {
                sky = 0;
                continue;
            }

            if (Enumerable.Range(row, Thick).All(one => IsBright(picture, column, one)))
            {
                return sky >= Thick ? row : null;
            }

            sky++;
        }

        return null;
    }

    static bool IsBright(Bitmap picture, int column, int row) => picture.Row(row)[(4 * column) + 1] >= Dark;

    /// <summary>Elevation of the ground's edge in the true site, seen from the true eye, radians.</summary>
    static double True(PanoramaCase panorama, TrueGround ground, double azimuthRad)
    {
        var eye = panorama.True(PanoramaProjection.Towards(azimuthRad, 0)).Eye;
        var (low, high) = (LowestRad, HighestRad);
        for (var i = 0; i < Halvings; i++)
        {
            var middle = (low + high) / 2;
            (low, high) = ground.Meet(eye, PanoramaProjection.Towards(azimuthRad, middle), FarthestM) is null ? (low, middle) : (middle, high);
        }

        return (low + high) / 2;
    }

    /// <summary>
    /// Amplitude of the wave once around that has the least sum of distances, by weighted least squares: columns whose sky ends at a shadow or at a mast
    /// count for little.
    /// </summary>
    static double Tilt(List<(double Azimuth, double Error)> found)
    {
        var wave = new double[3];
        for (var round = 0; round < Rounds; round++)
        {
            wave = Fit(found, wave);
        }

        return Math.Sqrt((wave[1] * wave[1]) + (wave[2] * wave[2]));
    }

    static double[] Fit(List<(double Azimuth, double Error)> found, double[] before)
    {
        var (normal, right) = (new double[3, 3], new double[3]);
        foreach (var (azimuth, error) in found)
        {
            double[] terms = [1, Math.Sin(azimuth), Math.Cos(azimuth)];
            var weight = 1 / Math.Max(NearRad, Math.Abs(error - terms.Zip(before, (term, factor) => term * factor).Sum()));
            for (var i = 0; i < 3; i++)
            {
                right[i] += weight * terms[i] * error;
                for (var j = 0; j < 3; j++)
                {
                    normal[i, j] += weight * terms[i] * terms[j];
                }
            }
        }

        return SmallSystem.Solve(normal, right);
    }
}
