using Farside.Core.Rasters;
using Farside.Processing.Photogrammetry.Mosaics;

namespace Farside.Tests.Processing.Photogrammetry.Mosaics;

/// <summary>A mosaic put together again from its tiles.</summary>
sealed class KeptMosaic(int width, int height) : IMosaicSink
{
    public ColourPlanes Colour { get; } = new(width, height);
    public Raster<byte> Alpha { get; } = new(width, height);
    public Raster<ushort> Sources { get; } = new(width, height);
    public List<(int Column, int Row)> Order { get; } = [];

    public Raster<Linear> Plane(int colour) => colour == 0 ? Colour.Red : colour == 1 ? Colour.Green : Colour.Blue;

    public void Write(MosaicTile tile)
    {
        Order.Add((tile.Column, tile.Row));
        for (var y = 0; y < tile.Height; y++)
        {
            tile.Colour.Red.Row(y).CopyTo(Colour.Red.Row(tile.Row + y)[tile.Column..]);
            tile.Colour.Green.Row(y).CopyTo(Colour.Green.Row(tile.Row + y)[tile.Column..]);
            tile.Colour.Blue.Row(y).CopyTo(Colour.Blue.Row(tile.Row + y)[tile.Column..]);
            tile.Alpha.Row(y).CopyTo(Alpha.Row(tile.Row + y)[tile.Column..]);
            tile.Sources.Row(y).CopyTo(Sources.Row(tile.Row + y)[tile.Column..]);
        }
    }

    /// <summary>All steps in one, with or without solving the photometry.</summary>
    public static (KeptMosaic Mosaic, MosaicPhotometry Photometry, SeamMap Seams) Of(MosaicPlan plan, IMosaicPictures pictures, bool isMatched = true)
    {
        var store = new MosaicPictureStore(plan, pictures);
        var survey = Mosaic.Survey(store);
        var photometry = isMatched ? Mosaic.Photometry(survey) : MosaicPhotometry.None(plan);
        var seams = Mosaic.Seams(survey, photometry);
        var kept = new KeptMosaic(plan.Projection.Width, plan.Projection.Height);
        Mosaic.Render(store, photometry, seams, kept);
        return (kept, photometry, seams);
    }
}
