using System.Runtime.InteropServices;
using Farside.Archive.Labels;
using Farside.Core.Measurements;
using Farside.Core.Rasters;

namespace Farside.Archive.Missions;

/// <summary>A picture or table of a mission we have no data files of, shown as its label describes it.</summary>
static class PlainReader
{
    const int MostSamples = 1 << 28;

    public static Measurement Read(LabelDocument document)
    {
        var identity = ProductIdentity.Of(document);
        var observation = new Observation
        {
            Id = identity.Id,
            Mission = identity.Name?.Mission ?? "",
            Instrument = identity.Name?.Instrument ?? document.Root.Find("instrument_id")?.Value ?? "",
            Mode = identity.Name?.Mode ?? "",
            Sequence = identity.Name?.Sequence ?? "",
            Index = identity.Name?.Index,
            Start = document.Start,
            Stop = document.Stop,
            IsSimulated = ObservationReader.IsSimulated(document),
            Facts = Facts(document),
            Repairs = [.. document.Repairs],
        };
        var picture = document.Structures.OfType<ArrayStructure>().FirstOrDefault(array => array.Axes.Count(axis => axis.Length > 1) is 2 or 3);
        return picture is not null ? new Frame { Observation = observation, Samples = Picture(document, picture), Meaning = SampleMeaning.Unknown }
            : document.Structures.OfType<TableStructure>().FirstOrDefault() is { } table ? new MeasuredTable { Observation = observation, Columns = Columns(document, table) }
            : throw new LabelException(document.FileName, "structures", string.Join(", ", document.Structures.Select(structure => structure.Form).Distinct().DefaultIfEmpty("none")), "a picture or a table");
    }

    static List<KeyValuePair<string, string>> Facts(LabelDocument document) =>
        [.. from name in (string[])["title", "target_name", "instrument_name", "mission_name"]
            let element = document.Root.Find(name)
            let value = element?.Value
            where value is not null
            select new KeyValuePair<string, string>(char.ToUpperInvariant(name[0]) + name[1..].Replace('_', ' '), value)];

    static Bitmap Picture(LabelDocument document, ArrayStructure array)
    {
        var axes = new Axes(array);
        if ((double)axes.Lines * axes.Samples * axes.Channels > MostSamples)
        {
            throw new LabelException(document.FileName, array.Name, $"{axes.Lines} × {axes.Samples} × {axes.Channels}", $"at most {MostSamples} samples in one picture");
        }

        if (array.DataPath is null)
        {
            throw new LabelException(document.FileName, array.Name, $"{LabelValues.Brief(array.FileName)}, which is not here", "the data file beside its label", "Fetch it.");
        }

        using var reader = new ArrayReader(array);
        return array.SampleType is { IsInteger: true, Bytes: 1, Form: NumberForm.UnsignedInteger } && !IsScaled(array) ? Stored<byte>(reader, axes, SampleKind.UInt8)
            : array.SampleType is { IsInteger: true, Bytes: 2, Form: NumberForm.UnsignedInteger } && !IsScaled(array) ? Stored<ushort>(reader, axes, SampleKind.UInt16)
            : Scaled(reader, axes);
    }

    static bool IsScaled(ArrayStructure array) => array.ScalingFactor is not 1 || array.ValueOffset is not 0 || array.Specials.Count > 0 || array.BitMask is not null;

    static Bitmap Stored<T>(ArrayReader reader, Axes axes, SampleKind kind) where T : unmanaged
    {
        var bitmap = new Bitmap(axes.Samples, axes.Lines, axes.Channels, kind);
        var plane = new T[axes.Lines * axes.Samples];
        for (var channel = 0; channel < axes.Channels; channel++)
        {
            var (start, count) = axes.Window(channel);
            reader.ReadStored(start, count, plane.AsSpan());
            Spread(plane, bitmap.Samples<T>(), channel, axes.Channels);
        }

        return bitmap;
    }

    // Missing samples become NaN here, once.
    static Bitmap Scaled(ArrayReader reader, Axes axes)
    {
        var bitmap = new Bitmap(axes.Samples, axes.Lines, axes.Channels, SampleKind.Float32);
        var plane = new double[axes.Lines * axes.Samples];
        var specials = ArrayReader.SpecialValues(reader.Array.Specials, reader.Array.SampleType);
        for (var channel = 0; channel < axes.Channels; channel++)
        {
            var (start, count) = axes.Window(channel);
            reader.Read(start, count, plane);
            Spread([.. plane.Select(value => specials.Contains(value) ? float.NaN : (float)value)], MemoryMarshal.Cast<byte, float>(bitmap.Bytes.AsSpan()), channel, axes.Channels);
        }

        return bitmap;
    }

    static void Spread<T>(T[] plane, Span<T> pixels, int channel, int channels)
    {
        for (var i = 0; i < plane.Length; i++)
        {
            pixels[(i * channels) + channel] = plane[i];
        }
    }

    static List<MeasuredColumn> Columns(LabelDocument document, TableStructure table)
    {
        if (table.DataPath is null)
        {
            throw new LabelException(document.FileName, table.Name, $"{LabelValues.Brief(table.FileName)}, which is not here", "the data file beside its label", "Fetch it.");
        }

        using var reader = new TableReader(table);
        return [.. table.Fields.Where(field => field.PerRecord == 1).Select(field =>
            field.IsNumeric ? new MeasuredColumn(field.Name, field.Unit, reader.Numbers(field), null) : new(field.Name, field.Unit, null, reader.Texts(field)))];
    }

    /// <summary>Which axes of an array are a picture's lines, samples and colours.</summary>
    sealed class Axes
    {
        readonly IReadOnlyList<ArrayAxis> _axes;
        readonly int _line, _sample, _band;

        public Axes(ArrayStructure array)
        {
            _axes = array.Axes;
            var wide = Enumerable.Range(0, _axes.Count).Where(axis => _axes[axis].Length > 1).ToList();
            _band = wide.Count < 3 ? -1 : wide.Find(axis => _axes[axis].Name.StartsWith("band", StringComparison.OrdinalIgnoreCase)) is var named && IsBand(named) ? named : wide[0];
            var flat = wide.Where(axis => axis != _band).ToList();
            (_line, _sample) = (flat[0], flat[1]);
            Channels = _band >= 0 && _axes[_band].Length is 3 or 4 ? (int)_axes[_band].Length : 1;
        }

        public int Lines => checked((int)_axes[_line].Length);
        public int Samples => checked((int)_axes[_sample].Length);

        /// <summary>Three or four bands are colours; of a longer cube the first band is shown.</summary>
        public int Channels { get; }

        public (long[] Start, long[] Count) Window(int channel)
        {
            var (start, count) = (new long[_axes.Count], _axes.Select(axis => Math.Min(axis.Length, 1)).ToArray());
            (count[_line], count[_sample]) = (Lines, Samples);
            if (_band >= 0)
            {
                start[_band] = channel;
            }

            return (start, count);
        }

        bool IsBand(int axis) => _axes[axis].Name.StartsWith("band", StringComparison.OrdinalIgnoreCase);
    }
}
