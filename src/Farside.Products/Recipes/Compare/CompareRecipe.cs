using System.Globalization;
using System.Text.Json;
using Farside.Archive.Missions;
using Farside.Archive.Store;
using Farside.Core.Measurements;
using Farside.Core.Rasters;
using Farside.Core.Sky;
using Farside.Formats.Png;
using Farside.Processing.Photogrammetry.Registration;
using Farside.Products.Pictures;
using Farside.Products.Recipes.Geometry;
using Farside.Products.Runner;

namespace Farside.Products.Recipes.Compare;

/// <summary>Two sequences that look at the same ground → both pictures in the earlier one's pixels under one stretch, and what changed.</summary>
public sealed class CompareRecipe(CompareOptions options) : Recipe
{
    readonly JsonElement _options = RecipeJson.Element(options);

    public CompareRecipe() : this(new())
    {
    }

    public override string Name => "compare";
    public override int Version => 2;

    /// <summary>Each sequence with a few earlier ones of the same camera and mode.</summary>
    public override IEnumerable<Job> Plan(Shelf shelf) =>
        from pair in ComparedSequences.Of(shelf, options)
        select new Job(Name, $"{pair.Earlier.Id}-{pair.Later.Subject.Sequence}")
        {
            Inputs = [.. pair.Earlier.Inputs, .. pair.Later.Inputs],
            Cites = [pair.Earlier.Key, pair.Later.Key, .. ColourCameras.KeyOf(pair.Earlier.Inputs[0]) is { } colour ? new[] { colour } : []],
            Options = _options,
            // Both frames' planes, one of them laid, and their greys.
            MemoryBytes = (60 * pair.Earlier.Inputs.Concat(pair.Later.Inputs).Max(frame => frame.DataBytes)) + (256L << 20),
            Subject = pair.Later.Subject,
        };

    public override void Make(Job job, Workbench bench)
    {
        var (earlier, later) = (Cameras(job, bench, 0), Cameras(job, bench, 1));
        var ground = earlier.Ground?.ToSurface();
        var pairs = ComparedFrames.Of(job.Inputs, earlier, later, ground).Take(options.MostTried).ToList();
        if (pairs.Count == 0 || pairs[0].Overlap < options.LeastOverlap)
        {
            throw new NothingToMakeException(job.Id, string.Create(CultureInfo.InvariantCulture,
                $"no ground that both sequences show: the frames that share most have {100 * (pairs.Count == 0 ? 0 : pairs[0].Overlap):0} % in common; expected {100 * options.LeastOverlap:0} %"));
        }

        var colour = job.Cites.Skip(2).Select(key => CitedColour.Of(key, bench)).FirstOrDefault(known => known is not null);
        var nearest = default(PictureRegistration);
        foreach (var pair in pairs.Where(pair => pair.Overlap >= options.LeastOverlap))
        {
            bench.Cancellation.ThrowIfCancellationRequested();
            var (a, b) = (bench.ReadAgain<Frame>(pair.Earlier), bench.ReadAgain<Frame>(pair.Later));
            var found = PictureRegistration.Of(pair.EarlierView, FrameLight.Grey(a, colour), pair.LaterView, FrameLight.Grey(b, colour), ground, cancel: bench.Cancellation);
            if (found is { } registration && registration.HeldOutRmsPx <= options.MostApartPx)
            {
                Observe(bench, pair);
                Write(job, bench, pair, (FrameLight.Read(a, colour), a), (FrameLight.Read(b, colour), b), registration);
                return;
            }

            nearest = nearest is null || found?.HeldOutRmsPx < nearest.HeldOutRmsPx ? found ?? nearest : nearest;
        }

        throw new NothingToMakeException(job.Id, nearest is null
            ? "too few spots look alike at both times, as far as was tried: the Sun has turned too far, or the views differ too much"
            : string.Create(CultureInfo.InvariantCulture, $"held-out ties stay {nearest.HeldOutRmsPx:0.00} px apart at best; expected {options.MostApartPx} px or less"));
    }

    static AdjustedCameras Cameras(Job job, Workbench bench, int which) => bench.Cited(job.Cites[which]) is { } record && bench.CitedFile(record, FileRole.Data) is { } path
        ? AdjustedCameras.Read(path) : throw new NothingToMakeException(job.Id, $"{job.Cites[which]} found no common geometry");

    static void Observe(Workbench bench, ComparedFrames pair)
    {
        _ = bench.Read<Frame>(pair.Earlier);
        _ = bench.Read<Frame>(pair.Later);
    }

    static void Write(Job job, Workbench bench, ComparedFrames pair, (FrameLight Light, Frame Frame) earlier, (FrameLight Light, Frame Frame) later, PictureRegistration registration)
    {
        var (camera, isGrey) = (pair.EarlierView.Camera, earlier.Light.IsGrey && later.Light.IsGrey);
        var laid = new LaidPicture(registration, camera.Width, camera.Height);
        var before = PerMillisecond(earlier.Light.Planes, earlier.Frame);
        var after = Laid(laid, PerMillisecond(later.Light.Planes, later.Frame), isGrey);
        var stretch = CommonStretch.Of(before, after, isGrey);
        var changed = ChangedLight.Of(before.Green, after.Green, stretch.White);
        bench.Title = Names.Join(Names.Mission(job.Subject.Mission), Names.Instrument(job.Subject.Instrument, job.Subject.Mode),
            $"sequences {pair.Earlier.Name!.Sequence} and {pair.Later.Name!.Sequence}", "looking again");
        ProductPictures.Save(bench, "later", stretch.Picture(after, isGrey), PngColour.Srgb);
        ProductPictures.SaveOnly(bench, "earlier", stretch.Picture(before, isGrey));
        ProductPictures.SaveOnly(bench, "difference", changed.Picture);
        bench.Write(RegistrationFile.Name, FileRole.Data, RegistrationFile.Write(pair, registration));
        State(bench, pair, registration, laid.ShareOf(pair.LaterView.Camera.Width, pair.LaterView.Camera.Height), changed);
    }

    static void State(Workbench bench, ComparedFrames pair, PictureRegistration registration, double share, ChangedLight changed)
    {
        bench.Measure("held-out ties, apart RMS", registration.HeldOutRmsPx, "px");
        bench.Measure("held-out ties, apart, median", registration.HeldOutMedianPx, "px");
        bench.Measure("ties fitted", registration.Fitted);
        bench.Measure("ties held out", registration.HeldOut);
        bench.Measure("largest correction of the given cameras", registration.LargestCorrectionPx, "px");
        bench.Measure("earlier picture seen again", 100 * share, "%");
        bench.Measure("time between", (pair.Later.Name!.Start - pair.Earlier.Name!.Start).TotalHours, "h");
        bench.Measure("distance between the cameras", pair.ApartM, "m");
        bench.Measure("later over earlier light, median", changed.MedianRatio);
        bench.Measure("pixels twice as bright or half, against the median", 100 * changed.ChangedShare, "%");
        bench.State("Earlier", Told(pair.Earlier));
        bench.State("Later", Told(pair.Later));
        bench.State("Stretch", "one balance, one black and one white for both; light per millisecond of exposure where the cameras count light");
        bench.State("Registration", "shadows pull on ties: where the Sun turned by tens of degrees, both may lie half a pixel apart without a tie that tells");
    }

    static string Told(ArchiveEntry frame)
    {
        var sun = MissionRegistry.Find(frame.Name!.Mission)?.Origin is { } site ? SunEphemeris.At(site, frame.Name.Start) : (SunPosition?)null;
        return sun is { } there ? string.Create(CultureInfo.InvariantCulture, $"{frame.Name.Start.ToUtcText()}, the Sun at azimuth {there.Azimuth.Degrees:0.0}°, {there.Elevation.Degrees:0.0}° high; {frame.Id}") : $"{frame.Name.Start.ToUtcText()}; {frame.Id}";
    }

    static ColourPlanes PerMillisecond(ColourPlanes planes, Frame frame)
    {
        if (frame.Meaning != SampleMeaning.Linear || frame.Exposure?.TotalMilliseconds is not (> 0 and var exposure))
        {
            return planes;
        }

        Raster<Linear> Scaled(Raster<Linear> plane)
        {
            var made = new Raster<Linear>(plane.Width, plane.Height);
            for (var i = 0; i < made.Pixels.Length; i++)
            {
                made.Pixels[i] = new((float)(plane.Pixels[i].Value / exposure));
            }

            return made;
        }

        var green = Scaled(planes.Green);
        return planes.Red == planes.Green ? new(green, green, green) : new(Scaled(planes.Red), green, Scaled(planes.Blue));
    }

    static ColourPlanes Laid(LaidPicture laid, ColourPlanes planes, bool isGrey)
    {
        var green = laid.Of(planes.Green);
        return isGrey ? new(green, green, green) : new(laid.Of(planes.Red), green, laid.Of(planes.Blue));
    }
}
