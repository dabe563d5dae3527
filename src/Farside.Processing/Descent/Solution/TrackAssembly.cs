using System.Globalization;
using Farside.Core.Geometry;
using Farside.Processing.Photogrammetry;
using Farside.Processing.Photogrammetry.Adjustment;

namespace Farside.Processing.Descent.Solution;

/// <summary>Solved parts → every frame of the sequence, speeds, touchdown.</summary>
sealed class TrackAssembly(DescentTracking tracking, DescentPriors priors, SolutionOptions options, PartBook book, CancellationToken cancel)
{
    readonly SolvedFrame?[] _frames = new SolvedFrame?[priors.Seconds.Count];
    readonly double[][,] _own = new double[priors.Seconds.Count][,]; // covariance of the frame's own sights alone: what differs from frame to frame

    public DescentSolution Assemble()
    {
        Keys();
        Others();
        Settled();
        var speeds = new SpeedFit(priors, _frames, _own);
        speeds.Run();
        var main = book.Parts.MaxBy(part => part.Frames.Length)!;
        var lost = Enumerable.Range(0, _frames.Length).Count(frame => priors.States[frame] == FrameState.Useful && _frames[frame] is not { IsSolved: true });
        if (lost > 0)
        {
            book.Remarks.Add(string.Create(CultureInfo.InvariantCulture, $"{lost} useful frames could not be placed by their own points."));
        }

        return new()
        {
            Frames = _frames,
            Camera = main.Result.Lens(priors.Camera),
            CameraSigmas = book.LensSigmas,
            Ground = PlaneSurface.Level(0),
            Points = [.. book.Parts.SelectMany(part => Enumerable.Range(0, part.Result.Table.Count).Where(part.Result.Table.Counts).Select(spot => part.Result.Table.Spots[spot].ToPoint<SiteFrame>()))],
            ScaleSigma = main.Result.ScaleSigma,
            PointSigmaPx = main.Result.Adjustment.SigmaPx,
            RmsPx = main.Result.RmsPx,
            HeldOutRmsPx = main.Result.HeldOutRmsPx,
            Widening = main.Result.Widening,
            Controls = main.Result.Controls,
            PlaceOnMap = main.Result.Controls > 2 ? OnMap(main.Result.State.Map) : null,
            HasNorth = main.Result.HasNorth,
            Parts = book.Parts.Count,
            TouchdownS = speeds.TouchdownS,
            TouchdownSigmaS = speeds.TouchdownSigmaS,
            Remarks = book.Remarks,
        };
    }

    // A spot of the map lies in the site at its place on the map and this shift; so the site's origin lies on the map the other way.
    static (double, double, double) OnMap(V3 shift) => (-shift.X, -shift.Y, -shift.Z);

    void Keys()
    {
        for (var number = 0; number < book.Parts.Count; number++)
        {
            var part = book.Parts[number];
            var (squares, counts) = (new double[part.Frames.Length], new int[part.Frames.Length]);
            foreach (var (sight, column, row) in part.Result.Residuals())
            {
                var key = part.Result.Table.Key[sight];
                (squares[key], counts[key]) = (squares[key] + (column * column) + (row * row), counts[key] + 1);
            }

            for (var key = 0; key < part.Frames.Length; key++)
            {
                var (whole, relative) = part.Of(key);
                _frames[part.Frames[key]] = new(part.Result.State.Stands[key].ToPose<SiteFrame>(), new(whole), new(relative))
                {
                    IsKey = true,
                    IsSolved = true,
                    Part = number,
                    Points = counts[key],
                    RmsPx = counts[key] == 0 ? double.NaN : Math.Sqrt(squares[key] / counts[key]),
                };
                _own[part.Frames[key]] = Own(part, key);
            }
        }
    }

    static double[,] Own(SolvedPart part, int key)
    {
        var table = part.Result.Table;
        var sights = new List<SpotSight>();
        for (var spot = 0; spot < table.Count; spot++)
        {
            var (from, to) = table.Of(spot);
            for (var i = from; i < to && table.Counts(spot); i++)
            {
                if (table.Key[i] == key && table.IsAccepted[i])
                {
                    sights.Add(new(table.Spots[spot], default, 0, table.Column[i], table.Row[i]));
                }
            }
        }

        var found = SpatialResection.Solve(sights, part.Result.State.Lens, part.Result.Lens(new(1, 1, 1, 0, 0)), part.Result.State.Stands[key], part.Result.Adjustment.SigmaPx, 0.5);
        return found?.Covariance ?? part.Of(key).Relative;
    }

    void Others()
    {
        var grounds = Grounds();
        Parallel.For(0, _frames.Length, new ParallelOptions { CancellationToken = cancel }, frame =>
        {
            if (_frames[frame] is not { IsKey: true })
            {
                Place(frame, grounds);
            }
        });
    }

    Dictionary<int, (int Part, int Key, KeyGround Ground)> Grounds()
    {
        var wanted = tracking.Links.SelectMany(link => new[] { (link.First, link.Second), (link.Second, link.First) }).Where(pair => _frames[pair.Item1] is { IsKey: true } && _frames[pair.Item2] is not { IsKey: true }).Select(pair => pair.Item1).ToHashSet();
        var keys = book.Parts.SelectMany((part, number) => part.Frames.Select((frame, key) => (frame, number, key))).Where(one => wanted.Contains(one.frame)).ToArray();
        var grounds = new KeyGround[keys.Length];
        Parallel.For(0, keys.Length, new ParallelOptions { CancellationToken = cancel }, i =>
        {
            var part = book.Parts[keys[i].number].Result;
            grounds[i] = new(part.State.Stands[keys[i].key], part.Lens(priors.Camera), part.State.Lens, part.Table);
        });
        return keys.Select((one, i) => (one.frame, Value: (one.number, one.key, grounds[i]))).ToDictionary(one => one.frame, one => one.Value);
    }

    void Place(int frame, Dictionary<int, (int Part, int Key, KeyGround Ground)> grounds)
    {
        var links = tracking.Links.Where(link => (link.First == frame && grounds.ContainsKey(link.Second)) || (link.Second == frame && grounds.ContainsKey(link.First))).ToList();
        if (links.Count == 0)
        {
            return;
        }

        var best = links.MaxBy(link => link.Pairs.Count)!;
        var (number, key, _) = grounds[best.First == frame ? best.Second : best.First];
        var sights = links.Where(link => grounds[link.First == frame ? link.Second : link.First].Part == number).SelectMany(link => Sights(frame, link, grounds)).ToList();
        var part = book.Parts[number];
        var sigma = Math.Sqrt(2) * part.Result.Adjustment.SigmaPx; // both ends of a pair are measured
        if (SpatialResection.Solve(sights, part.Result.State.Lens, part.Result.Lens(priors.Camera), null, sigma, options.RejectFloorPx) is not { } found)
        {
            return;
        }

        var (whole, relative) = part.Of(key);
        var from = part.Result.State.Stands[key].Origin;
        _own[frame] = found.Covariance;
        _frames[frame] = new(found.Stand.ToPose<SiteFrame>(), new(Carried(whole, from, found)), new(Carried(relative, from, found)))
        {
            IsSolved = true,
            Part = number,
            Points = found.Points,
            RmsPx = found.RmsPx,
        };
    }

    static IEnumerable<SpotSight> Sights(int frame, FrameLink link, Dictionary<int, (int Part, int Key, KeyGround Ground)> grounds)
    {
        var isFirst = link.First == frame;
        var ground = grounds[isFirst ? link.Second : link.First].Ground;
        foreach (var pair in link.Pairs)
        {
            var (column, row) = isFirst ? (pair.SecondColumn, pair.SecondRow) : (pair.FirstColumn, pair.FirstRow);
            if (ground.At(column, row) is var (spot, ray, sigmaM))
            {
                yield return isFirst ? new(spot, ray, sigmaM, pair.FirstColumn, pair.FirstRow) : new(spot, ray, sigmaM, pair.SecondColumn, pair.SecondRow);
            }
        }
    }

    // The ground hangs on its key frame: a turn or shift of that frame turns and shifts it, a wrong height stretches it. Added: the frame's own sights.
    static double[,] Carried(double[,] key, V3 from, SpatialResection.Result found)
    {
        var apart = found.Stand.Origin - from;
        var stretch = apart * (1 / from.Z);
        var a = new double[6, 6];
        for (var i = 0; i < 6; i++)
        {
            a[i, i] = 1;
        }

        (a[3, 1], a[3, 2]) = (apart.Z, -apart.Y);
        (a[4, 0], a[4, 2]) = (-apart.Z, apart.X);
        (a[5, 0], a[5, 1]) = (apart.Y, -apart.X);
        (a[3, 5], a[4, 5], a[5, 5]) = (stretch.X, stretch.Y, 1 + stretch.Z);
        var sum = new double[6, 6];
        for (var i = 0; i < 6; i++)
        {
            for (var j = 0; j < 6; j++)
            {
                sum[i, j] = found.Covariance[i, j];
                for (var k = 0; k < 6; k++)
                {
                    for (var l = 0; l < 6; l++)
                    {
                        sum[i, j] += a[i, k] * key[k, l] * a[j, l];
                    }
                }
            }
        }

        return sum;
    }

    // A settled frame shows what the others show: it stands where they stand. So does one whose view holds still behind dust, but its own points tell of the dust.
    void Settled()
    {
        var known = Enumerable.Range(0, _frames.Length).Where(frame => priors.States[frame] == FrameState.Settled && _frames[frame] is { IsSolved: true }).OrderByDescending(frame => _frames[frame]!.IsKey).ToList();
        for (var frame = 0; frame < _frames.Length && known.Count > 0; frame++)
        {
            var isSettled = priors.States[frame] == FrameState.Settled;
            if (priors.IsAtRest(frame) && (_frames[frame] is null || (!isSettled && _frames[frame] is { IsKey: false })))
            {
                _frames[frame] = _frames[known[0]]! with { IsKey = false, IsSolved = isSettled, Points = 0, RmsPx = double.NaN };
                _own[frame] = _own[known[0]];
            }
        }
    }
}
