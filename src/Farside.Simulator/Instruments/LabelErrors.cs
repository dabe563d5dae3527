using Farside.Core.Geometry;
using Farside.Simulator.Terrain;

namespace Farside.Simulator.Instruments;

/// <summary>
/// What the ground did not know when it wrote the labels: the rover's attitude and place (one error for a whole sequence), and play in the mast
/// (another at each pointing, the same for both eyes and for repeated shots). Normal deviates cut at ±3.5 σ.
/// </summary>
/// <remarks>
/// Sizes: heading σ 0.13°, pitch and roll σ 0.05° and place σ 8 mm of a sequence; mast play σ 0.02° each way; ten times less for the lander's mast. The real
/// labels' body headings scatter by 0.30° within a sequence and their places agree to 5 cm. <see cref="LabelAccuracy.Degree"/>: eight times.
/// </remarks>
sealed class LabelErrors(uint seed, LabelAccuracy accuracy)
{
    const double HeadingDeg = 0.13;
    const double TiltDeg = 0.05;
    const double PlaceM = 0.008;
    const double PlayDeg = 0.02;
    const double LanderMastDeg = 0.025;
    const double LanderPlayDeg = 0.003;
    const double LanderPlaceM = 0.001;

    readonly double _scale = accuracy switch { LabelAccuracy.Exact => 0, LabelAccuracy.Degree => 8, _ => 1 };

    /// <summary>The stance that a sequence's labels go by.</summary>
    public RoverStance Stated(RoverStance truth, string sequence)
    {
        var chance = Of(sequence, 1);
        var (heading, pitch, roll) = (Next(ref chance, HeadingDeg), Next(ref chance, TiltDeg), Next(ref chance, TiltDeg));
        var (east, north, up) = (Place(ref chance), Place(ref chance), Place(ref chance));
        var ground = truth.Ground;
        return new(new(ground.X + east, ground.Y + north, ground.Z + up), truth.HeadingDeg + heading, truth.PitchDeg + pitch, truth.RollDeg + roll);

        // Places err by centimetres also where angles err by a degree.
        double Place(ref Chance.Stream stream) => Math.Min(1, _scale) * PlaceM * stream.Normal();
    }

    /// <summary>Where the rover's mast truly stands when it is sent to two angles, degrees.</summary>
    public (double PitchDeg, double YawDeg) TruePcamMast(string sequence, double pitchDeg, double yawDeg)
    {
        var chance = Of(sequence, Key(pitchDeg, yawDeg));
        return (pitchDeg + Next(ref chance, PlayDeg), yawDeg + Next(ref chance, PlayDeg));
    }

    /// <summary>Where the lander's mast truly stands when it is sent to two angles, degrees.</summary>
    public (double PitchDeg, double YawDeg) TrueTcamMast(string sequence, double pitchDeg, double yawDeg)
    {
        var (bias, play) = (Of(sequence, 2), Of(sequence, Key(pitchDeg, yawDeg)));
        return (
            pitchDeg + Next(ref bias, LanderMastDeg) + Next(ref play, LanderPlayDeg),
            yawDeg + Next(ref bias, LanderMastDeg) + Next(ref play, LanderPlayDeg));
    }

    /// <summary>The terrain camera's place as labels state it.</summary>
    public Point<SiteFrame> StatedTcam(Point<SiteFrame> truth)
    {
        var chance = Of("0", 3);
        return new(truth.X + Next(ref chance, LanderPlaceM), truth.Y + Next(ref chance, LanderPlaceM), truth.Z + Next(ref chance, LanderPlaceM));
    }

    double Next(ref Chance.Stream chance, double sigma) => _scale * sigma * chance.Normal();

    Chance.Stream Of(string sequence, int what) => new(Chance.Of(seed ^ 0x1abe1u, SequenceNumber(sequence), what));

    static int SequenceNumber(string sequence) => sequence.Aggregate(0, (number, letter) => unchecked((number * 31) + letter));

    static int Key(double pitchDeg, double yawDeg) => 1000 + (int)Math.Round(pitchDeg * 100) + (100_003 * (int)Math.Round(yawDeg * 100));
}
