using Farside.Core.Rasters;

namespace Farside.Processing.Terrain.Meshes;

/// <summary>Heights on the corners of a square lattice with 2ⁿ steps to a side; NaN where the ground is open.</summary>
/// <param name="WestM">East of the first column.</param>
/// <param name="NorthM">North of the first row.</param>
/// <param name="StepM">Between posts.</param>
/// <param name="Heights">Metres; row by row southward.</param>
/// <param name="Grain">How many steps wide the cells are that a post's height comes from: a post's height is known no finer.</param>
public sealed record HeightPosts(double WestM, double NorthM, double StepM, Raster<float> Heights, Raster<byte> Grain)
{
    /// <summary>Steps to a side.</summary>
    public int Steps => Heights.Width - 1;

    public double EastOf(int column) => WestM + (column * StepM);

    public double NorthOf(int row) => NorthM - (row * StepM);

    /// <summary>Posts from a model, each from the finest level that has ground there.</summary>
    /// <param name="westM">Of the first post.</param>
    /// <param name="stepsLog2">The lattice has 2 to this power of steps.</param>
    public static HeightPosts Of(TerrainModel model, double westM, double northM, double stepM, int stepsLog2, int threads = 0)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(stepsLog2, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(stepsLog2, 13);
        var side = (1 << stepsLog2) + 1;
        var posts = new HeightPosts(westM, northM, stepM, new(side, side), new(side, side));
        Parallel.For(0, side, new ParallelOptions { MaxDegreeOfParallelism = threads > 0 ? threads : -1 }, row => Fill(posts, model, row));
        return posts;
    }

    static void Fill(HeightPosts posts, TerrainModel model, int row)
    {
        for (var column = 0; column <= posts.Steps; column++)
        {
            posts.Heights[column, row] = float.NaN;
            foreach (var level in model.Levels)
            {
                if (level.HeightAt(posts.EastOf(column), posts.NorthOf(row)) is var height && !double.IsNaN(height))
                {
                    posts.Heights[column, row] = (float)height;
                    posts.Grain[column, row] = (byte)Math.Clamp(Math.Round(level.Grid.PixelM / posts.StepM), 1, byte.MaxValue);
                    break;
                }
            }
        }
    }

    /// <summary>The ground's upward normal at a post, from posts about it as far as its grain; straight up where there are none.</summary>
    internal (float East, float North, float Up) NormalAt(int column, int row)
    {
        var reach = Math.Max((byte)1, Grain[column, row]);
        var (east, north) = (Slope(column, row, reach, 0), -Slope(column, row, 0, reach));
        var length = Math.Sqrt((east * east) + (north * north) + 1);
        return ((float)(-east / length), (float)(-north / length), (float)(1 / length));
    }

    // Rise per metre rightward or downward; from one side where the other is open.
    double Slope(int column, int row, int right, int down)
    {
        var here = Heights[column, row];
        var (before, after) = (At(column - right, row - down), At(column + right, row + down));
        var (low, high) = (float.IsNaN(before) ? here : before, float.IsNaN(after) ? here : after);
        var steps = (float.IsNaN(before) ? 0 : 1) + (float.IsNaN(after) ? 0 : 1);
        return steps == 0 ? 0 : (high - low) / (steps * Math.Max(right, down) * StepM);
    }

    float At(int column, int row) => (uint)column <= (uint)Steps && (uint)row <= (uint)Steps ? Heights[column, row] : float.NaN;
}
