using Farside.Core.Rasters;
using Farside.Formats.Png;
using Farside.Processing.Photogrammetry.Hardware;
using Farside.Products.Runner;

namespace Farside.Products.Recipes.Hardware;

/// <summary>Masks of a cited hardware product, opened when they are wanted.</summary>
sealed class HardwareMasks
{
    readonly string _folder = "";
    readonly Dictionary<string, string> _files;

    HardwareMasks(string folder, IReadOnlyList<HardwareFrame> frames) =>
        (_folder, _files) = (folder, frames.Where(frame => frame.Blocks > 0).ToDictionary(frame => frame.Id, frame => frame.Mask, StringComparer.Ordinal));

    /// <summary>Of the one hardware product that a job cites; null where it cites none or it could not be made.</summary>
    public static HardwareMasks? Of(Job job, Workbench bench) =>
        job.Cites.FirstOrDefault(key => key.StartsWith("hardware/", StringComparison.Ordinal)) is { } key && bench.Cited(key) is { } record && bench.CitedFile(record, FileRole.Data) is { } path
            ? new(Path.GetDirectoryName(path)!, HardwareJson.Read(path)) : null;

    /// <summary>Frames in which hardware is left out.</summary>
    public int Count => _files.Count;

    /// <summary>True for the pixels of a frame that are left out; null where none is.</summary>
    public Raster<byte>? BlockedIn(string frame)
    {
        if (!_files.TryGetValue(frame, out var file))
        {
            return null;
        }

        var picture = PngReader.Read(Path.Combine(_folder, file));
        var blocked = new Raster<byte>(picture.Width, picture.Height);
        for (var y = 0; y < picture.Height; y++)
        {
            var row = picture.Row(y);
            for (var x = 0; x < row.Length; x++)
            {
                blocked[x, y] = row[x] is HiddenGround.Blocks or HiddenGround.Fringe ? (byte)1 : (byte)0;
            }
        }

        return blocked;
    }
}
