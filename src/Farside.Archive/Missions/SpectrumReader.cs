using System.Globalization;
using Farside.Archive.Labels;
using Farside.Core.Measurements;

namespace Farside.Archive.Missions;

/// <summary>A spectrum that stands as text, one channel a row.</summary>
static class SpectrumReader
{
    public static Spectrum Read(LabelDocument document, Observation observation, ModeSheet mode)
    {
        var rows = CharacterRows.Of(document) ?? throw ArrayShape.Missing(document);
        var column = Column(document, rows, mode);
        var values = Enumerable.Range(0, rows.Count).Select(row => Cell(rows.Cells(row), column)).ToArray();
        return new()
        {
            Observation = observation,
            WavelengthsNm = CubeReader.Wavelengths(mode, rows.Count),
            Values = values,
            Quantity = mode.Text("quantity") ?? "",
            Unit = column < rows.Fields.Count ? rows.Fields[column].Unit : "",
            Sun = FrameGeometry.SunOf(document),
            View = FrameGeometry.ViewOf(document),
            Release = document.Root.At("Identification_Area/version_id")?.Value ?? "",
        };
    }

    // The label's heading that names the quantity, else its place in the order a reader of these files has published.
    static int Column(LabelDocument document, CharacterRows rows, ModeSheet mode)
    {
        var quantity = mode.Text("quantity") ?? "radiance";
        var named = rows.Fields.ToList().FindIndex(field => field.Name.Contains(quantity, StringComparison.OrdinalIgnoreCase));
        var known = mode.Instrument.Facts.Texts($"{mode.Path}.columns").ToList().IndexOf(quantity);
        return named >= 0 ? named : known >= 0 ? known
            : throw new LabelException(document.FileName, "Field_Character/name", string.Join(", ", rows.Fields.Select(field => field.Name)), $"a column named {quantity}");
    }

    static double Cell(string[] cells, int column) =>
        column < cells.Length && double.TryParse(cells[column], NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : double.NaN;
}
