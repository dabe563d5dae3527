using Farside.Core.Geometry;
using Farside.Processing.Photogrammetry;

namespace Farside.Processing.Descent.Map;

/// <summary>How a frame sees the ground, with what is needed again and again worked out once.</summary>
sealed class FrameSight
{
    /// <summary>Pixels along a frame's edges that are left out: the worst of lens and coder.</summary>
    public const double EdgePx = 3;

    readonly ICameraModel _camera;
    readonly Pose<CameraFrame, SiteFrame> _cameraFromSite;

    public FrameSight(MapFrame frame, PlaneSurface ground)
    {
        (View, _camera, _cameraFromSite) = (frame.View, frame.View.Camera, frame.View.SiteFromCamera.Inverse());
        var (column, row) = ((_camera.Width - 1) / 2.0, (_camera.Height - 1) / 2.0);
        var angle = _camera.Ray(column, row).AngleToRad(_camera.Ray(column + 1, row));
        var up = Math.Abs(ground.Normal.Z);
        HeightM = ground.HeightOf(Origin) * Math.Sign(ground.Normal.Z) / up;
        PixelM = HeightM * angle;
    }

    public View View { get; }

    public Point<SiteFrame> Origin => View.SiteFromCamera.Origin;

    /// <summary>Above the ground straight below, metres.</summary>
    public double HeightM { get; }

    /// <summary>Metres of ground that a pixel would span straight below.</summary>
    public double PixelM { get; }

    /// <summary>Where a point falls, also beyond the frame's edge; NaN behind the camera.</summary>
    public (double Column, double Row) Project(double eastM, double northM, double upM) =>
        _camera.Project(_cameraFromSite * new Point<SiteFrame>(eastM, northM, upM)) ?? (double.NaN, double.NaN);

    public bool Shows((double Column, double Row) place) =>
        place.Column >= EdgePx && place.Row >= EdgePx && place.Column <= _camera.Width - 1 - EdgePx && place.Row <= _camera.Height - 1 - EdgePx;

    /// <summary>Metres of ground that a pixel spans about a point, the root of its area; +∞ where the frame does not show it.</summary>
    public double PixelAtM(double eastM, double northM, double upM)
    {
        var at = Project(eastM, northM, upM);
        if (!Shows(at))
        {
            return double.PositiveInfinity;
        }

        var stepM = PixelM;
        var (east, north) = (Project(eastM + stepM, northM, upM), Project(eastM, northM + stepM, upM));
        var area = Math.Abs(((east.Column - at.Column) * (north.Row - at.Row)) - ((east.Row - at.Row) * (north.Column - at.Column)));
        return area > 0 ? stepM / Math.Sqrt(area) : double.PositiveInfinity;
    }

    /// <summary>Metres by which what stands on the ground leans outwards in a map of this frame, for each metre of its height.</summary>
    public (double East, double North) LeanAt(double eastM, double northM, double upM)
    {
        var overM = Math.Max(Origin.Z - upM, 1e-6);
        return ((eastM - Origin.X) / overM, (northM - Origin.Y) / overM);
    }
}
