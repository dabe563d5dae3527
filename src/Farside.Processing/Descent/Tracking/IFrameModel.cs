using Farside.Processing.Photogrammetry;

namespace Farside.Processing.Descent.Tracking;

/// <summary>Which maps of frames onto the common plane are allowed, and how small steps of their unknowns change them.</summary>
interface IFrameModel
{
    /// <summary>The plane's places from the frame's ideal pixels.</summary>
    Homography this[int frame] { get; }

    /// <summary>Unknowns of a frame.</summary>
    int Unknowns(int frame);

    /// <summary>Changes of the map's nine numbers (of the frame's grid, source side) by each unknown: 9 rows, one column an unknown, row-major.</summary>
    double[] Basis(int frame);

    /// <summary>The model after a step of all unknowns, frame after frame.</summary>
    IFrameModel Moved(ReadOnlySpan<double> step);
}
