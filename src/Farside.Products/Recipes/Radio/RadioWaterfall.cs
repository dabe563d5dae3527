using Farside.Archive.Missions;

namespace Farside.Products.Recipes.Radio;

/// <summary>A file's spectra as means over stretches of time, few enough to hold whatever the file's length.</summary>
sealed class RadioWaterfall
{
    const int MostStretches = 1024;
    const int BlockRecords = 64;

    readonly float[] _means;

    RadioWaterfall(SpectrogramFile file, int stretches)
    {
        (Channels, Stretches, RecordsEach) = (file.Channels, stretches, file.Records / (double)stretches);
        _means = new float[checked(stretches * Channels)];
        SunElevationDeg = new double[stretches];
    }

    public int Channels { get; }
    public int Stretches { get; }

    /// <summary>Records in a stretch, on average.</summary>
    public double RecordsEach { get; }

    /// <summary>The Sun's height over each stretch, mean.</summary>
    public double[] SunElevationDeg { get; }

    /// <summary>Records whose quality byte is not zero: left out.</summary>
    public int Refused { get; private set; }

    /// <summary>Mean of a stretch, channel by channel; NaN where all its records were refused.</summary>
    public ReadOnlySpan<float> Stretch(int i) => _means.AsSpan(i * Channels, Channels);

    public static RadioWaterfall Read(SpectrogramFile file, CancellationToken cancel)
    {
        var waterfall = new RadioWaterfall(file, (int)Math.Min(MostStretches, file.Records));
        var sums = new double[file.Channels];
        var (spectra, heads) = (new float[BlockRecords * file.Channels], new (float SunElevationDeg, float SunAzimuthDeg, byte Quality)[BlockRecords]);
        for (var i = 0; i < waterfall.Stretches; i++)
        {
            cancel.ThrowIfCancellationRequested();
            var (from, to) = (file.Records * i / waterfall.Stretches, file.Records * (i + 1) / waterfall.Stretches);
            var (taken, sun) = (0, 0.0);
            Array.Clear(sums);
            for (var first = from; first < to; first += BlockRecords)
            {
                var count = (int)Math.Min(BlockRecords, to - first);
                file.Read(first, spectra, heads.AsSpan(0, count));
                for (var record = 0; record < count; record++)
                {
                    sun += heads[record].SunElevationDeg / (to - from);
                    if (heads[record].Quality == 0)
                    {
                        taken++;
                        Add(sums, spectra.AsSpan(record * file.Channels, file.Channels));
                    }
                }
            }

            waterfall.Keep(i, sums, taken, (int)(to - from), sun);
        }

        return waterfall;
    }

    static void Add(double[] sums, ReadOnlySpan<float> spectrum)
    {
        for (var channel = 0; channel < sums.Length; channel++)
        {
            sums[channel] += spectrum[channel];
        }
    }

    void Keep(int stretch, double[] sums, int taken, int records, double sun)
    {
        SunElevationDeg[stretch] = sun;
        Refused += records - taken;
        for (var channel = 0; channel < Channels; channel++)
        {
            _means[(stretch * Channels) + channel] = taken > 0 ? (float)(sums[channel] / taken) : float.NaN;
        }
    }
}
