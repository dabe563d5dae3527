using System.Globalization;
using Farside.Archive.Labels;
using Farside.Core.Measurements;

namespace Farside.Archive.Missions;

/// <summary>A table of text by column: numbers where a whole column is numbers.</summary>
static class MeasuredTableReader
{
    const int MostCells = 1 << 26;

    public static MeasuredTable Read(LabelDocument document, Observation observation)
    {
        if (DataFile.Find(document) is null)
        {
            throw ArrayShape.Missing(document);
        }

        var rows = CharacterRows.Of(document)
            ?? throw new LabelException(document.FileName, "File_Area_Observational", "no Table_Character with data", "a table of text", "Its label is of a kind nobody has published: report it.");
        var cells = Enumerable.Range(0, rows.Count).Select(rows.Cells).ToList();
        var width = cells.Count == 0 ? rows.Fields.Count : cells.Max(row => row.Length);
        if ((double)width * cells.Count > MostCells)
        {
            throw new LabelException(document.FileName, "Table_Character", $"{cells.Count} rows of up to {width} words", $"at most {MostCells} cells");
        }

        return new() { Observation = observation, Columns = [.. Enumerable.Range(0, width).Select(column => Column(rows, cells, column))] };
    }

    static MeasuredColumn Column(CharacterRows rows, List<string[]> cells, int column)
    {
        var (name, unit, description) = column < rows.Fields.Count ? (rows.Fields[column].Name, rows.Fields[column].Unit, rows.Fields[column].Description) : ($"column_{column + 1}", "", "");
        var texts = cells.ConvertAll(row => column < row.Length ? row[column] : "");
        var numbers = texts.ConvertAll(text => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : LabelElement.IsNothing(text) ? double.NaN : (double?)null);
        return numbers.TrueForAll(number => number is not null)
            ? new(name, unit, [.. numbers.Select(number => number!.Value)], null) { Description = description }
            : new(name, unit, null, [.. texts]) { Description = description };
    }
}
