using Farside.Core.Rasters;

namespace Farside.Processing.Imaging;

/// <summary>Every demosaic method behind one door.</summary>
public static class Demosaicers
{
    /// <summary>A demosaicer of its own, with its scratch memory: one for each thread.</summary>
    public static IDemosaicer Create(DemosaicMethod method) => method switch
    {
        _ => throw new ArgumentOutOfRangeException(nameof(method), method, "No such demosaic method."),
    };

    /// <summary>A whole picture at once.</summary>
    public static ColourPlanes Demosaic(Raster<Linear> mosaic, BayerPattern pattern, DemosaicMethod method)
    {
        var planes = new ColourPlanes(mosaic.Width, mosaic.Height);
        Create(method).Demosaic(mosaic, pattern, 0, mosaic.Height, planes);
        return planes;
    }
}
