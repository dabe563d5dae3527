using System.Runtime.Intrinsics;
using Farside.Core.Rasters;
using Farside.Processing.Imaging.Demosaicing;

namespace Farside.Processing.Imaging;

/// <summary>Every demosaic method behind one door.</summary>
public static class Demosaicers
{
    /// <summary>A demosaicer of its own, with its scratch memory: one for each thread.</summary>
    public static IDemosaicer Create(DemosaicMethod method) => Create(method, WidestLanes);

    /// <summary>One that works on so many floats at once: 1, 4, 8 or 16. For tests and benchmarks: the result is the same to the last bit.</summary>
    public static IDemosaicer Create(DemosaicMethod method, int lanes) => lanes switch
    {
        1 => Create<Lanes1>(method),
        4 => Create<Lanes4>(method),
        8 => Create<Lanes8>(method),
        16 => Create<Lanes16>(method),
        _ => throw new ArgumentOutOfRangeException(nameof(lanes), lanes, "Lanes come as 1, 4, 8 or 16."),
    };

    /// <summary>A whole picture at once.</summary>
    public static ColourPlanes Demosaic(Raster<Linear> mosaic, BayerPattern pattern, DemosaicMethod method)
    {
        var planes = new ColourPlanes(mosaic.Width, mosaic.Height);
        Create(method).Demosaic(mosaic, pattern, 0, mosaic.Height, planes);
        return planes;
    }

    /// <summary>
    /// A whole picture, balanced while it is interpolated: methods that compare colours find their directions better in a grey scene's grey mosaic.
    /// The gains are undone after, so measured samples come back to within a rounding.
    /// </summary>
    public static ColourPlanes Demosaic(Raster<Linear> mosaic, BayerPattern pattern, DemosaicMethod method, ColourGains gains)
    {
        var planes = Demosaic(gains.Balance(mosaic, pattern), pattern, method);
        gains.Undo(planes);
        return planes;
    }

    static int WidestLanes =>
        Vector512.IsHardwareAccelerated ? Lanes16.Count : Vector256.IsHardwareAccelerated ? Lanes8.Count : Lanes4.Count;

    static IDemosaicer Create<TLanes>(DemosaicMethod method) where TLanes : struct, ILanes<TLanes> => method switch
    {
        DemosaicMethod.Bilinear => new BilinearDemosaicer<TLanes>(),
        DemosaicMethod.Malvar => new MalvarDemosaicer<TLanes>(),
        DemosaicMethod.Menon => new MenonDemosaicer<TLanes>(isRefined: true),
        DemosaicMethod.MenonUnrefined => new MenonDemosaicer<TLanes>(isRefined: false),
        DemosaicMethod.Rcd => new RcdDemosaicer<TLanes>(),
        DemosaicMethod.Residual => new ResidualDemosaicer<TLanes>(),
        _ => throw new ArgumentOutOfRangeException(nameof(method), method, "No such demosaic method."),
    };
}
