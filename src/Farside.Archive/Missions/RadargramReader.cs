using Farside.Archive.Labels;
using Farside.Core.Geometry;
using Farside.Core.Measurements;
using Farside.Core.Rasters;
using Farside.Core.Time;
using Microsoft.Win32.SafeHandles;

namespace Farside.Archive.Missions;

/// <summary>Radar records → traces with time, place and attitude, and their echoes.</summary>
static class RadargramReader
{
    const int Judged = 16; // records whose echoes decide their byte order

    public static Radargram Read(LabelDocument document, Observation observation, ModeSheet mode)
    {
        using var file = DataFile.Open(document) ?? throw ArrayShape.Missing(document);
        var records = RadarRecords.Of(document)
            ?? throw new LabelException(document.FileName, "Table_Binary/Record_Binary", "a layout that is no radar record", "record_length and an echo group", "Compare it with another label of this mode.");
        if (records.Count == 0)
        {
            throw new LabelException(document.FileName, "data", $"{RandomAccess.GetLength(file)} bytes without a whole record", $"records of {records.RecordBytes} bytes that begin {mode.Text("sync")}", "Fetch the data file again.");
        }

        var reference = Reference(records);
        var interval = Interval(document, records, mode);
        return new()
        {
            Observation = observation with { Facts = [.. observation.Facts, .. Facts(document, records, mode)] },
            Traces = [.. Enumerable.Range(0, records.Count).Select(record => Trace(document, records, record, reference))],
            Echo = Echo(file, records, document),
            SamplingIntervalNs = interval,
            CentralFrequencyMhz = document.InMission("central_frequency").Number ?? mode.Number("frequency"),
            AntennaHeightCm = document.InMission("antenna_height").Number,
            ReferencePoint = reference,
        };
    }

    static double Interval(LabelDocument document, RadarRecords records, ModeSheet mode) =>
        document.InMission("sampling_interval").Number ?? (records.Echo.IsComplex ? mode.Number("complexInterval") : null) ?? mode.Number("samplingInterval") ?? 1;

    static IEnumerable<KeyValuePair<string, string>> Facts(LabelDocument document, RadarRecords records, ModeSheet mode)
    {
        if (records.Echo.IsComplex)
        {
            yield return new("Echo shown", "the real part of complex samples: it keeps the wave's phase, as migration and the usual filters need; the magnitude would be its envelope");
        }

        var fact = records.Echo.IsComplex ? "complexInterval" : "samplingInterval";
        if (document.InMission("sampling_interval") is null && mode.Number(fact) is { } interval)
        {
            yield return new("Sampling interval, not stated by the label", $"{LabelValues.Text(interval)} ns: {mode.Instrument.Facts.Find($"{mode.Path}.{fact}")!.Source}");
        }
    }

    static Trace Trace(LabelDocument document, RadarRecords records, int record, Point<SiteFrame>? reference)
    {
        var fields = records.Fields;
        double At(string field) => records.Number(record, field) ?? 0;
        var (isKnown, unit) = (records.HasNavigation(record), fields.RadiansPerUnit);
        Point<SiteFrame>? from = !records.Has(fields.East) ? null : fields.CountsFromReferencePoint ? reference : new Point<SiteFrame>(0, 0, 0);
        return new(
            Time(document, records, record),
            isKnown && from is { } point ? new(point.X + At(fields.East), point.Y + At(fields.North), point.Z + At(fields.Up) - At(fields.Down)) : null,
            isKnown && records.Has(fields.Yaw) ? (At(fields.Pitch) * unit, At(fields.Roll) * unit, At(fields.Yaw) * unit) : null,
            LabelValues.Whole(At(fields.Mode)), LabelValues.Whole(At(fields.Count1)), LabelValues.Whole(At(fields.Count2)), records.Quality(record));
    }

    // A clock that nobody can read leaves the label's period, which the records share evenly.
    static Epoch Time(LabelDocument document, RadarRecords records, int record)
    {
        if (records.ClockOrigin is { } origin && records.Time(record, origin) is { } time)
        {
            return time;
        }

        var start = document.Start ?? ProductIdentity.Of(document).Name?.Start ?? default;
        var length = document.Stop is { } stop && stop > start ? stop - start : TimeSpan.Zero;
        return start + (length * record / Math.Max(1, records.Count - 1));
    }

    static Point<SiteFrame>? Reference(RadarRecords records) =>
        records.Number(0, "REFERENCE_POINT_XPOSITION") is { } x && records.Number(0, "REFERENCE_POINT_YPOSITION") is { } y && records.Number(0, "REFERENCE_POINT_ZPOSITION") is { } z
            ? new(x, y, z) : null;

    static Raster<Linear> Echo(SafeFileHandle file, RadarRecords records, LabelDocument document)
    {
        if ((double)records.Samples * records.Count > Array.MaxLength)
        {
            throw new LabelException(document.FileName, "Table_Binary/records", $"{records.Count}", $"at most {Array.MaxLength / records.Samples}");
        }

        var (echo, bytes, isBig) = (new Raster<Linear>(records.Samples, records.Count), new byte[records.Echo.Bytes], IsBigEndian(file, records, document));
        for (var record = 0; record < records.Count; record++)
        {
            Fill(file, records, record, bytes, document);
            records.Echo.Real(bytes, records.FilledBytes(record), isBig, echo.Row(record));
        }

        return echo;
    }

    // The label's order, unless only the other one makes numbers that an echo can have.
    static bool IsBigEndian(SafeFileHandle file, RadarRecords records, LabelDocument document)
    {
        var (stated, other, bytes) = (0, 0, new byte[records.Echo.Bytes]);
        var isBig = !records.Echo.Type.IsLittleEndian;
        for (var record = 0; record < Math.Min(records.Count, Judged); record++)
        {
            Fill(file, records, record, bytes, document);
            stated += records.Echo.Plausibility(bytes, isBig);
            other += records.Echo.Plausibility(bytes, !isBig);
        }

        return other > 2 * stated ? !isBig : isBig;
    }

    static void Fill(SafeFileHandle file, RadarRecords records, int record, byte[] bytes, LabelDocument document)
    {
        for (var filled = 0; filled < bytes.Length;)
        {
            var read = RandomAccess.Read(file, bytes.AsSpan(filled), records.Offset(record) + records.Echo.At + filled);
            filled += read > 0 ? read : throw new LabelException(document.FileName, "data", "a file that grew shorter while it was read", "whole records", "Run again.");
        }
    }
}
