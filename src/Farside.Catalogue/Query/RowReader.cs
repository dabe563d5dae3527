using System.Globalization;
using Farside.Catalogue.Index;
using Farside.Catalogue.Storage;
using Farside.Core.Time;

namespace Farside.Catalogue.Query;

/// <summary>Reads whole rows.</summary>
sealed class RowReader(CatalogueReader reader)
{
    const string Columns = """
        kind, mission, instrument, mode, eye, sequence, id, title, level, frame, start, stop, day, sun, east, north, up,
            repairs, rules, quality, score, simulated, thumbnail, width, height, number
        """;

    const double ScoreParts = 100;

    CatalogueStore Database => reader.Database;

    public ProductRow? ByKey(long key) => Each($"SELECT {Columns} FROM product WHERE key = ?", key).FirstOrDefault();

    /// <summary>In the order of the numbers, which all are there.</summary>
    public IReadOnlyList<ProductRow> ByNumbers(IReadOnlyList<long> numbers)
    {
        var rows = By("number", numbers).ToDictionary(row => row.Number);
        return [.. numbers.Select(number => rows[number])];
    }

    /// <summary>All rows with one of the numbers in a column, <c>number</c>, <c>key</c> or <c>item</c>.</summary>
    public IReadOnlyList<ProductRow> By(string column, IReadOnlyList<long> numbers)
    {
        var rows = new List<ProductRow>(numbers.Count);
        Database.Each($"SELECT {Columns} FROM product WHERE", column, numbers, row => rows.Add(Read(row)));
        return rows;
    }

    public ProductRow? ByNumber(long number) => Each($"SELECT {Columns} FROM product WHERE number = ?", number).FirstOrDefault();

    /// <summary>All rows by a condition and an order, at most so many.</summary>
    /// <param name="rest">SQL after FROM, with a question mark for each of <paramref name="values"/>.</param>
    public IEnumerable<ProductRow> Where(string rest, params long[] values) => Each($"SELECT {Columns} FROM product {rest}", values);

    /// <summary>SQLite sorts on disk what memory does not hold.</summary>
    public IEnumerable<ProductRow> All(SortOrder order)
    {
        reader.Refresh();
        var direction = order is SortOrder.Newest ? "DESC" : "ASC";
        // What has no number stands as SQLite has it, smallest, in every store.
        return Where($"ORDER BY start IS NULL, start {direction}, (frame IS NOT NULL) {direction}, frame {direction}, (SELECT text FROM value WHERE facet = {(int)Field.Kind} AND value.number = product.kind), id");
    }

    IEnumerable<ProductRow> Each(string sql, params long[] values)
    {
        var row = Database.Prepare(sql);
        foreach (var value in values)
        {
            row.Bind(value);
        }

        try
        {
            while (row.Step())
            {
                yield return Read(row);
            }
        }
        finally
        {
            row.Again();
        }
    }

    ProductRow Read(StoreRows row)
    {
        var sequence = reader.Sequences[(int)row.Whole(5)];
        return new()
        {
            Recipe = reader.Values.Text(Field.Kind, (int)row.Whole(0)),
            Mission = reader.Values.Text(Field.Mission, (int)row.Whole(1)),
            Instrument = reader.Values.Text(Field.Instrument, (int)row.Whole(2)),
            Mode = reader.Values.Text(Field.Mode, (int)row.Whole(3)),
            Eye = reader.Values.Text(Field.Eye, (int)row.Whole(4)),
            Sequence = sequence.Name,
            Station = sequence.Station,
            Id = row.Text(6),
            Title = row.Text(7),
            Level = row.Text(8),
            Index = row.IsNull(9) ? null : (int)row.Whole(9),
            Start = row.IsNull(10) ? null : new Epoch(row.Whole(10)),
            Stop = row.IsNull(11) ? null : new Epoch(row.Whole(11)),
            LunarDay = int.TryParse(reader.Values.Text(Field.LunarDay, (int)row.Whole(12)), NumberStyles.None, CultureInfo.InvariantCulture, out var day) ? day : null,
            SunElevationDeg = row.IsNull(13) ? null : row.Real(13),
            Rover = row.IsNull(14) ? null : new(row.Real(14), row.Real(15), row.Real(16)),
            StopPlace = sequence.Place,
            Repairs = (int)row.Whole(17),
            RepairRules = row.Text(18).Split(' ', StringSplitOptions.RemoveEmptyEntries),
            Quality = QualityText.Read(row.Text(19)),
            Score = row.Whole(20) / ScoreParts,
            IsSimulated = reader.Values.Text(Field.Origin, (int)row.Whole(21)) == "simulated",
            Thumbnail = row.Text(22) is { Length: > 0 } picture ? new(picture, (int)row.Whole(23), (int)row.Whole(24)) : null,
            Number = row.Whole(25),
        };
    }
}
