using System.Runtime.InteropServices;
using Farside.Core.Rasters;
using Farside.Simulator.Terrain;

namespace Farside.Simulator.Instruments.Orbiter;

/// <summary>
/// Heights from orbit: metres above the sphere of 1737.4 km, smoothed as a matcher's window or a laser's tracks smooth, with errors that are alike over some posts and a little that is not.
/// </summary>
/// <param name="NoiseM">Spread of the errors that vary smoothly (one standard deviation), in two waves of 5 and 15 posts.</param>
/// <param name="PostNoiseM">Spread of what differs from post to post.</param>
/// <remarks>
/// Stereo of LROC's narrow-angle cameras: posts of 2–5 m, errors of 1–2 m against laser tracks (Henriksen et al. 2017, Icarus 283, 122). Joined laser and terrain-camera heights
/// (SLDEM2015): posts of 60 m at 512 per degree, errors of 3–4 m (Barker et al. 2016, Icarus 273, 346).
/// </remarks>
sealed record OrbitalDem(double NoiseM, double PostNoiseM)
{
    const double StepM = 1 / 64.0; // heights are kept to 16 mm

    public static OrbitalDem Stereo { get; } = new(0.9, 0.12);

    public static OrbitalDem Laser { get; } = new(3, 0.4);

    public Bitmap Of(TerrainPyramid ground, MapGrid grid, uint seed)
    {
        var picture = new Bitmap(grid.Size, grid.Size, 1, SampleKind.Float32);
        Parallel.For(0, grid.Size, row =>
        {
            var line = MemoryMarshal.Cast<byte, float>(picture.Row(row));
            for (var column = 0; column < grid.Size; column++)
            {
                var (x, y) = grid.MapOf(column, row);
                var (_, _, elevation) = MapGrid.Ground(x, y, (east, north) => Smoothed(ground, east, north, grid.PixelM));
                line[column] = (float)(Math.Round((elevation + Error(column, row, seed)) / StepM) * StepM);
            }
        });
        return picture;
    }

    // The mean over three posts each way.
    static double Smoothed(TerrainPyramid ground, double east, double north, double postM)
    {
        var finest = Enumerable.Range(0, ground.Coarsest).FirstOrDefault(k => ground.Levels[k].CellM >= postM, ground.Coarsest);
        var sum = 0.0;
        for (var i = 0; i < 9; i++)
        {
            sum += ground.HeightAt(east + (((i % 3) - 1) * postM), north + (((i / 3) - 1) * postM), finest);
        }

        return sum / 9;
    }

    // Value noise of these waves has a spread of 0.36 between lattice points and at them 0.58.
    double Error(int column, int row, uint seed)
    {
        const double Spread = 0.42;
        var smooth = (Wave(column / 5.0, row / 5.0, seed) + Wave(column / 15.0, row / 15.0, seed + 1)) / (Spread * Math.Sqrt(2));
        return (NoiseM * smooth) + (PostNoiseM * Chance.Normal(Chance.Of(seed + 2, column, row)));
    }

    static double Wave(double x, double y, uint seed)
    {
        var (cx, cy) = ((int)Math.Floor(x), (int)Math.Floor(y));
        var (fx, fy) = (Eased(x - cx), Eased(y - cy));
        return double.Lerp(double.Lerp(At(0, 0), At(1, 0), fx), double.Lerp(At(0, 1), At(1, 1), fx), fy);

        static double Eased(double t) => t * t * (3 - (2 * t));
        double At(int dx, int dy) => Chance.Signed(Chance.Of(seed, cx + dx, cy + dy));
    }
}
