using Farside.Core.Geometry;
using Farside.Simulator.Evaluation.Geometry;

namespace Farside.Simulator.Evaluation.Descent;

/// <summary>One frame of a descent: what the track says of it and what is true.</summary>
/// <param name="True">The true place, heights counted from the ground at the landing place.</param>
/// <param name="Made">The stated place, heights counted from the track's ground.</param>
/// <param name="IsMoving">False once the camera stands where it stands in the end.</param>
sealed record TrackFrame(TrackProduct.Frame Stated, TrueShot Shot, Point<SiteFrame> True, Point<SiteFrame> Made, BrownCamera Lens, bool IsMoving)
{
    readonly Lazy<Rotation<SiteFrame, SiteFrame>> _turn = new(() => Turned(Shot, Stated, Lens));

    /// <summary>True where the picture itself says where it was, and the lander moves.</summary>
    public bool IsJudged => IsMoving && Stated.IsSolved;

    /// <summary>Of fall and flight over ground, true, metres a second; null where the truth has no frame just before and after.</summary>
    public (double Down, double Over)? TrueSpeed { get; init; }

    /// <summary>The rotation from where the picture's pixels truly look to where they are said to look: lens and pose together.</summary>
    public Rotation<SiteFrame, SiteFrame> Turn => _turn.Value;

    /// <summary>What is off along and about east, north and up, once all lengths are multiplied by a factor: metres, degrees.</summary>
    public (double[] PlaceM, double[] TurnDeg) ErrorAt(double scale) =>
        ([(scale * Made.X) - True.X, (scale * Made.Y) - True.Y, (scale * Made.Z) - True.Z], Degrees(Turn));

    static Rotation<SiteFrame, SiteFrame> Turned(TrueShot shot, TrackProduct.Frame stated, BrownCamera lens) => RotationFit.Between(
        [.. JudgedView.Grid(shot.Camera!, across: 5, down: 5).Select(at => (shot.SiteFromCamera!.Value.Rotation * shot.Camera!.Ray(at.Column, at.Row), stated.Pose!.Value.Rotation * lens.Ray(at.Column, at.Row)))]);

    static double[] Degrees(Rotation<SiteFrame, SiteFrame> turn)
    {
        double[] axis = [turn.M32 - turn.M23, turn.M13 - turn.M31, turn.M21 - turn.M12];
        var length = Math.Sqrt(axis.Sum(x => x * x));
        return length == 0 ? axis : [.. axis.Select(x => x / length * RotationFit.AngleDeg(turn))];
    }
}
