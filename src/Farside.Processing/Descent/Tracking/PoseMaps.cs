using Farside.Processing.Photogrammetry;

namespace Farside.Processing.Descent.Tracking;

/// <summary>
/// Frames as views of one camera over a plane: a turn and a place each, six unknowns; of the reference only how its axis leans, for the plane's axes and
/// unit are its own; none for those that are held.
/// </summary>
sealed class PoseMaps : IFrameModel
{
    const int Each = 6;
    const double MostLeanRad = 1.1;
    const double LeanStepRad = 0.06;
    const int Around = 24;
    const double MostMiss = 0.05;

    readonly FrameShape[] _shapes;
    readonly PlanePose[] _poses;
    readonly int _reference;
    readonly bool[] _isHeld;
    readonly Homography[] _maps;

    PoseMaps(FrameShape[] shapes, PlanePose[] poses, int reference, bool[] isHeld)
    {
        (_shapes, _poses, _reference, _isHeld) = (shapes, poses, reference, isHeld);
        _maps = [.. poses.Select((pose, i) => pose.PixelFromPlane(shapes[i].Lens).Inverse())];
    }

    public Homography this[int frame] => _maps[frame];

    public PlanePose Pose(int frame) => _poses[frame];

    /// <summary>The poses that come nearest to maps between the frames: the lean of the reference is the one at which all the others miss least.</summary>
    /// <param name="maps">Reference from frame.</param>
    public static PoseMaps Of(FrameShape[] shapes, Homography[] maps, int reference)
    {
        var (best, least) = (PlanePose.Leant(0, 0), double.MaxValue);
        for (var lean = 0.0; lean <= MostLeanRad; lean += LeanStepRad)
        {
            for (var k = 0; k < (lean == 0 ? 1 : Around); k++)
            {
                var (sin, cos) = Math.SinCos(2 * Math.PI * k / Around);
                var start = PlanePose.Leant(lean * cos, lean * sin);
                var miss = Others(shapes, maps, reference, start).Sum(other => Math.Min(MostMiss, other.Miss));
                (best, least) = miss < least ? (start, miss) : (best, least);
            }
        }

        return new(shapes, [.. Others(shapes, maps, reference, best).Select(other => other.Pose)], reference, new bool[shapes.Length]);
    }

    /// <summary>One more frame over a plane whose frames are held.</summary>
    public static PoseMaps With(FrameShape[] shapes, PlanePose[] held, Homography planeFromLast)
    {
        var last = PlanePose.Nearest(planeFromLast.Inverse(), shapes[^1].Lens).Pose;
        return new(shapes, [.. held, last], -1, [.. held.Select(_ => true), false]);
    }

    public int Unknowns(int frame) => _isHeld[frame] ? 0 : frame == _reference ? 2 : Each;

    public double[] Basis(int frame)
    {
        var (count, lens, grid) = (Unknowns(frame), _shapes[frame].Lens, FrameGrid.Of(_shapes[frame]));
        var basis = new double[LinkEquations.Changes * count];
        var (into, back) = (grid.GridFromPixel * PlanePose.Camera(lens), PlanePose.Camera(lens).Inverse() * grid.PixelFromGrid);
        var plane = _maps[frame] * grid.PixelFromGrid;
        for (var k = 0; k < count; k++)
        {
            var change = k < 3 ? into * Turning(k) * back : into * Moving(k - 3, _poses[frame].Height, plane);
            ReadOnlySpan<double> numbers = [change.H00, change.H01, change.H02, change.H10, change.H11, change.H12, change.H20, change.H21, change.H22];
            for (var row = 0; row < LinkEquations.Changes; row++)
            {
                basis[(row * count) + k] = -numbers[row];
            }
        }

        return basis;
    }

    public IFrameModel Moved(ReadOnlySpan<double> step)
    {
        var (poses, at) = ((PlanePose[])_poses.Clone(), 0);
        for (var frame = 0; frame < poses.Length; frame++)
        {
            var count = Unknowns(frame);
            if (count > 0)
            {
                var z = poses[frame].Height;
                var s = step.Slice(at, count);
                poses[frame] = count == Each ? poses[frame].Moved(s[0], s[1], s[2], s[3] * z, s[4] * z, s[5] * z) : poses[frame].Moved(s[0], s[1], 0, 0, 0, 0);
                at += count;
            }
        }

        return new PoseMaps(_shapes, poses, _reference, _isHeld);
    }

    static IEnumerable<(PlanePose Pose, double Miss)> Others(FrameShape[] shapes, Homography[] maps, int reference, PlanePose start)
    {
        var plane = start.PixelFromPlane(shapes[reference].Lens).Inverse();
        return maps.Select((map, i) => i == reference ? (start, 0) : PlanePose.Nearest((plane * map).Inverse(), shapes[i].Lens));
    }

    // The cross product with an axis.
    static Homography Turning(int axis) => axis switch
    {
        0 => new(0, 0, 0, 0, 0, -1, 0, 1, 0),
        1 => new(0, 0, 1, 0, 0, 0, -1, 0, 0),
        _ => new(0, -1, 0, 1, 0, 0, 0, 0, 0),
    };

    // A step of the plane's origin, in units of its distance: every place of the plane moves alike, which enters the map through its denominator.
    static Homography Moving(int axis, double distance, Homography plane)
    {
        var (a, b, c) = (distance * plane.H20, distance * plane.H21, distance * plane.H22);
        return axis switch
        {
            0 => new(a, b, c, 0, 0, 0, 0, 0, 0),
            1 => new(0, 0, 0, a, b, c, 0, 0, 0),
            _ => new(0, 0, 0, 0, 0, 0, a, b, c),
        };
    }
}
