using Farside.Simulator.Terrain;

namespace Farside.Simulator.Instruments.Radar;

/// <summary>
/// A period's drive. The rover stands, drives a leg of some metres, stands again. Navigation speaks when a leg begins and some time after it
/// has ended, and its word is held meanwhile: the stated place does not move while the rover does.
/// </summary>
/// <remarks>
/// As in LPR-1 of 16 December 2023: nothing known for 147 s of 640; a fix when the first leg of 2.87 m begins (64 s long, by the echoes); the next
/// 141 s after its end; then one at each command. Held 205, 198 and 58 s.
/// </remarks>
sealed class LprDrive
{
    /// <summary>3.6 cm between traces of channel 2.</summary>
    public const double SpeedMPerS = 0.0535;

    const double LongestLegM = 3;
    const double PoseErrorM = 2e-4;
    const double AttitudeErrorRad = 3e-3;

    readonly LprPeriod _period;
    readonly double[] _along;
    readonly uint _seed;

    public LprDrive(LprPeriod period, uint seed)
    {
        (_period, _seed) = (period, seed);
        _along = Lengths(period.Path);
        Legs = Plan();
        var (east, north, up) = PlaceAt(0);
        var chance = new Chance.Stream(Chance.Of(seed, 11, 1));
        Reference = (east + chance.Between(-2, 2), north + chance.Between(-2, 2), up + chance.Between(-0.06f, 0.06f));

        // The real file says 178.095642, −2.143759, −0.607927; what turns by 178° is not known.
        ReferenceAttitudeDeg = (178.095642 + (0.8 * chance.Signed()), -2.143759 + chance.Signed(), -0.607927 + chance.Signed());
        Fixes = [.. Navigation()];
    }

    public double LengthM => _along[^1];

    public IReadOnlyList<DriveLeg> Legs { get; }

    public IReadOnlyList<NavigationFix> Fixes { get; }

    /// <summary>The reference point: east, north, up from the lander, metres.</summary>
    public (double East, double North, double Up) Reference { get; }

    public (double First, double Second, double Third) ReferenceAttitudeDeg { get; }

    public double AlongAt(double seconds)
    {
        var along = 0.0;
        foreach (var leg in Legs)
        {
            if (seconds <= leg.StartS)
            {
                break;
            }

            along = seconds >= leg.StopS ? leg.ToM : leg.FromM + (SpeedMPerS * (seconds - leg.StartS));
        }

        return along;
    }

    public bool IsMovingAt(double seconds) => Legs.Any(leg => seconds > leg.StartS && seconds < leg.StopS);

    /// <summary>East, north, up of the ground under the rover after so many metres.</summary>
    public (double East, double North, double Up) PlaceAt(double alongM)
    {
        var (east, north) = FlatAt(alongM);
        return (east, north, _period.GroundM(east, north));
    }

    public NavigationFix FixAt(double seconds)
    {
        var last = Fixes[0];
        foreach (var fix in Fixes)
        {
            last = fix.AtS <= seconds ? fix : last;
        }

        return last;
    }

    static double[] Lengths(IReadOnlyList<(double East, double North)> path)
    {
        var along = new double[path.Count];
        for (var i = 1; i < path.Count; i++)
        {
            var (dx, dy) = (path[i].East - path[i - 1].East, path[i].North - path[i - 1].North);
            along[i] = along[i - 1] + Math.Sqrt((dx * dx) + (dy * dy));
        }

        return along;
    }

    DriveLeg[] Plan()
    {
        var driving = LengthM / SpeedMPerS;
        if (driving > 0.9 * _period.DurationS)
        {
            throw new SimulationException(
                $"radar period {_period.Sequence}", $"a drive of {LengthM:F1} m in {_period.DurationS:F0} s",
                $"at most {0.9 * _period.DurationS * SpeedMPerS:F1} m", "Lengthen the period or shorten its way.");
        }

        var count = (int)Math.Ceiling(LengthM / LongestLegM);
        var stands = Enumerable.Range(0, count + 1).Select(i => StandWeight(i, count)).ToArray();
        var still = (_period.DurationS - driving) / stands.Sum();
        var legs = new DriveLeg[count];
        var (at, from) = (0.0, 0.0);
        for (var i = 0; i < count; i++)
        {
            at += still * stands[i];
            var to = i == count - 1 ? LengthM : LengthM * (i + 1 + (0.15 * Chance.Signed(Chance.Of(_seed, i, 12)))) / count;
            legs[i] = new(at, at + ((to - from) / SpeedMPerS), from, to);
            (at, from) = (legs[i].StopS, to);
        }

        return legs;
    }

    // Before the first command 23 % of the real file had passed; then looking about takes longer than driving.
    double StandWeight(int stand, int legs) => (stand == 0 ? 0.55 : stand == legs ? 0.7 : 1) * (1 + (0.4 * Chance.Signed(Chance.Of(_seed, stand, 13))));

    IEnumerable<NavigationFix> Navigation()
    {
        yield return new(0, null, 0, 0, 0, 0, 0, 0);
        if (Legs.Count == 0)
        {
            yield return Fix(0.23 * _period.DurationS, 0, 0);
        }

        for (var i = 0; i < Legs.Count; i++)
        {
            yield return Fix(Legs[i].StartS, Legs[i].FromM, 2 * i);
            var standing = (i + 1 < Legs.Count ? Legs[i + 1].StartS : _period.DurationS) - Legs[i].StopS;
            if (Chance.Unit(Chance.Of(_seed, i, 14)) < 0.2)
            {
                yield return new(Legs[i].StopS + (0.2 * standing), null, 0, 0, 0, 0, 0, 0);
            }

            yield return Fix(Legs[i].StopS + Math.Min(141, (0.4 + (0.2 * Chance.Unit(Chance.Of(_seed, i, 15)))) * standing), Legs[i].ToM, (2 * i) + 1);
        }
    }

    NavigationFix Fix(double atS, double alongM, int number)
    {
        var chance = new Chance.Stream(Chance.Of(_seed, number, 16));
        var here = PlaceAt(alongM);
        var (before, ahead) = (PlaceAt(Math.Max(0, alongM - 0.6)), PlaceAt(Math.Min(alongM + 0.6, LengthM)));
        var (dx, dy) = (ahead.East - before.East, ahead.North - before.North);
        var length = Math.Sqrt((dx * dx) + (dy * dy));
        var (ex, ey) = length > 0 ? (dx / length, dy / length) : (0, 1);
        var pitch = (_period.GroundM(here.East + (0.6 * ex), here.North + (0.6 * ey)) - _period.GroundM(here.East - (0.6 * ex), here.North - (0.6 * ey))) / 1.2;
        var roll = (_period.GroundM(here.East - (0.5 * ey), here.North + (0.5 * ex)) - _period.GroundM(here.East + (0.5 * ey), here.North - (0.5 * ex))) / 1.0;
        return new(atS, alongM,
            (float)(here.North - Reference.North + (PoseErrorM * chance.Normal())), (float)(here.East - Reference.East + (PoseErrorM * chance.Normal())),
            (float)(Reference.Up - here.Up), (float)Math.Atan(pitch) + (float)(AttitudeErrorRad * chance.Normal()),
            (float)Math.Atan(roll) + (float)(AttitudeErrorRad * chance.Normal()), (float)Math.Atan2(ex, ey));
    }

    (double East, double North) FlatAt(double alongM)
    {
        if (_period.Path.Count == 1)
        {
            return _period.Path[0];
        }

        var found = Array.BinarySearch(_along, alongM);
        var i = Math.Clamp(found >= 0 ? found : ~found - 1, 0, _period.Path.Count - 2);
        var t = Math.Clamp((alongM - _along[i]) / Math.Max(1e-9, _along[i + 1] - _along[i]), 0, 1);
        var (a, b) = (_period.Path[i], _period.Path[i + 1]);
        return (Blend.Mix(a.East, b.East, t), Blend.Mix(a.North, b.North, t));
    }
}
