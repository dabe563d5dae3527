using System.Globalization;
using Farside.Catalogue.Index;
using Farside.Catalogue.Storage;

namespace Farside.Catalogue.Build;

/// <summary>Writes rows, keeps account of the segments they lie in, and makes those anew before a transaction ends.</summary>
sealed class RowWriter(CatalogueStore database, FacetValues values, SequenceTable sequences)
{
    const double ScoreParts = 100;

    readonly SiteSky _sky = new();
    readonly SegmentWriter _segments = new(database, values);
    readonly HashSet<int> _dirty = [];

    /// <summary>Writes one row in place of what had its number.</summary>
    /// <param name="isKnown">True where the number had a row of the same key.</param>
    public void Write(long number, long key, Entry entry, bool isKnown)
    {
        if (isKnown)
        {
            Forget(number);
        }

        var sequence = sequences.Of(database, entry.Mission, entry.Instrument, entry.Sequence);
        Row(number, key, entry, sequence.Number);
        foreach (var target in entry.Targets)
        {
            database.Put(CatalogueStore.Link).Bind(number).Bind(Hash.Of(target)).Run();
        }

        if (entry is { Rover: { } place, Start: { } start } && sequence.Number > 0 && sequence.Hear(start.TaiNanoseconds, entry.Id, place))
        {
            sequences.Touch(sequence);
        }

        Soil(number);
    }

    /// <summary>The file was touched, its content is the same.</summary>
    public void Restamp(long number, FileStamp stamp) =>
        database.Prepare("UPDATE product SET bytes = ?, changed = ? WHERE number = ?").Bind(stamp.Bytes).Bind(stamp.ChangedTicks).Bind(number).Run();

    public void Remove(long number)
    {
        Forget(number);
        database.Prepare("DELETE FROM product WHERE number = ?").Bind(number).Run();
        Soil(number);
    }

    /// <summary>Rows and segments agree again.</summary>
    public void Settle()
    {
        database.Flush();
        sequences.Settle(database);
        foreach (var segment in _dirty.Order())
        {
            _segments.Write(segment);
            database.Flush();
        }

        _dirty.Clear();
    }

    void Forget(long number)
    {
        database.Prepare("DELETE FROM link WHERE product = ?").Bind(number).Run();
        var row = database.Prepare("SELECT sequence FROM product WHERE number = ? AND east IS NOT NULL").Bind(number);
        if (row.Step() && row.Whole(0) is > 0 and var sequence)
        {
            sequences.Entries[(int)sequence].IsStale = true;
            sequences.Touch(sequences.Entries[(int)sequence]);
        }

        row.Again();
    }

    void Soil(long number) => _dirty.Add((int)(number >> Schema.SegmentShift));

    void Row(long number, long key, Entry entry, int sequence)
    {
        var sun = _sky.SunElevationDeg(entry.Mission, entry.Start);
        var day = _sky.LunarDay(entry.Mission, entry.Start)?.ToString(CultureInfo.InvariantCulture) ?? "";
        database.Put(CatalogueStore.Product)
            .Bind(number).Bind(key).Bind(Hash.Of(entry.Id)).Bind(sequence)
            .Bind(Value(Field.Kind, entry.Kind)).Bind(Value(Field.Mission, entry.Mission)).Bind(Value(Field.Instrument, entry.Instrument))
            .Bind(Value(Field.Mode, entry.Mode)).Bind(Value(Field.Eye, entry.Eye))
            .Bind(entry.Id).Bind(entry.Title).Bind(entry.Level).Bind((long?)entry.Index).Bind(entry.Start?.TaiNanoseconds).Bind(entry.Stop?.TaiNanoseconds)
            .Bind(Value(Field.LunarDay, day)).Bind(sun ?? double.NaN)
            .Bind(entry.Rover?.EastM ?? double.NaN).Bind(entry.Rover?.NorthM ?? double.NaN).Bind(entry.Rover?.UpM ?? double.NaN)
            .Bind(entry.Repairs).Bind(string.Join(' ', entry.Rules)).Bind(QualityText.Write(entry.Quality))
            .Bind((long)Math.Round(Score.Of(entry.Kind, entry.Quality) * ScoreParts)).Bind(Value(Field.Origin, entry.IsSimulated ? "simulated" : "real"))
            .Bind(entry.Thumbnail?.Name ?? "").Bind(entry.Thumbnail?.Width ?? 0).Bind(entry.Thumbnail?.Height ?? 0)
            .Bind(entry.Stamp.Bytes).Bind(entry.Stamp.ChangedTicks).Bind(entry.Stamp.Digest).Run();
    }

    long Value(Field field, string text) => values.Number(database, field, text);
}
