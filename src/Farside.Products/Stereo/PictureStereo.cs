using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using Farside.Core.Rasters;
using Farside.Formats.Glb;
using Farside.Formats.Pfm;
using Farside.Formats.Png;
using Farside.Processing.Photogrammetry.Dense;
using Farside.Processing.Photogrammetry.Stereo;
using Farside.Products.Panoramas;
using Farside.Products.Pictures.Conversion;
using Farside.Products.Recipes;
using Farside.Products.Runner;

namespace Farside.Products.Stereo;

/// <summary>Anybody's pair → the disparity of every pixel, and points where the pictures say how their cameras stand.</summary>
public static class PictureStereo
{
    const int MostTriangles = 300_000;

    /// <summary>
    /// Writes <c>disparity.pfm</c>, <c>sigma.pfm</c>, <c>disparity.png</c>, <c>preview.png</c> and <c>product.json</c>; with cameras also
    /// <c>xyz.tif</c>, <c>points.ply</c>, <c>mesh.glb</c> and the pair as it was matched, <c>left.png</c> and <c>right.png</c>.
    /// </summary>
    /// <exception cref="ProductException">The pictures are no pair.</exception>
    public static PictureStereoReport Make(string leftFile, string rightFile, PictureStereoOptions options, string folder, CancellationToken cancel)
    {
        var (left, right) = (InputPicture.Open(leftFile), InputPicture.Open(rightFile));
        var pair = options.IsRectified ? null : Rectify(left, right);
        var (leftGrey, rightGrey) = (Grey(left), Grey(right));
        var (l, r) = (leftGrey, rightGrey);
        if (pair is not null)
        {
            l = new StereoWarp(pair.Camera.Width, pair.Camera.Height, pair.InLeft).Apply(leftGrey);
            r = new StereoWarp(pair.Camera.Width, pair.Camera.Height, pair.InRight).Apply(rightGrey);
        }

        if ((l.Width, l.Height) != (r.Width, r.Height))
        {
            throw new ProductException(rightFile, "size", $"{r.Width} × {r.Height} pixels", $"{l.Width} × {l.Height} as in {left.Name}", "Give a rectified pair, or pictures that describe their cameras.");
        }

        var started = Stopwatch.GetTimestamp();
        var map = DenseMatcher.Match(l, r, options.Matching, cancel);
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        var cloud = pair is null ? null : StereoCloud.Of(pair, map, options.Points, options.Matching.Threads);
        using var draft = new FolderDraft(folder);
        Write(draft.Path, map, options.Matching.MinDisparity);
        var triangles = 0;
        if (cloud is not null)
        {
            var scale = 255 / Math.Max(left.FullScale, right.FullScale);
            XyzFile.Write(Path.Combine(draft.Path, "xyz.tif"), left.Name, cloud);
            triangles = WriteMesh(Path.Combine(draft.Path, "mesh.glb"), left, cloud, pair!);
            PointsPly.Write(Path.Combine(draft.Path, "points.ply"), cloud, Scaled(leftGrey, scale));
            PngWriter.Write(Path.Combine(draft.Path, "left.png"), Bytes(Scaled(l, scale)));
            PngWriter.Write(Path.Combine(draft.Path, "right.png"), Bytes(Scaled(r, scale)));
        }

        File.WriteAllBytes(Path.Combine(draft.Path, ProductRecord.FileName), DataJson.Write(Record(leftFile, rightFile, options, map, cloud, pair, triangles)));
        draft.Commit();
        return new(Path.GetFullPath(Path.Combine(folder, "disparity.pfm")), map.Width, map.Height, map.Density, Words(map.Tally()), map.Filled, seconds,
            cloud?.Tally()[PointRefusal.None], cloud is null ? null : Words(cloud.Tally()));
    }

    /// <summary>A picture's samples as they are, saturated ones too: a white wall is still a place. Products with a label are read by it.</summary>
    static Raster<Linear> Grey(InputPicture picture)
    {
        if (!PictureSource.IsPicture(picture.Path))
        {
            return picture.Grey();
        }

        var planes = picture.Stored();
        if (picture.IsGrey)
        {
            return planes.Red;
        }

        var grey = new Raster<Linear>(picture.Width, picture.Height);
        for (var i = 0; i < grey.Pixels.Length; i++)
        {
            grey.Pixels[i] = new((0.299f * planes.Red.Pixels[i].Value) + (0.587f * planes.Green.Pixels[i].Value) + (0.114f * planes.Blue.Pixels[i].Value));
        }

        return grey;
    }

    /// <summary>Both eyes by the cameras that the files describe; null when they describe none.</summary>
    static RectifiedPair? Rectify(InputPicture left, InputPicture right)
    {
        if (left.Camera is not { IsGuess: false, SiteFromCamera: { } leftPose } l || right.Camera is not { IsGuess: false, SiteFromCamera: { } rightPose } r)
        {
            return null;
        }

        try
        {
            return RectifiedPair.Of(new(left.Name, l.Camera, leftPose), new(right.Name, r.Camera, rightPose));
        }
        catch (ArgumentException refusal)
        {
            throw new ProductException(left.Path, "camera model", refusal.Message.TrimEnd('.'), "two eyes side by side that see one scene", "With --rectified the cameras are left aside.");
        }
    }

    static void Write(string folder, DisparityMap map, int least)
    {
        PortableMap.Write(Path.Combine(folder, "disparity.pfm"), DisparityPictures.Floats(map.Disparity));
        PortableMap.Write(Path.Combine(folder, "sigma.pfm"), DisparityPictures.Floats(map.Sigma));
        PngWriter.Write(Path.Combine(folder, "disparity.png"), DisparityPictures.Whole(map, Math.Min(0, least)));
        PngWriter.Write(Path.Combine(folder, "preview.png"), DisparityPictures.Colours(map));
    }

    /// <returns>Its triangles; without any there is no file.</returns>
    static int WriteMesh(string path, InputPicture left, StereoCloud cloud, RectifiedPair pair)
    {
        // As fine as a browser turns with ease.
        var step = Math.Max(2, (int)Math.Ceiling(Math.Sqrt(2.0 * cloud.Width * cloud.Height / MostTriangles)));
        var mesh = StereoMesh.Of(cloud, pair.Camera.FocalLengthPx * pair.BaselineM, step);
        if (mesh.TriangleCount > 0)
        {
            using var picture = new MemoryStream();
            PngWriter.Write(picture, Shown(left));
            GlbWriter.Write(path, [new(mesh, MeshTexture.Png(picture.ToArray()))], new() { Title = Path.GetFileNameWithoutExtension(left.Name), Credit = "", Axes = "x to the first of the axes named in product.json, y up, z against the second; metres" });
        }

        return mesh.TriangleCount;
    }

    /// <summary>The left picture for a screen, colours kept.</summary>
    static Bitmap Shown(InputPicture left)
    {
        if (!PictureSource.IsPicture(left.Path) || left.IsGrey)
        {
            return Bytes(Scaled(Grey(left), 255 / left.FullScale));
        }

        var planes = left.Stored();
        var picture = new Bitmap(left.Width, left.Height, 3, SampleKind.UInt8);
        for (var i = 0; i < left.Width * left.Height; i++)
        {
            (picture.Bytes[3 * i], picture.Bytes[(3 * i) + 1], picture.Bytes[(3 * i) + 2]) = (Byte(planes.Red.Pixels[i]), Byte(planes.Green.Pixels[i]), Byte(planes.Blue.Pixels[i]));
        }

        return picture;

        byte Byte(Linear sample) => (byte)Math.Clamp((sample.Value * 255 / left.FullScale) + 0.5, 0, byte.MaxValue);
    }

    static Raster<Linear> Scaled(Raster<Linear> grey, double scale) =>
        new(grey.Width, grey.Height, [.. grey.Pixels.ToArray().Select(sample => new Linear((float)(float.IsNaN(sample.Value) ? 0 : sample.Value * scale)))]);

    static Bitmap Bytes(Raster<Linear> grey) =>
        new(grey.Width, grey.Height, 1, SampleKind.UInt8, [.. grey.Pixels.ToArray().Select(sample => (byte)Math.Clamp(sample.Value + 0.5f, 0, byte.MaxValue))]);

    static JsonObject Record(string left, string right, PictureStereoOptions options, DisparityMap map, StereoCloud? cloud, RectifiedPair? pair, int triangles)
    {
        var record = new JsonObject
        {
            ["format"] = "farside-stereo/1",
            ["inputs"] = new JsonArray(Input("left", left), Input("right", right)),
            ["options"] = JsonSerializer.SerializeToNode(options.Matching with { Threads = 1 }, StereoJson.Default.DenseOptions),
            ["width"] = map.Width,
            ["height"] = map.Height,
            ["density"] = DataJson.Decimals(map.Density),
            ["pixels"] = Tally(Words(map.Tally())),
            ["filled"] = map.Filled,
            ["medianSigmaPx"] = DataJson.Decimals(MedianSigma(map)),
            ["files"] = new JsonObject
            {
                ["disparity.pfm"] = "pixels of the left picture, column left minus column right; +infinity where refused",
                ["sigma.pfm"] = "standard deviation of the disparity, pixels; +infinity where refused",
                ["disparity.png"] = string.Create(CultureInfo.InvariantCulture, $"(disparity - {Math.Min(0, options.Matching.MinDisparity)}) x {DisparityPictures.Scale}, 16 bits; 0 where refused"),
                ["preview.png"] = "far blue, near red, black where refused",
            },
        };
        if (cloud is not null && pair is not null)
        {
            var files = record["files"]!;
            files["xyz.tif"] = "for each pixel of the left picture as it was given: x, y, z, range, sigma of the range, metres; NaN where there is no point";
            files["points.ply"] = "the same points, metres, with the sigma of the range";
            if (triangles > 0)
            {
                files["mesh.glb"] = string.Create(CultureInfo.InvariantCulture, $"{triangles} triangles under the left picture, torn at edges");
            }

            (files["left.png"], files["right.png"]) = ("the left picture on common rows, as it was matched", "the right one");
            record["points"] = Tally(Words(cloud.Tally()));
            record["pair"] = new JsonObject
            {
                ["focalLengthPx"] = DataJson.Digits(pair.Camera.FocalLengthPx),
                ["baselineM"] = DataJson.Digits(pair.BaselineM),
                ["axes"] = "east, north, up of the site where the label says how the rover stood; else right of it, ahead of it and up from its deck",
            };
        }

        return record;
    }

    static JsonObject Input(string eye, string path) => new()
    {
        ["eye"] = eye,
        ["name"] = Path.GetFileName(path),
        ["sha256"] = Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path))),
    };

    static JsonObject Tally(IReadOnlyDictionary<string, int> counts) => new(counts.Select(count => KeyValuePair.Create(count.Key, (JsonNode?)count.Value)));

    static Dictionary<string, int> Words<TReason>(IReadOnlyDictionary<TReason, int> tally) where TReason : struct, Enum =>
        tally.ToDictionary(one => JsonNamingPolicy.CamelCase.ConvertName(one.Key.ToString()), one => one.Value);

    static double MedianSigma(DisparityMap map)
    {
        var sigmas = map.Sigma.Pixels.ToArray().Where(float.IsFinite).Order().ToArray();
        return sigmas.Length > 0 ? sigmas[sigmas.Length / 2] : double.NaN;
    }
}
