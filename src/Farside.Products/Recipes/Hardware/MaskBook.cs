using System.Security.Cryptography;
using Farside.Core.Rasters;
using Farside.Formats.Png;
using Farside.Products.Runner;

namespace Farside.Products.Recipes.Hardware;

/// <summary>
/// Masks that somebody gave who knows the vehicle: polygons in pixels (GeoJSON or CSV) and pictures (PNG, whatever is neither black nor transparent is hardware). Each names the frames it belongs to, see
/// <see cref="FramePattern"/>: a polygon by its property or column <c>frame</c>, a picture by its file name without <c>.png</c>.
/// </summary>
public sealed class MaskBook
{
    readonly List<(FramePattern Frames, IReadOnlyList<(double Column, double Row)> Corners)> _polygons = [];
    readonly List<(FramePattern Frames, Bitmap Picture, string Path)> _pictures = [];

    MaskBook(IReadOnlyList<string> paths)
    {
        Names = [.. paths.Select(path => Path.GetFileName(path)!)];
        Stamps = [.. paths.Select(path => $"{Path.GetFileName(path)} {Convert.ToHexStringLower(SHA256.HashData(Bytes(path)))}")];
        foreach (var path in paths)
        {
            Add(path);
        }
    }

    /// <summary>Nothing given.</summary>
    public static MaskBook Empty { get; } = new([]);

    public IReadOnlyList<string> Names { get; }

    /// <summary>Name and SHA-256 of every file, for the products' options: another mask makes them anew.</summary>
    public IReadOnlyList<string> Stamps { get; }

    /// <summary>Opens the files, in the order given.</summary>
    public static MaskBook Read(IReadOnlyList<string> paths) => paths.Count == 0 ? Empty : new(paths);

    /// <summary>Whether something is given for a frame.</summary>
    /// <param name="frame">The data file's name.</param>
    public bool Knows(string frame) => _polygons.Exists(polygon => polygon.Frames.Holds(frame)) || _pictures.Exists(picture => picture.Frames.Holds(frame));

    /// <summary>255 where hardware is given; null where nothing is given for the frame.</summary>
    public Raster<byte>? For(string frame, int width, int height)
    {
        if (!Knows(frame))
        {
            return null;
        }

        var mask = new Raster<byte>(width, height);
        foreach (var (_, corners) in _polygons.Where(polygon => polygon.Frames.Holds(frame)))
        {
            PolygonFill.Fill(mask, corners, byte.MaxValue);
        }

        foreach (var (_, picture, path) in _pictures.Where(picture => picture.Frames.Holds(frame)))
        {
            Lay(picture, mask, path, frame);
        }

        return mask;
    }

    /// <summary>Makes a frame's samples NaN where hardware is given.</summary>
    public void Blank(string frame, Raster<Linear> samples)
    {
        if (For(frame, samples.Width, samples.Height) is not { } mask)
        {
            return;
        }

        for (var i = 0; i < mask.Pixels.Length; i++)
        {
            samples.Pixels[i] = mask.Pixels[i] != 0 ? new(float.NaN) : samples.Pixels[i];
        }
    }

    void Add(string path)
    {
        switch (Path.GetExtension(path).ToLowerInvariant())
        {
            case ".png":
                _pictures.Add((new(Path.GetFileNameWithoutExtension(path)), PngReader.Read(path), path));
                break;
            case ".csv":
                _polygons.AddRange(PolygonFiles.ReadCsv(path));
                break;
            case ".json" or ".geojson":
                _polygons.AddRange(PolygonFiles.ReadGeoJson(path));
                break;
            default:
                throw new ProductException(path, "mask", $"a file that ends in {Path.GetExtension(path)}", ".png, .csv, .json or .geojson", "Save it as one of these.");
        }
    }

    // A mask drawn over the full detector serves frames that join its pixels.
    static void Lay(Bitmap picture, Raster<byte> mask, string path, string frame)
    {
        if (Math.Abs((picture.Width * (long)mask.Height) - (picture.Height * (long)mask.Width)) > Math.Max(picture.Width, mask.Width))
        {
            throw new ProductException(path, "mask", $"{picture.Width} × {picture.Height} pixels", $"the shape of {frame}, {mask.Width} × {mask.Height}", "Draw it over the frame itself.");
        }

        var sample = Bitmap.SizeOf(picture.Kind);
        var (pixelBytes, colourBytes) = (picture.Channels * sample, (picture.Channels > 2 ? 3 : 1) * sample);
        for (var y = 0; y < mask.Height; y++)
        {
            var row = picture.Row((int)((y + 0.5) * picture.Height / mask.Height));
            for (var x = 0; x < mask.Width; x++)
            {
                var pixel = row.Slice((int)((x + 0.5) * picture.Width / mask.Width) * pixelBytes, pixelBytes);
                mask[x, y] |= IsDrawn(pixel, colourBytes) ? byte.MaxValue : (byte)0;
            }
        }
    }

    static bool IsDrawn(ReadOnlySpan<byte> pixel, int colourBytes) =>
        pixel[..colourBytes].ContainsAnyExcept((byte)0) && (colourBytes == pixel.Length || pixel[colourBytes..].ContainsAnyExcept((byte)0));

    static byte[] Bytes(string path)
    {
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new ProductException(path, "mask", File.Exists(path) ? error.Message.TrimEnd('.') : "nothing there", "a PNG, CSV or GeoJSON file", "Check --mask.");
        }
    }
}
