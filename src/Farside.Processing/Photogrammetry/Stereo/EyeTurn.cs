using Farside.Core.Geometry;
using Farside.Processing.Numerics;

namespace Farside.Processing.Photogrammetry.Stereo;

/// <summary>
/// What is still wrong between two eyes and shows in their rows: the right eye's turn (three small angles), the direction of the baseline (two), and,
/// when asked for, one k₁ of both lenses.
/// </summary>
/// <param name="RollRad">About the common axis.</param>
/// <param name="PitchRad">About the baseline: rows up or down.</param>
/// <param name="YawRad">Aside; rows see it only by the corners.</param>
/// <param name="BaseUp">The right eye's height above its place, as a share of the baseline.</param>
/// <param name="BaseBack">Its distance behind its place, as a share of the baseline.</param>
sealed record EyeTurn(double PitchRad, double YawRad, double RollRad, double BaseUp, double BaseBack, double K1)
{
    const double HuberPx = 0.4;
    const int Rounds = 12;

    // A rig's baseline is as crooked as its eyes' turns, twice over; a lens may bend the corner of a 25° field by 2 px in 2,000.
    const double LensSigma = 0.06, BaseShare = 2;

    static readonly double[] Nudges = [1e-5, 1e-5, 1e-5, 1e-4, 1e-4, 1e-3];

    /// <summary>Solves it from ties of the pair as it stands, held-out ones left out (Gauss–Newton, Huber's weights, the given turn as a prior).</summary>
    public static EyeTurn Fit(RectifiedPair pair, IReadOnlyList<StereoTie> ties, StereoOptions options)
    {
        // Ties are measured again from the eyes' own pixels, whatever correction the pair had.
        var seen = ties.Where(tie => !tie.IsHeldOut)
            .Select(tie => (Left: pair.InLeft(tie.Column, tie.Row), Right: pair.InRight(tie.Column - tie.Disparity, tie.Row + tie.RowError)))
            .Where(spot => spot is { Left: not null, Right: not null }).ToList();
        var turn = options.TurnSigmaDeg * (Math.PI / 180);
        double[] sigmas = [turn, turn, turn, BaseShare * turn, BaseShare * turn, LensSigma];
        var p = new double[options.SolveLens ? 6 : 5];
        for (var round = 0; round < Rounds; round++)
        {
            var residuals = Residuals(pair, seen!, From(p));
            var slopes = Enumerable.Range(0, p.Length).Select(k => Slope(pair, seen!, p, k, residuals)).ToArray();
            if (Step(p, sigmas, residuals, slopes) is not { } change)
            {
                break;
            }

            p = [.. p.Zip(change, (value, d) => value + d)];
            if (change.Zip(Nudges, (d, nudge) => Math.Abs(d) / nudge).Max() < 1e-2)
            {
                break;
            }
        }

        return From(p);
    }

    /// <summary>The views with this put right: the left one keeps its place and turn.</summary>
    public (View Left, View Right) Apply(RectifiedPair pair)
    {
        var axes = pair.SiteFromRectified;
        var r = pair.Right.SiteFromCamera;
        var turned = r.Rotation.Then(axes.Inverse()).Then(Turn()).Then(axes);
        var (up, back) = (BaseUp * pair.BaselineM, BaseBack * pair.BaselineM);
        var origin = new Point<SiteFrame>(
            r.Origin.X + (up * axes.M12) + (back * axes.M13), r.Origin.Y + (up * axes.M22) + (back * axes.M23), r.Origin.Z + (up * axes.M32) + (back * axes.M33));
        return (pair.Left with { Camera = Lens(pair.Left.Camera) }, pair.Right with { Camera = Lens(pair.Right.Camera), SiteFromCamera = new(turned, origin) });
    }

    static EyeTurn From(double[] p) => new(p[0], p[1], p[2], p[3], p[4], p.Length > 5 ? p[5] : 0);

    Rotation<CameraFrame, CameraFrame> Turn()
    {
        var (sx, cx) = Math.SinCos(PitchRad);
        var (sy, cy) = Math.SinCos(YawRad);
        var (sz, cz) = Math.SinCos(RollRad);
        return new(cy * cz, (sx * sy * cz) - (cx * sz), (cx * sy * cz) + (sx * sz), cy * sz, (sx * sy * sz) + (cx * cz), (cx * sy * sz) - (sx * cz), -sy, sx * cy, cx * cy);
    }

    ICameraModel Lens(ICameraModel camera) => K1 == 0 ? camera : camera switch
    {
        PinholeCamera pinhole => BrownCamera.From(pinhole) with { K1 = K1 },
        BrownCamera brown => brown with { K1 = brown.K1 + K1 },
        _ => camera,
    };

    /// <summary>Right row minus left row of every tie, pixels, when both eyes look through the axes that these views give.</summary>
    static double[] Residuals(RectifiedPair pair, List<((double Column, double Row)? Left, (double Column, double Row)? Right)> seen, EyeTurn turn)
    {
        var (left, right) = turn.Apply(pair);
        var changed = RectifiedPair.Of(left, right, pair.Shrink);
        return [.. seen.Select(spot => changed.FromLeft(spot.Left) is var (_, l) && changed.FromRight(spot.Right) is var (_, r) ? r - l : 0)];
    }

    static double[] Slope(RectifiedPair pair, List<((double Column, double Row)? Left, (double Column, double Row)? Right)> seen, double[] p, int k, double[] residuals)
    {
        var moved = (double[])p.Clone();
        moved[k] += Nudges[k];
        return [.. Residuals(pair, seen, From(moved)).Zip(residuals, (a, b) => (a - b) / Nudges[k])];
    }

    static double[]? Step(double[] p, double[] sigmas, double[] residuals, double[][] slopes)
    {
        var (normal, right) = (new double[p.Length, p.Length], new double[p.Length]);
        for (var i = 0; i < p.Length; i++)
        {
            normal[i, i] = 1 / (sigmas[i] * sigmas[i]);
            right[i] = -p[i] / (sigmas[i] * sigmas[i]);
            for (var j = 0; j < p.Length; j++)
            {
                for (var k = 0; k < residuals.Length; k++)
                {
                    var weight = Weight(residuals[k]);
                    normal[i, j] += weight * slopes[i][k] * slopes[j][k];
                    right[i] -= i == j ? weight * slopes[i][k] * residuals[k] : 0;
                }
            }
        }

        return SymmetricSystem.Solve(normal, right);
    }

    // A tie is known to a fifth of a pixel.
    static double Weight(double residual) => (Math.Abs(residual) <= HuberPx ? 1 : HuberPx / Math.Abs(residual)) / (0.2 * 0.2);
}
