using Farside.Core.Rasters;
using Farside.Processing.Photogrammetry.Mosaics;

namespace Farside.Processing.Descent.Map;

/// <summary>A level's frames in the map's own light, without what has changed in them.</summary>
sealed class LevelPictures(MapFrames frames, IReadOnlyList<int> chosen, IReadOnlyList<LightMatch> matches) : IMosaicPictures
{
    public int Count => chosen.Count;

    public MosaicPicture Open(int index)
    {
        var light = frames.Of(chosen[index])!.Light;
        var (match, matched, mask) = (matches[index], new Raster<Linear>(light.Width, light.Height), new Raster<byte>(light.Width, light.Height));
        for (var row = 0; row < light.Height; row++)
        {
            var y = (2.0 * row / (light.Height - 1)) - 1;
            for (var column = 0; column < light.Width; column++)
            {
                matched[column, row] = new((float)(light[column, row].Value / match.FactorAt((2.0 * column / (light.Width - 1)) - 1, y)));
            }

            Mask(mask.Row(row), match, row * LightMatch.Cells / light.Height * LightMatch.Cells);
        }

        return MosaicPicture.Grey(matched, mask);
    }

    static void Mask(Span<byte> row, LightMatch match, int firstCell)
    {
        for (var column = 0; column < row.Length; column++)
        {
            row[column] = match.Changed[firstCell + (column * LightMatch.Cells / row.Length)] ? byte.MaxValue : (byte)0;
        }
    }
}
