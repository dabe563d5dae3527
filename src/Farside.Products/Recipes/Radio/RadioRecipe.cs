using System.Globalization;
using System.Text;
using Farside.Archive.Missions;
using Farside.Core.Rasters;
using Farside.Products.Charts;
using Farside.Products.Recipes.Particles;
using Farside.Products.Runner;

namespace Farside.Products.Recipes.Radio;

/// <summary>One file of radio spectra → the waterfall, the spectrum of quiet times and what of it follows the lander's own lines; read in blocks, whatever its size.</summary>
public sealed class RadioRecipe : Recipe
{
    const long MemoryEach = 96L << 20;
    const int BandChannels = 64;

    public override string Name => "radio";
    public override int Version => 1;

    public override IEnumerable<Job> Plan(Shelf shelf) =>
        from entry in shelf.Complete
        where IsSpectrogram(entry.Name)
        select new Job(Name, FolderName.From(entry.Id))
        {
            Inputs = [entry],
            MemoryBytes = MemoryEach,
            Subject = Subjects.Of(entry),
        };

    public override void Make(Job job, Workbench bench)
    {
        var entry = job.Inputs[0];
        using var file = SpectrogramFile.Open(MissionLabel.Open(entry.LabelPath!, entry.DataPath));
        bench.Observe(file.Observation);
        bench.Title = Names.Join(Names.Mission(file.Observation.Mission), $"radio spectra {Ends(file)}".TrimEnd(), $"{file.Observation.Sequence}");
        var waterfall = RadioWaterfall.Read(file, bench.Cancellation);
        var sky = QuietSky.Of(waterfall);
        bench.Write("spectrum.csv", FileRole.Table, Spectrum(file, sky));
        bench.Write("course.csv", FileRole.Data, Course(file, waterfall, sky));
        ParticleTables.Save(bench, "radio", Sheet(file, waterfall, sky, bench.Title));
        State(bench, file, waterfall, sky);
    }

    static bool IsSpectrogram(Archive.Store.ProductName? name) =>
        name is not null && MissionRegistry.Find(name.Mission)?.Instrument(name.Instrument)?.Mode(name.Mode) is { Kind: "spectrogram" };

    static ChartSheet Sheet(SpectrogramFile file, RadioWaterfall waterfall, QuietSky sky, string title)
    {
        var (from, to) = Times(file);
        var above = Above(waterfall, sky);
        var (low, high) = Range(above);
        var frequencies = Enumerable.Range(0, file.Channels).Select(channel => Axis(file, channel)).ToList();
        var half = (frequencies[^1] - frequencies[0]) / Math.Max(1, file.Channels - 1) / 2;
        var frequencyTitle = file.Ends is null ? "channel" : $"frequency, {file.Unit}";
        return new(title,
        [
            new(new("UTC", AxisScale.Time), new(frequencyTitle))
            {
                Heat = new(above, "over quiet, sigma", low, high) { Edges = (from, to, frequencies[0] - half, frequencies[^1] + half) },
                Weight = 1.25,
            },
            new(new(frequencyTitle, file.Ends is { Low: > 0 } ends && ends.High / ends.Low > 5 ? AxisScale.Log : AxisScale.Linear), new("flux as written, W/m2/Hz", AxisScale.Log))
            {
                Series =
                [
                    new("lander's lines", frequencies, [.. sky.Mean.Select((value, channel) => sky.IsLine[channel] ? value : double.NaN)]) { Mark = SeriesMark.Dots },
                    new("quiet times", frequencies, [.. sky.Mean.Select((value, channel) => sky.IsLine[channel] ? double.NaN : value)]) { Mark = sky.IsSplit ? SeriesMark.Ground : SeriesMark.Line },
                    .. sky.IsSplit ? [Bands(file, sky)] : Array.Empty<ChartSeries>(),
                ],
            },
        ])
        {
            Subtitle = Names.Join(string.Create(CultureInfo.InvariantCulture, $"{file.Records:#,0} records of {file.Channels:#,0} channels"), $"{sky.Quiet.Count} of {waterfall.Stretches} stretches quiet"),
            Note = file.Observation.Level == "2C" ? "level 2C: 40 to 50 dB below the true flux" : "",
        };
    }

    /// <summary>The part that does not follow the lander, in bands wide enough to be seen; a band below zero has no place on an axis by powers.</summary>
    static ChartSeries Bands(SpectrogramFile file, QuietSky sky)
    {
        var bands = Enumerable.Range(0, file.Channels).Where(channel => !sky.IsLine[channel] && sky.SkyError[channel] > 0).Chunk(BandChannels)
            .Select(band => (At: band.Average(channel => Axis(file, channel)), Mean: band.Average(channel => sky.Sky[channel]), Error: Math.Sqrt(band.Sum(channel => sky.SkyError[channel] * sky.SkyError[channel])) / band.Length)).ToList();
        return new("what does not follow the lander", [.. bands.Select(band => band.At)], [.. bands.Select(band => band.Mean)]) { Sigma = [.. bands.Select(band => band.Error)], Mark = SeriesMark.Dots };
    }

    /// <summary>Excess over the quiet spectrum in standard deviations of quiet stretches, a row a channel.</summary>
    static Raster<Linear> Above(RadioWaterfall waterfall, QuietSky sky)
    {
        var above = new Raster<Linear>(waterfall.Stretches, waterfall.Channels);
        for (var stretch = 0; stretch < waterfall.Stretches; stretch++)
        {
            var values = waterfall.Stretch(stretch);
            for (var channel = 0; channel < values.Length; channel++)
            {
                var scatter = sky.MeanError[channel] * Math.Sqrt(sky.Quiet.Count);
                above[stretch, channel] = new(scatter > 0 ? (float)((values[channel] - sky.Mean[channel]) / scatter) : float.NaN);
            }
        }

        return above;
    }

    // Nothing above quiet is dark, the loudest thousandth is light.
    static (double Low, double High) Range(Raster<Linear> above)
    {
        var values = above.Pixels.ToArray().Select(pixel => pixel.Value).Where(float.IsFinite).Order().ToList();
        return values.Count == 0 ? (0, 1) : (-2, Math.Max(6, values[(int)(values.Count * 0.999)]));
    }

    static double Axis(SpectrogramFile file, int channel) => file.Ends is null ? channel + 1 : file.Frequency(channel);

    static (double From, double To) Times(SpectrogramFile file) => file.Observation is { Start: { } start, Stop: { } stop } && stop > start
        ? (ChartTime.Of(start), ChartTime.Of(stop))
        : throw new ProductException(file.Observation.Id, "start_date_time", "no times", "the times between which the records were taken", "Fetch the label again.");

    static string Ends(SpectrogramFile file) => file.Ends is { } ends ? string.Create(CultureInfo.InvariantCulture, $"{ends.Low:0.###} to {ends.High:0.###} {file.Unit}") : "";

    static byte[] Spectrum(SpectrogramFile file, QuietSky sky)
    {
        var text = new StringBuilder($"channel,frequency_{(file.Unit.Length > 0 ? file.Unit.ToLowerInvariant() : "unknown")},quiet,quiet_error,lander,sky,sky_error,line\n");
        for (var channel = 0; channel < file.Channels; channel++)
        {
            double[] values = [sky.Mean[channel], sky.MeanError[channel], sky.Vehicle[channel], sky.Sky[channel], sky.SkyError[channel]];
            text.Append(CultureInfo.InvariantCulture, $"{channel},{(file.Ends is null ? "" : file.Frequency(channel).ToString("0.######", CultureInfo.InvariantCulture))},{string.Join(',', values.Select(Exact))},{(sky.IsLine[channel] ? 1 : 0)}\n");
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    static byte[] Course(SpectrogramFile file, RadioWaterfall waterfall, QuietSky sky)
    {
        var (from, to) = Times(file);
        var quiet = sky.Quiet.ToHashSet();
        var text = new StringBuilder("utc,sun_elevation_deg,median_db_over_quiet,quiet\n");
        for (var i = 0; i < waterfall.Stretches; i++)
        {
            var values = waterfall.Stretch(i).ToArray();
            var loud = SampleMean.Median(values.Select((value, channel) => sky.Mean[channel] > 3 * sky.MeanError[channel] ? 10 * Math.Log10(Math.Max(value / sky.Mean[channel], 0.1)) : double.NaN));
            var time = DateTime.UnixEpoch.AddSeconds(from + ((to - from) * (i + 0.5) / waterfall.Stretches));
            text.Append(CultureInfo.InvariantCulture, $"{time:yyyy-MM-ddTHH:mm:ss.fffZ},{waterfall.SunElevationDeg[i]:0.####},{ParticleTables.Number(Math.Round(loud, 4))},{(quiet.Contains(i) ? 1 : 0)}\n");
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    static string Exact(double value) => double.IsFinite(value) ? value.ToString("0.#####e0", CultureInfo.InvariantCulture) : "";

    static void State(Workbench bench, SpectrogramFile file, RadioWaterfall waterfall, QuietSky sky)
    {
        bench.Measure("records", file.Records);
        bench.Measure("records left out for their quality", waterfall.Refused);
        bench.Measure("quiet stretches", 100.0 * sky.Quiet.Count / waterfall.Stretches, "%");
        bench.Measure("channels with a line of the lander", sky.IsLine.Count(isLine => isLine));
        bench.State("Times", "records state none: they are spread evenly between the label's beginning and end");
        bench.State("Quiet", "stretches whose channels together lie less than 4 robust standard deviations above the usual");
        if (sky.IsSplit)
        {
            bench.Measure("common variation of the lander's lines", 100 * sky.Breathing, "%");
            bench.State("Lander", "the part of each channel that follows the common course of the lander's lines, by least squares over quiet stretches; taken to be all that varies in common while the sky stands still. The rest is the sky and what the lander radiates without change");
        }
        else
        {
            bench.State("Lander", "its lines do not vary enough in common, or too few stand out, to tell its broadband part from the sky: not subtracted");
        }
    }
}
