using System.Runtime.InteropServices;
using Farside.Core.Rasters;
using Farside.Processing.Photogrammetry.Ties;

namespace Farside.Processing.Descent.Tracking;

/// <summary>A frame ready to be followed: itself and its halvings, the spots that fix a place, the features that are recognised at any turn and size.</summary>
sealed class TrackedPicture
{
    const int SmallestSide = 40;
    const double ClippedShare = 0.0005;
    const double UsableShare = 0.1;

    readonly GreyPyramid _sharp;
    readonly GreyPlane[] _levels;
    readonly int _mostSpots;
    (double X, double Y)[]? _spots;
    readonly Dictionary<Description, FeatureSet> _described = [];

    TrackedPicture(GreyPyramid sharp, int mostSpots)
    {
        (_sharp, _mostSpots) = (sharp, mostSpots);
        var levels = new List<GreyPlane> { sharp.Full };
        while (Math.Min(levels[^1].Width, levels[^1].Height) >= 2 * SmallestSide)
        {
            levels.Add(GreyPyramid.Halved(levels[^1]));
        }

        _levels = [.. levels];
    }

    public int Width => _levels[0].Width;

    public int Height => _levels[0].Height;

    public int Coarsest => _levels.Length - 1;

    /// <summary>The picture, halved so many times.</summary>
    public GreyPlane this[int level] => _levels[level];

    /// <summary>Places between four pixels about which the picture fixes a patch well, spread over it, the best first.</summary>
    public (double X, double Y)[] Spots => _spots ??= FindSpots();

    /// <summary>Features, and where their places are in the picture's own pixels.</summary>
    public (FeatureSet Set, Func<double, double> ToGiven) Described(Description description)
    {
        var reduced = Reduced(description.Size);
        if (!_described.TryGetValue(description, out var set))
        {
            _described[description] = set = FeatureSet.Of(reduced, description.Features);
        }

        return (set, reduced.ToGiven);
    }

    /// <summary>Null where the frame shows nothing: too small, most of it missing or at the upper end of its numbers, or all the same.</summary>
    public static TrackedPicture? Of(Raster<Linear>? grey, int mostSpots)
    {
        if (grey is null || Math.Min(grey.Width, grey.Height) < SmallestSide)
        {
            return null;
        }

        var copy = new Raster<Linear>(grey.Width, grey.Height);
        grey.Pixels.CopyTo(copy.Pixels);
        return BlankClipped(MemoryMarshal.Cast<Linear, float>(copy.Pixels)) ? new(GreyPyramid.Of(copy, 1), mostSpots) : null;
    }

    // Light beyond the top of the scale says nothing of place; a whole number of samples at the very top tells where that is.
    static bool BlankClipped(Span<float> samples)
    {
        var (top, bottom, there) = (float.NegativeInfinity, float.PositiveInfinity, 0);
        foreach (var sample in samples)
        {
            (top, bottom, there) = float.IsNaN(sample) ? (top, bottom, there) : (Math.Max(top, sample), Math.Min(bottom, sample), there + 1);
        }

        var clipped = 0;
        foreach (var sample in samples)
        {
            clipped += sample == top ? 1 : 0;
        }

        if (clipped > ClippedShare * samples.Length)
        {
            for (var i = 0; i < samples.Length; i++)
            {
                samples[i] = samples[i] == top ? float.NaN : samples[i];
            }

            there -= clipped;
        }

        return top > bottom && there > UsableShare * samples.Length;
    }

    (double X, double Y)[] FindSpots()
    {
        Spot[] found = [.. SpotDetector.Find(_sharp).OrderByDescending(spot => spot.Strength)];
        var places = found.Select(spot => (X: Math.Floor(spot.Column) + 0.5, Y: Math.Floor(spot.Row) + 0.5)).ToArray();
        return [.. Spread.Choose(places, _mostSpots).Select(i => places[i])];
    }

    ReducedPicture Reduced(int size)
    {
        var level = 0;
        while (Math.Max(_levels[level].Width, _levels[level].Height) > size && level < Coarsest)
        {
            level++;
        }

        return new(_levels[level], 1 << level);
    }
}
