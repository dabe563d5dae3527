namespace Farside.Processing.Photogrammetry.Dense;

/// <summary>What the candidates of one pixel cost over all paths, and for every pixel of the right picture which of all candidates fits it best.</summary>
abstract class CandidateSums
{
    /// <summary>As good as one that the right picture does not show: never wins.</summary>
    public abstract int Unseen { get; }

    /// <summary>What the pixel asked last costs at a candidate.</summary>
    public abstract int this[int at] { get; }

    /// <summary>Begins a row.</summary>
    public abstract void Clear();

    /// <summary>Adds a pixel's paths up.</summary>
    /// <param name="place">Of candidate 0 in the mirrored row of the right picture.</param>
    /// <param name="first">Disparity of candidate 0.</param>
    /// <param name="count">Candidates, a multiple of 32.</param>
    /// <param name="asked">Of these those that may win.</param>
    /// <param name="hidden">255 where the right picture shows nothing.</param>
    /// <param name="cost">C of the candidates; summed once a path.</param>
    /// <param name="sumA">With the others: the paths' own parts.</param>
    /// <returns>The candidate that costs least, the first of several, and its cost.</returns>
    public abstract (int At, int Cost) Take(int place, int first, int count, int asked, ref byte hidden, ref byte cost, ref byte sumA, ref byte sumB, ref byte sumC);

    /// <summary>The least cost but for the candidate and its neighbours.</summary>
    public abstract int LeastBeside(int at, int count);

    /// <summary>The disparity that fits the right picture's pixel best, the smallest of several.</summary>
    public abstract int RightDisparity(int place);
}
