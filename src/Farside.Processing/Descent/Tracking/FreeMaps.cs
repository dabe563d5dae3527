using Farside.Processing.Photogrammetry;

namespace Farside.Processing.Descent.Tracking;

/// <summary>Frames of which nothing is known but that straight lines stay straight: eight unknowns each, none for those that are held.</summary>
sealed class FreeMaps(FrameGrid[] grids, Homography[] maps, bool[] isHeld) : IFrameModel
{
    const int Each = 8;

    public Homography this[int frame] => maps[frame];

    public int Unknowns(int frame) => isHeld[frame] ? 0 : Each;

    public double[] Basis(int frame)
    {
        var basis = new double[LinkEquations.Changes * Unknowns(frame)];
        for (var k = 0; k < Unknowns(frame); k++)
        {
            basis[(k * Each) + k] = 1;
        }

        return basis;
    }

    public IFrameModel Moved(ReadOnlySpan<double> step)
    {
        var (moved, at) = ((Homography[])maps.Clone(), 0);
        for (var frame = 0; frame < maps.Length; frame++)
        {
            if (!isHeld[frame])
            {
                moved[frame] = grids[frame].Changed(maps[frame], step.Slice(at, Each));
                at += Each;
            }
        }

        return new FreeMaps(grids, moved, isHeld);
    }
}
