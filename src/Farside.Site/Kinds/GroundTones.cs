using Farside.Core.Rasters;
using Farside.Formats.Pictures;

namespace Farside.Site.Kinds;

/// <summary>Black and white of a landing map's linear levels: one for all of them, as the map's own picture has it, so that no edge shows between them.</summary>
sealed class GroundTones(IReadOnlyList<string> levels)
{
    const int Every = 997;
    readonly Lazy<(int Black, int White)> _ends = new(() => Ends(levels));

    public Bitmap Shown(string path) => Tiles.ScreenCurve.Between(PictureFile.Read(path), _ends.Value.Black, _ends.Value.White);

    // Nearly all of the ground, with some room: shadows stay dark, sunlit rims may burn out.
    static (int Black, int White) Ends(IReadOnlyList<string> levels)
    {
        var light = levels.SelectMany(Sampled).Order().ToList();
        return light.Count == 0 ? (0, ushort.MaxValue) : ((int)(0.7 * light[light.Count / 50]), (int)(1.1 * light[light.Count * 49 / 50]));
    }

    static List<ushort> Sampled(string path)
    {
        var picture = PictureFile.Read(path);
        var samples = picture.Kind == SampleKind.UInt16 && picture.Channels == 1 ? picture.Samples<ushort>() : [];
        var sampled = new List<ushort>();
        for (var at = 0; at < samples.Length; at += Every)
        {
            if (samples[at] > 0)
            {
                sampled.Add(samples[at]);
            }
        }

        return sampled;
    }
}
