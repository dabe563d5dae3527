using Farside.Core.Rasters;
using Farside.Formats.Png;
using Farside.Processing.Descent;
using Farside.Processing.Descent.Mosaics;
using Farside.Processing.Photogrammetry;
using Farside.Products.Panoramas;
using Farside.Products.Pictures;
using Farside.Products.Runner;

namespace Farside.Products.Descent;

/// <summary>The pictures of a sequence joined in the reference's pixels or finer ones.</summary>
static class SequenceMosaic
{
    /// <summary>From the coarsest to the finest: the finest lies on top. Null where nothing was placed.</summary>
    /// <param name="maps">Reference from picture, of the pictures as they are.</param>
    public static FrameMosaic? Draw(InputPicture?[] pictures, DescentTracking tracking, Homography?[] maps, PictureDescentOptions options, Action<string, double> tell, CancellationToken cancel)
    {
        int[] placed = [.. Enumerable.Range(0, pictures.Length).Where(i => tracking.FirstFromFrame[i] is not null && pictures[i] is not null)];
        if (placed.Length == 0)
        {
            return null;
        }

        var grid = MosaicGrid.Of([.. placed.Select(i => maps[i]!)], [.. placed.Select(i => (pictures[i]!.Width, pictures[i]!.Height))], options.MostMosaicPixels);
        var isGrey = placed.All(i => pictures[i]!.IsGrey);
        var mosaic = new FrameMosaic(grid, isGrey ? 1 : 3);
        var shown = placed.Length > 2 * tracking.KeyFrames.Count ? tracking.KeyFrames : placed;
        int[] order = [.. shown.OrderByDescending(i => maps[i]!.ScaleAt((pictures[i]!.Width - 1) / 2.0, (pictures[i]!.Height - 1) / 2.0)).ThenBy(i => i)];
        for (var k = 0; k < order.Length; k++)
        {
            cancel.ThrowIfCancellationRequested();
            tell("drawing", k / (double)order.Length);
            var picture = pictures[order[k]]!;
            mosaic.Draw(Planes(picture, isGrey), picture.FullScale, maps[order[k]]!);
        }

        return mosaic;
    }

    static Raster<Linear>[] Planes(InputPicture picture, bool isGrey) => picture.Stored() is var planes && isGrey ? [planes.Red] : [planes.Red, planes.Green, planes.Blue];

    public static void Write(FrameMosaic mosaic, IEnumerable<InputPicture> pictures, Stream file, CancellationToken cancel)
    {
        var kind = pictures.All(picture => picture.FullScale <= byte.MaxValue) ? SampleKind.UInt8 : SampleKind.UInt16;
        var notes = new PictureNotes { Colour = kind == SampleKind.UInt8 ? PngColour.Srgb : PngColour.Unspecified, Texts = [new("Software", "Farside " + CodeVersion.Number)] };
        PictureSink.WritePng(new MosaicRows(mosaic, kind), file, notes, cancel);
    }
}
