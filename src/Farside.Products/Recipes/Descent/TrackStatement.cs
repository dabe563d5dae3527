using System.Globalization;
using Farside.Archive.Missions;
using Farside.Core.Geometry;
using Farside.Processing.Descent.Solution;
using Farside.Processing.Photogrammetry.Adjustment;
using Farside.Products.Descent;
using Farside.Products.Recipes.Geometry;

namespace Farside.Products.Recipes.Descent;

/// <summary>A solved descent as its file has it.</summary>
static class TrackStatement
{
    const double Degree = 180 / Math.PI;

    public static DescentTrack Of(DescentSequence sequence, DescentSolution solution, DescentKnowledge knowledge, IReadOnlyList<string> remarks, Mission? mission, bool isSimulated) => new()
    {
        Simulated = isSimulated,
        Camera = DescentCamera.Of(solution.Camera) with { Sigma = Sigmas(solution.CameraSigmas) },
        FramesPerSecond = sequence.FramesPerSecond,
        StartUtc = sequence.Start.ToString(),
        TouchdownS = Rounded(solution.TouchdownS),
        TouchdownSigmaS = Rounded(solution.TouchdownSigmaS),
        Ground = new([solution.Ground.Normal.X, solution.Ground.Normal.Y, solution.Ground.Normal.Z], solution.Ground.OffsetM),
        Scale = Scale(solution, knowledge),
        Frames = [.. sequence.Frames.Select((frame, place) => Frame(frame, solution.Frames[place], solution.Ground.HeightOf) with { IsStill = place >= sequence.StillFrom })],
        OnMap = mission is not null && solution.PlaceOnMap is var (east, north, _) ? LanderOnMap.Of(mission, east, north) : [],
        Remarks = remarks,
    };

    static DescentScale Scale(DescentSolution solution, DescentKnowledge knowledge)
    {
        var share = Digits(solution.ScaleSigma);
        if (solution.Controls > 2)
        {
            return new("base map", share, $"{solution.Controls} spots of the base map");
        }

        if (knowledge.Hovers is [var hover, ..] && (knowledge.Rest is not var (rest, _) || hover.SigmaM / hover.HeightM < rest.SigmaM / rest.HeightM))
        {
            return new("hover height", share, string.Create(CultureInfo.InvariantCulture, $"{hover.HeightM:0.###} ± {hover.SigmaM:0.###} m above the landing place, stated by the user"));
        }

        var (height, source) = knowledge.Rest!.Value;
        return new("rest height", share, string.Create(CultureInfo.InvariantCulture, $"camera {height.HeightM:0.###} ± {height.SigmaM:0.###} m above the ground at rest: {source}"));
    }

    static DescentPose Frame(DescentFrame frame, SolvedFrame? solved, Func<Point<SiteFrame>, double> height)
    {
        var plain = new DescentPose(frame.Id, frame.Index, Math.Round(frame.Seconds, 4), frame.State);
        return solved is null ? plain : plain with
        {
            IsKey = solved.IsKey,
            IsSolved = solved.IsSolved,
            Part = solved.Part,
            SiteFromCamera = Rounded(PoseNumbers.Of(solved.Pose)),
            Sigma = Sigma(solved.Covariance),
            RelativeSigma = Sigma(solved.Relative),
            HeightM = Digits(height(solved.Pose.Origin)),
            DescentMs = Known(-solved.VelocityMs.Up),
            HorizontalMs = Known(Horizontal(solved).Speed),
            DescentSigmaMs = Known(solved.VelocitySigmaMs.Up),
            HorizontalSigmaMs = Known(Horizontal(solved).Sigma),
            Points = solved.Points,
            RmsPx = Known(solved.RmsPx),
        };
    }

    static (double Speed, double Sigma) Horizontal(SolvedFrame solved)
    {
        var (east, north) = (solved.VelocityMs.East, solved.VelocityMs.North);
        var (sigmaEast, sigmaNorth) = (solved.VelocitySigmaMs.East, solved.VelocitySigmaMs.North);
        var speed = Math.Sqrt((east * east) + (north * north));
        var across = Math.Sqrt(((sigmaEast * sigmaEast) + (sigmaNorth * sigmaNorth)) / 2);
        var along = speed > across ? Math.Sqrt(Math.Pow(east * sigmaEast, 2) + Math.Pow(north * sigmaNorth, 2)) / speed : across;
        return (speed, along);
    }

    static DescentSigma Sigma(PoseCovariance covariance)
    {
        var (turn, place) = (covariance.RotationRad, covariance.PositionM);
        return new([Digits(turn.X * Degree), Digits(turn.Y * Degree), Digits(turn.Z * Degree)], [Digits(place.X), Digits(place.Y), Digits(place.Z)], Digits(place.Z));
    }

    static Dictionary<string, double> Sigmas(InteriorSigmas sigmas) => new (string Name, double Sigma)[]
    {
        ("focalLengthPx", sigmas.FocalLengthPx), ("principalColumn", sigmas.PrincipalColumn), ("principalRow", sigmas.PrincipalRow),
        ("k1", sigmas.K1), ("k2", sigmas.K2), ("k3", sigmas.K3), ("p1", sigmas.P1), ("p2", sigmas.P2),
    }.Where(one => one.Sigma > 0).ToDictionary(one => one.Name, one => Digits(one.Sigma));

    static PoseNumbers Rounded(PoseNumbers pose) => new([.. pose.Rotation.Select(value => Math.Round(value, 10))], [.. pose.OriginM.Select(Digits)]);

    static double? Rounded(double? seconds) => seconds is { } value ? Math.Round(value, 3) : null;

    static double? Known(double value) => double.IsFinite(value) ? Digits(value) : null;

    // Nine digits: sums' last bits are no statement.
    static double Digits(double value) => value == 0 || !double.IsFinite(value) ? value : double.Parse(value.ToString("G9", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}
