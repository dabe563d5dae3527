namespace Farside.Simulator.Instruments;

/// <summary>Points the mission's cameras: true poses from commanded angles, and beside them what labels will claim.</summary>
sealed class CameraRig(uint seed, LabelAccuracy accuracy = LabelAccuracy.Tenths)
{
    /// <summary>What panchromatic frames of the panoramic camera join anyway.</summary>
    public const int PanchromaticFactor = 2;

    readonly LabelErrors _errors = new(seed, accuracy);

    /// <summary>The landing camera's way down.</summary>
    public DescentProfile Descent { get; } = new(seed);

    /// <param name="pitchDeg">Commanded; up is positive. The label states the encoder's nearest count.</param>
    /// <param name="yawDeg">Commanded, from the body's nose to the left.</param>
    public CameraView Pcam(RoverStance stance, string sequence, double pitchDeg, double yawDeg, bool isLeft, bool isColour, int binning = 1)
    {
        var (optics, factor) = (CameraOptics.Pcam(isLeft), binning * (isColour ? 1 : PanchromaticFactor));
        var mast = (PitchDeg: Pointing.Encoded(pitchDeg), YawDeg: Pointing.Encoded(yawDeg));
        var (truePitch, trueYaw) = _errors.TruePcamMast(sequence, pitchDeg, yawDeg);
        var stated = _errors.Stated(stance, sequence);
        return new(
            optics.True(factor), MastGeometry.Pcam(stance, truePitch, trueYaw, isLeft),
            optics.Stated(factor), MastGeometry.Pcam(stated, mast.PitchDeg, mast.YawDeg, isLeft))
        {
            Binning = binning,
            Mast = mast,
            Rover = stance,
            LabelRover = stated.Ground,
        };
    }

    public CameraView Tcam(string sequence, double pitchDeg, double yawDeg, int binning = 1)
    {
        var (truePitch, trueYaw) = _errors.TrueTcamMast(sequence, pitchDeg, yawDeg);
        var stated = MastGeometry.Tcam(pitchDeg, yawDeg);
        return new(
            CameraOptics.Tcam.True(binning), MastGeometry.Tcam(truePitch, trueYaw),
            CameraOptics.Tcam.Stated(binning), stated with { Origin = _errors.StatedTcam(stated.Origin) })
        {
            Binning = binning,
            Mast = (pitchDeg, yawDeg),
        };
    }

    /// <summary>The landing camera; its labels state no pose, so that which a label would have is the true one.</summary>
    /// <param name="seconds">After its first frame.</param>
    /// <param name="groundM">Height of the ground under the landing place.</param>
    public CameraView Lcam(double seconds, double groundM, int binning = 1)
    {
        var pose = Descent.PoseAt(seconds, groundM);
        return new(CameraOptics.Lcam.True(binning), pose, CameraOptics.Lcam.Stated(binning), pose) { Binning = binning };
    }
}
