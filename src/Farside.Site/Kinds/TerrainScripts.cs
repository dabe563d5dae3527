using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json.Nodes;
using Farside.Core.Rasters;
using Farside.Formats.Pictures;
using Farside.Formats.Tiff;
using Farside.Site.Data;

namespace Farside.Site.Kinds;

/// <summary>A terrain as scripts, so that a page opened from disk can show it: the mesh as it is, and grids of heights with errors and slopes.</summary>
static class TerrainScripts
{
    public const string MeshFile = "mesh.js";
    public const string HeightsFile = "heights.js";

    /// <summary>Codes of errors go from 0.1 mm up by this power of ten a step: 254 of them reach 10 m.</summary>
    public const double DecadesAStep = 5.0 / 254;

    public const double LeastSigmaM = 1e-4;
    public const double StepsADegree = 2.8;
    const int MostSide = 4096;

    public static byte[] Mesh(string path) => Encoding.ASCII.GetBytes(DataFile.Put("mesh", $"\"{Packed(File.ReadAllBytes(path))}\""));

    /// <param name="grids">Files of heights and of slopes, the same cells in both.</param>
    public static byte[] Heights(IReadOnlyList<(string Heights, string Slopes)> grids)
    {
        var levels = grids.Select(grid => Level(grid.Heights, grid.Slopes)).OfType<(double PixelM, JsonObject Json)>().OrderBy(level => level.PixelM);
        return Encoding.ASCII.GetBytes(DataFile.Put("heights", new JsonObject { ["levels"] = new JsonArray([.. levels.Select(level => (JsonNode)level.Json)]) }.ToJsonString()));
    }

    static (double PixelM, JsonObject Json)? Level(string path, string slopePath)
    {
        var (heights, geo) = Read(path, channels: 2);
        var slopes = File.Exists(slopePath) && Read(slopePath, channels: 1).Samples is var found && found.Width == heights.Width && found.Height == heights.Height ? found : null;
        if (Known(heights) is not { } part)
        {
            return null;
        }

        var cells = Cells(heights, slopes, part);
        var (west, north) = geo.MapOf(part.Left, part.Top);
        var known = cells.Select(cell => cell.HeightM).Where(height => !float.IsNaN(height)).ToList();
        var (least, step) = ((double)known.Min(), Math.Max(1e-6, (known.Max() - known.Min()) / 65_000.0));
        return (geo.PixelWidth, new()
        {
            ["westM"] = Math.Round(west, 6),
            ["northM"] = Math.Round(north, 6),
            ["pixelM"] = geo.PixelWidth,
            ["width"] = part.Width,
            ["height"] = part.Height,
            ["leastM"] = least,
            ["stepM"] = step,
            ["cells"] = Packed(Coded(cells, least, step)),
        });
    }

    static (Bitmap Samples, GeoReference Geo) Read(string path, int channels)
    {
        using var reader = TiffReader.Open(path);
        var page = reader.Pages[0];
        if (page.Kind != SampleKind.Float32 || page.Channels < channels || page.Width > MostSide || page.Height > MostSide || page.Geo is not { PixelWidth: > 0 } geo)
        {
            throw new PictureException(path, "samples", $"{page.Width} × {page.Height} × {page.Channels} × {page.Kind}", $"32-bit floats in {channels} or more bands with a place on the map, at most {MostSide} to a side");
        }

        return (page.Read(), geo);
    }

    /// <summary>The part of the grid that holds ground.</summary>
    static (int Left, int Top, int Width, int Height)? Known(Bitmap heights)
    {
        var (left, right, top, bottom) = (int.MaxValue, -1, int.MaxValue, -1);
        var samples = heights.Samples<float>();
        for (var at = 0; at < heights.Width * heights.Height; at++)
        {
            if (!float.IsNaN(samples[at * heights.Channels]))
            {
                var (x, y) = (at % heights.Width, at / heights.Width);
                (left, right, top, bottom) = (Math.Min(left, x), Math.Max(right, x), Math.Min(top, y), Math.Max(bottom, y));
            }
        }

        return right < 0 ? null : (left, top, right - left + 1, bottom - top + 1);
    }

    static List<(float HeightM, float SigmaM, float SlopeDeg)> Cells(Bitmap heights, Bitmap? slopes, (int Left, int Top, int Width, int Height) part)
    {
        var cells = new List<(float, float, float)>(part.Width * part.Height);
        for (var y = part.Top; y < part.Top + part.Height; y++)
        {
            var row = MemoryMarshal.Cast<byte, float>(heights.Row(y));
            var slope = slopes is null ? default : MemoryMarshal.Cast<byte, float>(slopes.Row(y));
            for (var x = part.Left; x < part.Left + part.Width; x++)
            {
                cells.Add((row[x * heights.Channels], row[(x * heights.Channels) + 1], slopes is null ? float.NaN : slope[x * slopes.Channels]));
            }
        }

        return cells;
    }

    /// <summary>Four planes: high and low bytes of each height's difference from the one before (0 is no ground), codes of errors, codes of slopes.</summary>
    static byte[] Coded(List<(float HeightM, float SigmaM, float SlopeDeg)> cells, double leastM, double stepM)
    {
        var (count, before) = (cells.Count, 0);
        var bytes = new byte[checked(4 * count)];
        for (var at = 0; at < count; at++)
        {
            var (height, sigma, slope) = cells[at];
            var code = float.IsNaN(height) ? 0 : 1 + (int)Math.Round((height - leastM) / stepM);
            var difference = (code - before) & 0xffff;
            before = code;
            (bytes[at], bytes[count + at]) = ((byte)(difference >> 8), (byte)difference);
            bytes[(2 * count) + at] = SigmaCode(sigma);
            bytes[(3 * count) + at] = float.IsNaN(slope) ? (byte)0 : (byte)Math.Clamp(1 + Math.Round(slope * StepsADegree), 1, 255);
        }

        return bytes;
    }

    static byte SigmaCode(float sigmaM) => float.IsNaN(sigmaM) ? (byte)0
        : sigmaM <= LeastSigmaM ? (byte)1
        : (byte)Math.Clamp(1 + Math.Round(Math.Log10(sigmaM / LeastSigmaM) / DecadesAStep), 1, 255);

    static string Packed(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            zlib.Write(bytes);
        }

        return Convert.ToBase64String(packed.GetBuffer().AsSpan(0, (int)packed.Length));
    }
}
