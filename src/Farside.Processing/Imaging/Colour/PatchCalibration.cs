using Farside.Core.Colour;

namespace Farside.Processing.Imaging.Colour;

/// <summary>What a patch of known colours says of a camera.</summary>
/// <param name="WhiteBalance">From its greys.</param>
/// <param name="Matrix">From all its squares.</param>
/// <param name="Samples">The squares as they were fitted.</param>
/// <param name="FittedDifference">Mean ΔE₀₀ of the squares under the matrix.</param>
/// <param name="HeldOutDifference">Mean ΔE₀₀ of each colour that is not grey under the matrix which the others give.</param>
public sealed record PatchCalibration(ColourGains WhiteBalance, ColourMatrix Matrix, IReadOnlyList<ColourSample> Samples, double FittedDifference, double HeldOutDifference)
{
    /// <summary>Balances on the greys, scales the exposure so that they are as light as stated, and fits the matrix; null without a grey or with fewer than three other colours.</summary>
    /// <param name="readings">Of every square, as <see cref="PatchReading"/> gives them.</param>
    public static PatchCalibration? Of(PatchLayout layout, IReadOnlyList<Tristimulus?> readings)
    {
        var squares = Enumerable.Range(0, readings.Count).Where(square => readings[square] is not null).ToList();
        var greys = squares.Where(layout.IsGrey).ToList();
        if (greys.Count == 0 || squares.Except(greys).Select(layout.Name).Distinct(StringComparer.Ordinal).Count() < 3)
        {
            return null;
        }

        var scales = Enumerable.Range(0, 3).Select(channel => Scale(layout, readings, greys, channel)).ToArray();
        var samples = squares.ConvertAll(square => Sample(layout, square, readings[square]!.Value, scales));
        var matrix = MatrixFit.Of(samples);
        var heldOut = MatrixFit.HeldOut(samples).Zip(squares).Where(pair => !layout.IsGrey(pair.Second)).Average(pair => pair.First.Difference);
        return new(new(scales[0] / scales[1], 1, scales[2] / scales[1]), matrix, samples, samples.Average(sample => MatrixFit.Difference(matrix, sample)), heldOut);
    }

    static ColourSample Sample(PatchLayout layout, int square, Tristimulus counted, double[] scales) =>
        new(layout.Name(square), new(counted.X * scales[0], counted.Y * scales[1], counted.Z * scales[2]), layout.Screen(square));

    // Least squares of what the greys are over what was counted.
    static double Scale(PatchLayout layout, IReadOnlyList<Tristimulus?> readings, List<int> greys, int channel)
    {
        var both = greys.Sum(square => layout.Screen(square)[channel] * readings[square]!.Value[channel]);
        return both / greys.Sum(square => readings[square]!.Value[channel] * readings[square]!.Value[channel]);
    }
}
