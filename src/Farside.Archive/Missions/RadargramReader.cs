using System.Buffers.Binary;
using System.Runtime.InteropServices;
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
        var origin = Epoch.TryParseUtc(mode.Instrument.Facts.Text("clock.origin"), out var clock) ? clock : default;
        return new()
        {
            Observation = observation,
            Traces = [.. Enumerable.Range(0, records.Count).Select(record => Trace(file, records, record, origin, reference))],
            Echo = Echo(file, records, document),
            SamplingIntervalNs = document.InMission("sampling_interval").Number ?? mode.Number("samplingInterval") ?? 1,
            CentralFrequencyMhz = document.InMission("central_frequency").Number,
            AntennaHeightCm = document.InMission("antenna_height").Number,
            ReferencePoint = reference,
        };
    }

    static Trace Trace(SafeFileHandle file, RadarRecords records, int record, Epoch origin, Point<SiteFrame>? reference)
    {
        double At(string field) => records.Number(record, field) ?? 0;
        var isKnown = records.HasNavigation(record);
        var time = records.Bytes(record, "TIME");
        Span<byte> quality = [0];
        _ = RandomAccess.Read(file, quality, records.Offset(record) + records.RecordBytes - 1);

        // Records count north, east and down from the reference point; the site frame is east, north, up.
        return new(
            time.Length == 6 ? Epoch.FromUtcCount(origin, BinaryPrimitives.ReadUInt32BigEndian(time), BinaryPrimitives.ReadUInt16BigEndian(time[4..]) * 1_000_000L) : origin,
            isKnown && reference is { } point ? new(point.X + At("YPOSITION"), point.Y + At("XPOSITION"), point.Z - At("ZPOSITION")) : null,
            isKnown ? (At("ATT_PITCHING"), At("ATT_ROLLING"), At("ATT_YAWING")) : null,
            LabelValues.Whole(At("RADAR_WORKING_MODE")), LabelValues.Whole(At("CHANNEL_1_RECORD_COUNT")), LabelValues.Whole(At("CHANNEL_2_RECORD_COUNT")), quality[0]);
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

        var echo = new Raster<Linear>(records.Samples, records.Count);
        for (var record = 0; record < records.Count; record++)
        {
            var bytes = MemoryMarshal.AsBytes(echo.Row(record));
            for (var filled = 0; filled < bytes.Length;)
            {
                var read = RandomAccess.Read(file, bytes[filled..], records.Offset(record) + records.HeaderBytes + filled);
                filled += read > 0 ? read : throw new LabelException(document.FileName, "data", "a file that grew shorter while it was read", "whole records", "Run again.");
            }
        }

        return echo;
    }
}
