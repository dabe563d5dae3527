using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using Farside.Core;
using Farside.Core.Geometry;
using Farside.Formats.Png;
using Farside.Processing.Imaging;
using Farside.Processing.Photogrammetry;
using Farside.Processing.Photogrammetry.Adjustment;
using Farside.Processing.Photogrammetry.Mosaics;
using Farside.Products.Pictures;
using Farside.Products.Pictures.Conversion;
using Farside.Products.Recipes;
using Farside.Products.Runner;

namespace Farside.Products.Panoramas;

/// <summary>Anybody's overlapping pictures → one panorama, their poses, and how good both are.</summary>
public static class PicturePanorama
{
    /// <summary>Shortest and longest focal lengths that make sense, in widths of a picture: 147° and 0.1° across.</summary>
    const double LeastFocal = 0.15;
    const double MostFocal = 500;

    /// <summary>Narrowest panorama, pixels.</summary>
    public const int LeastWidth = 16;

    /// <summary>Widest panorama, pixels.</summary>
    public const int MostWidth = 1_000_000;

    /// <summary>Writes <c>panorama.png</c>, <c>sources.png</c>, <c>mask.png</c>, <c>poses.csv</c>, <c>quality.json</c>, <c>panorama.json</c> and <c>project.pto</c>.</summary>
    /// <param name="tell">What is being done, and how far it is, 0 to 1.</param>
    public static PicturePanoramaReport Make(IReadOnlyList<string> files, PicturePanoramaOptions options, string folder, Action<string, double> tell, CancellationToken cancel)
    {
        if (options.Width is { } across && across is < LeastWidth or > MostWidth)
        {
            throw new ProductException("panorama", "--width", string.Create(CultureInfo.InvariantCulture, $"{options.Width}"), string.Create(CultureInfo.InvariantCulture, $"{LeastWidth} to {MostWidth} pixels"));
        }

        if (options.Projection == ProjectionKind.Vertical)
        {
            throw new ProductException("panorama", "--projection", "vertical", "one of the sky: how far the ground lies below is not known", "Choose azimuthal.");
        }

        var stated = options.Poses is { } path ? PosesCsv.Read(path) : new Dictionary<string, GivenPose>();
        var pictures = Open(files, out var refused, cancel);
        var given = Named(stated, pictures, options.Poses);
        RefuseAbsurd(options, pictures);
        var network = new PictureNetwork(pictures, options, given);
        var result = network.Solve(stage => tell(stage, 0), cancel);
        var views = result.Network.ToViews();
        var shown = Enumerable.Range(0, pictures.Count).Where(i => !network.Unplaced.Contains(i) || given.ContainsKey(pictures[i].Name)).ToList();
        var input = Input([.. shown.Select(i => views[i])], [.. shown.Select(i => pictures[i])], options);
        var extent = SkyExtent.Of(input.Views, input.Eye, input.Surface);
        var started = Stopwatch.GetTimestamp();
        var layouts = PanoramaLayout.Of(options, extent, input.Eye, input.NativePerRadian);
        using var draft = new FolderDraft(folder);
        var panoramas = Panorama.MakeAll(input, layouts, extent, draft.Path, new Steps(done => tell("blending", done)), panorama => Write(panorama, draft.Path, cancel), cancel);
        Save(draft.Path, "panorama.json", PanoramaJson.Write(panoramas, input.Eye, input.Surface, isSimulated: false));
        var doubts = network.IsGuided ? [] : OverlapDoubt.Pairs(panoramas[0].Photometry.Overlaps);
        Save(draft.Path, "quality.json", Quality(result, network, pictures, panoramas, [.. doubts.Select(pair => (input.Views[pair.First].Id, input.Views[pair.Second].Id, pair.PsnrDb))]));
        Save(draft.Path, "poses.csv", PosesCsv.Write(shown.Select(i => new GivenPose(pictures[i].Name, Looking.Of(views[i].SiteFromCamera.Rotation)))));
        Save(draft.Path, "project.pto", HuginProject.Write([.. views.Select(ForHugin)], network.Tracks));
        draft.Commit();
        return Told(result, network, pictures, panoramas[0], folder, refused, panoramas.Sum(one => one.JoinSeconds), Stopwatch.GetElapsedTime(started).TotalSeconds) with
        {
            Doubt = doubts.Count > 0 ? OverlapDoubt.Line(panoramas[0].Photometry.Overlaps, [.. input.Views.Select(view => view.Id)]) : null,
        };
    }

    static List<InputPicture> Open(IReadOnlyList<string> files, out List<string> refused, CancellationToken cancel)
    {
        var (pictures, lines) = (new List<InputPicture>(), new List<string>());
        foreach (var file in files)
        {
            cancel.ThrowIfCancellationRequested();
            try
            {
                var picture = InputPicture.Open(file);
                var twin = pictures.Find(one => one.Name == picture.Name);
                pictures.Add(twin is null ? picture : throw new ProductException(file, "name", $"a second {picture.Name}", "base names that differ: poses.csv knows pictures by them"));
            }
            catch (FarsideException broken)
            {
                lines.Add(broken.Message);
            }
            catch (Exception unopened) when (unopened is IOException or UnauthorizedAccessException)
            {
                var found = Directory.Exists(file) ? "a folder" : File.Exists(file) ? unopened.Message.TrimEnd('.') : "no such file";
                lines.Add(new ProductException(file, "file", found, "a picture that can be opened", cause: unopened).Message);
            }
        }

        refused = lines;
        return pictures.Count > 1 ? pictures : throw new ProductException(
            files.Count > 0 ? files[0] : "panorama", "pictures", $"{pictures.Count} that can be read{(lines.Count > 0 ? $" ({lines[0]})" : "")}", "two or more that overlap");
    }

    // Names without their endings will do; names that fit nothing would be poses left aside in silence.
    static Dictionary<string, GivenPose> Named(IReadOnlyDictionary<string, GivenPose> stated, List<InputPicture> pictures, string? file)
    {
        var given = new Dictionary<string, GivenPose>(StringComparer.Ordinal);
        foreach (var name in pictures.Select(picture => picture.Name))
        {
            if (stated.TryGetValue(name, out var pose) || stated.TryGetValue(Path.GetFileNameWithoutExtension(name), out pose))
            {
                given[name] = pose with { File = name };
            }
        }

        return given.Count > 0 || file is null
            ? given
            : throw new ProductException(file, "file", stated.Count > 0 ? stated.First().Key : "no line", $"the pictures' base names, e.g. {pictures[0].Name}");
    }

    // From a fish eye to a telescope.
    static void RefuseAbsurd(PicturePanoramaOptions options, List<InputPicture> pictures)
    {
        var width = pictures.Max(picture => picture.Width);
        if (options.FocalPx is { } focal && (focal < LeastFocal * width || focal > MostFocal * width))
        {
            throw new ProductException(
                "panorama", "--focal-px", focal.ToString("G6", CultureInfo.InvariantCulture),
                string.Create(CultureInfo.InvariantCulture, $"{LeastFocal * width:0} to {MostFocal * width:0} for pictures {width} px wide"), "Leave it out where it is not known.");
        }

        if (options.Centre is { } centre && pictures.Find(picture => !(centre.Column > -0.5 && centre.Column < picture.Width - 0.5 && centre.Row > -0.5 && centre.Row < picture.Height - 0.5)) is { } outside)
        {
            throw new ProductException(
                outside.Path, "--center", string.Create(CultureInfo.InvariantCulture, $"{centre.Column},{centre.Row}"), $"a place within its {outside.Width} × {outside.Height} pixels");
        }
    }

    static PanoramaInput Input(List<View> views, List<InputPicture> pictures, PicturePanoramaOptions options)
    {
        var fullScale = pictures.Max(picture => picture.FullScale);
        var colour = pictures.TrueForAll(picture => picture.IsDisplay) ? SceneColour.OfDisplay(fullScale) : SceneColour.Of(LookOf(pictures), calibration: null);
        return new(views, new Opened(pictures, fullScale), SphereSurface.Infinite, colour, pictures.TrueForAll(picture => picture.IsGrey), fullScale)
        {
            PictureBytes = options.MemoryBytes / 3,
            Threads = options.Threads,
        };
    }

    // Linear samples need a look; the middle picture's own is as good as any.
    static DisplayLook LookOf(List<InputPicture> pictures)
    {
        var light = pictures[pictures.Count / 2].Light((float)(pictures.Max(picture => picture.FullScale) / pictures[pictures.Count / 2].FullScale)).Colour.Green.Pixels;
        var sorted = new float[Math.Min(light.Length, 100_000)];
        for (var i = 0; i < sorted.Length; i++)
        {
            sorted[i] = light[(int)((long)i * light.Length / sorted.Length)].Value;
        }

        Array.Sort(sorted);
        return new(0, ColourGains.None, sorted[sorted.Length / 200], Math.Max(1, 1.2 * sorted[(int)(sorted.Length * 0.999)]), new DisplayLookOptions().AsinhStrength);
    }

    static void Write(Panorama panorama, string folder, CancellationToken cancel)
    {
        var name = panorama.Layout.Name;
        PngText[] viewer = panorama.Layout.ViewerPart() is { } metadata ? [new(ViewerMetadata.PngKeyword, metadata.ToXmp())] : [];
        Stream(folder, $"panorama{name}.png", panorama.Canvas.Shown, new() { Colour = PngColour.Srgb, Texts = [new("Software", "Farside " + CodeVersion.Number), .. viewer] }, cancel);
        Stream(folder, $"sources{name}.png", panorama.Canvas.Sources, new(), cancel);
        Stream(folder, $"mask{name}.png", panorama.Canvas.Mask, new(), cancel);
    }

    static void Stream(string folder, string name, PictureRows rows, PictureNotes notes, CancellationToken cancel) =>
        AtomicFile.Write(Path.Combine(folder, name), file => PictureSink.WritePng(rows, file, notes, cancel));

    static void Save(string folder, string name, byte[] bytes) => AtomicFile.Write(Path.Combine(folder, name), file => file.Write(bytes));

    // Hugin knows no other model; a rover's fits to a fraction of a pixel.
    static View ForHugin(View view)
    {
        if (view.Camera is BrownCamera)
        {
            return view;
        }

        var fit = BrownFit.Nearest(view.Camera);
        return view with { Camera = fit.Camera, SiteFromCamera = view.SiteFromCamera with { Rotation = fit.GivenFromBrown.Then(view.SiteFromCamera.Rotation) } };
    }

    static byte[] Quality(AdjustmentResult result, PictureNetwork network, List<InputPicture> pictures, IReadOnlyList<PanoramaFacts> panoramas, IReadOnlyList<(string First, string Second, double PsnrDb)> doubts)
    {
        var overlaps = panoramas[0].Photometry.Overlaps.Where(pair => pair.Pixels > 0).ToList();
        var json = new JsonObject
        {
            ["format"] = "farside-panorama-quality/1",
            ["pictures"] = pictures.Count,
            ["ties"] = result.Ties.Count(tie => !tie.IsHeldOut && !tie.IsRejected),
            ["rejectedShare"] = DataJson.Decimals(result.RejectedShare),
            ["rmsPx"] = DataJson.Decimals(result.RmsPx),
            ["heldOutRmsPx"] = DataJson.Decimals(result.HeldOutRmsPx),
            ["cameras"] = new JsonArray([.. result.Network.Cameras.Select((camera, i) => (JsonNode)CameraOf(camera, result.Sigmas.Cameras[i]))]),
            ["unplaced"] = new JsonArray([.. network.Unplaced.Select(i => (JsonNode)pictures[i].Name)]),
            ["doubtfulOverlaps"] = new JsonArray([.. doubts.Select(pair => (JsonNode)new JsonObject { ["first"] = pair.First, ["second"] = pair.Second, ["psnrDb"] = DataJson.Decimals(pair.PsnrDb) })]),
            ["overlapPsnrDb"] = overlaps.Count == 0 ? null : DataJson.Decimals(overlaps.Min(pair => pair.PsnrDb)),
            ["seamShiftPx90"] = DataJson.Decimals(panoramas.Select(one => one.Seams.Percentile90Px).Where(double.IsFinite).DefaultIfEmpty(double.NaN).Max()),
            ["coverage"] = DataJson.Decimals(panoramas.Average(one => one.Coverage)),
            ["views"] = new JsonArray([.. result.Views.Select((view, i) => (JsonNode)new JsonObject
            {
                ["file"] = view.Id,
                ["ties"] = view.Ties,
                ["rejected"] = view.Rejected,
                ["rmsPx"] = DataJson.Decimals(view.RmsPx),
                ["turnDeg"] = DataJson.Decimals(view.TurnRad * 180 / Math.PI),
                ["sigmaDeg"] = DataJson.Decimals(Math.Max(view.Sigma.RotationRad.X, Math.Max(view.Sigma.RotationRad.Y, view.Sigma.RotationRad.Z)) * 180 / Math.PI),
                ["isPlaced"] = !network.Unplaced.Contains(i),
            })]),
        };
        return DataJson.Write(json);
    }

    static JsonObject CameraOf(CameraGroup camera, InteriorSigmas sigmas)
    {
        var fitted = camera.Model as BrownCamera ?? BrownFit.Nearest(camera.Model).Camera;
        return new()
        {
            ["model"] = camera.Model is BrownCamera ? "Brown" : "as the file states; the nearest Brown camera in numbers",
            ["width"] = fitted.Width,
            ["height"] = fitted.Height,
            ["focalPx"] = DataJson.Decimals(fitted.FocalLengthPx),
            ["focalSigmaPx"] = DataJson.Decimals(sigmas.FocalLengthPx),
            ["centre"] = new JsonArray(DataJson.Decimals(fitted.PrincipalColumn), DataJson.Decimals(fitted.PrincipalRow)),
            ["k1"] = DataJson.Decimals(fitted.K1),
            ["k2"] = DataJson.Decimals(fitted.K2),
        };
    }

    static PicturePanoramaReport Told(AdjustmentResult result, PictureNetwork network, List<InputPicture> pictures, PanoramaFacts panorama, string folder, List<string> refused, double joinSeconds, double allSeconds) => new(
        Path.Combine(Path.GetFullPath(folder), $"panorama{panorama.Layout.Name}.png"), panorama.Width, panorama.Height, pictures.Count,
        result.Ties.Count(tie => !tie.IsHeldOut && !tie.IsRejected), result.RmsPx, double.IsNaN(result.HeldOutRmsPx) ? null : result.HeldOutRmsPx,
        (result.Network.Cameras[0].Model as BrownCamera ?? BrownFit.Nearest(result.Network.Cameras[0].Model).Camera).FocalLengthPx,
        [.. network.Unplaced.Select(i => pictures[i].Name)], refused, network.TieSeconds, network.AdjustSeconds + network.AlignSeconds, joinSeconds, allSeconds - joinSeconds);

    // Pictures of other depths come to one scale.
    sealed class Opened(List<InputPicture> pictures, double fullScale) : IMosaicPictures
    {
        public int Count => pictures.Count;

        public MosaicPicture Open(int index) => pictures[index].Light((float)(fullScale / pictures[index].FullScale));
    }

    sealed class Steps(Action<double> report) : IProgress<double>
    {
        public void Report(double value) => report(value);
    }
}
