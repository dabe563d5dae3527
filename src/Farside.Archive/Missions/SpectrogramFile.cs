using System.Buffers.Binary;
using System.Globalization;
using Farside.Archive.Labels;
using Farside.Core.Measurements;
using Microsoft.Win32.SafeHandles;

namespace Farside.Archive.Missions;

/// <summary>A radio spectrometer's file, read a block of records at a time: half a day of spectra is a quarter of a gigabyte.</summary>
public sealed class SpectrogramFile : IDisposable
{
    readonly SafeFileHandle _file;
    readonly ModeSheet _mode;
    readonly int _recordBytes;
    byte[] _bytes = [];

    SpectrogramFile(LabelDocument document, Observation observation, ModeSheet mode, SafeFileHandle file)
    {
        (_file, _mode, Observation) = (file, mode, observation);
        (_recordBytes, Channels) = (mode.Count("recordLength") ?? 0, mode.Count("channels") ?? 0);
        Records = _recordBytes == 0 ? 0 : RandomAccess.GetLength(file) / _recordBytes;
        (Ends, Unit) = Bands(document);
    }

    public Observation Observation { get; }

    /// <summary>Whole records that the file holds.</summary>
    public long Records { get; }

    public int Channels { get; }

    /// <summary>The band's ends as the label has them, in <see cref="Unit"/>; null where it states none.</summary>
    public (double Low, double High)? Ends { get; }

    /// <summary>Of frequencies: <c>MHz</c>.</summary>
    public string Unit { get; }

    /// <exception cref="LabelException">No data, no whole record, or not a spectrometer's label.</exception>
    public static SpectrogramFile Open(LabelDocument document)
    {
        var identity = ProductIdentity.Of(document);
        return identity.Describe().Instrument?.Mode(identity.Name!.Mode) is { Kind: "spectrogram" } mode
            ? Open(document, ObservationReader.Read(document, identity, mode), mode)
            : throw new LabelException(document.FileName, "product_id", identity.Id, "a radio spectrometer's product");
    }

    internal static SpectrogramFile Open(LabelDocument document, Observation observation, ModeSheet mode)
    {
        var file = new SpectrogramFile(document, observation, mode, DataFile.Open(document) ?? throw ArrayShape.Missing(document));
        if (file.Records > 0)
        {
            return file;
        }

        var bytes = RandomAccess.GetLength(file._file);
        file.Dispose();
        throw new LabelException(document.FileName, "data", $"{bytes} bytes", $"records of {mode.Count("recordLength") ?? 0} bytes", "Fetch the file again.");
    }

    /// <summary>Middle of a channel in <see cref="Unit"/>: the label's band spans the channels evenly. NaN where it states none.</summary>
    public double Frequency(int channel) => Ends is { } ends ? ends.Low + ((ends.High - ends.Low) * channel / Math.Max(1, Channels - 1)) : double.NaN;

    /// <summary>Reads some records from the first on.</summary>
    /// <param name="spectra">Record after record, <see cref="Channels"/> numbers each, as written.</param>
    /// <param name="heads">The Sun's elevation and azimuth, degrees, and the quality byte of each.</param>
    public void Read(long first, Span<float> spectra, Span<(float SunElevationDeg, float SunAzimuthDeg, byte Quality)> heads)
    {
        var bytes = heads.Length * _recordBytes;
        _bytes = _bytes.Length < bytes ? new byte[bytes] : _bytes;
        var got = _bytes.AsSpan(0, RandomAccess.Read(_file, _bytes.AsSpan(0, bytes), first * _recordBytes));
        if (got.Length < bytes)
        {
            throw new LabelException(Observation.Id, "data", $"{got.Length} bytes from record {first} on", $"{bytes}", "The file became shorter: fetch it again.");
        }

        for (var record = 0; record < heads.Length; record++)
        {
            var one = got.Slice(record * _recordBytes, _recordBytes);
            heads[record] = (Single(one, "sunElevationOffset"), Single(one, "sunAzimuthOffset"), one[_mode.Count("qualityOffset") ?? 0]);
            var values = one[(_mode.Count("spectrumOffset") ?? 0)..];
            for (var channel = 0; channel < Channels; channel++)
            {
                spectra[(record * Channels) + channel] = BinaryPrimitives.ReadSingleBigEndian(values[(4 * channel)..]);
            }
        }
    }

    public void Dispose() => _file.Dispose();

    float Single(ReadOnlySpan<byte> record, string offset) => BinaryPrimitives.ReadSingleBigEndian(record[(_mode.Count(offset) ?? 0)..]);

    static ((double, double)?, string) Bands(LabelDocument document)
    {
        var bands = document.InMission("bands");
        var ends = (bands?.Value ?? "").Split('-').Select(end => double.TryParse(end, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : double.NaN).ToArray();
        return (ends.Length == 2 && ends.All(double.IsFinite) && ends[0] < ends[1] ? (ends[0], ends[1]) : null, bands?.Attribute("unit") ?? "");
    }
}
