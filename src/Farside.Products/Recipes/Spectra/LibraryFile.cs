using System.Globalization;
using System.Text;

namespace Farside.Products.Recipes.Spectra;

/// <summary>
/// A text file of reflectances as people keep them: RELAB's tables, tabbed and comma-separated columns, ECSV, lines of two numbers. Wavelength first; of a comma-separated
/// file with headings every further column that is no error, of any other the second column.
/// </summary>
static class LibraryFile
{
    const int LeastPoints = 20;
    const double MostMicrometres = 100;
    static readonly string[] Errors = ["std", "sigma", "error", "err ", "dev", "uncert"];

    /// <returns>None for a file that holds no reflectances, e.g. a readme or the Sun's irradiance.</returns>
    public static IReadOnlyList<LibrarySpectrum> Read(string name, string text)
    {
        var lines = text.Split('\n').Select(line => line.TrimEnd('\r').Trim()).Where(line => line.Length > 0).ToList();
        var rows = lines.Select(Numbers).OfType<double[]>().ToList();
        var head = string.Join(' ', lines.TakeWhile(line => Numbers(line) is null)).ToLowerInvariant();
        if (rows.Count < LeastPoints || head.Contains("irradiance", StringComparison.Ordinal))
        {
            return [];
        }

        var inNm = rows.Max(row => row[0]) > MostMicrometres;
        var (percent, columns) = (head.Contains('%') ? 0.01 : 1, Columns(name, lines));
        return [.. columns.Select(column => Spectrum(column.Name, name, rows, column.At, inNm ? 1 : 1000, percent)).OfType<LibrarySpectrum>()];
    }

    static LibrarySpectrum? Spectrum(string name, string source, List<double[]> rows, int column, double toNm, double toShare)
    {
        var points = rows.Where(row => row.Length > column && double.IsFinite(row[0]) && double.IsFinite(row[column]) && row[column] > 0)
            .Select(row => (Nm: row[0] * toNm, Value: row[column] * toShare)).OrderBy(point => point.Nm).DistinctBy(point => point.Nm).ToList();
        return points.Count < LeastPoints ? null : new(name, source, [.. points.Select(point => point.Nm)], [.. points.Select(point => point.Value)]);
    }

    static List<(string Name, int At)> Columns(string file, List<string> lines)
    {
        var heading = lines.TakeWhile(line => Numbers(line) is null).LastOrDefault(line => line[0] != '#');
        var own = Path.GetFileNameWithoutExtension(file);
        if (heading is null || !heading.Contains(','))
        {
            return [(own, 1)];
        }

        var named = heading.Split(',').Select((column, at) => (Name: Plain(column), At: at)).Skip(1).Where(column => !Errors.Any(word => column.Name.Contains(word, StringComparison.OrdinalIgnoreCase))).ToList();
        return named.Count == 1 ? [(own, named[0].At)] : named;
    }

    // A heading is shown on pages and charts and stands in tables: a short line of plain letters.
    static string Plain(string text)
    {
        var plain = new StringBuilder();
        foreach (var letter in text.Trim().Trim('"').Take(80))
        {
            plain.Append(char.IsControl(letter) || letter is ',' or '"' or '<' or '>' ? ' ' : letter);
        }

        return plain.ToString().Trim();
    }

    // Two numbers at least, nothing else.
    static double[]? Numbers(string line)
    {
        if (line[0] == '#')
        {
            return null;
        }

        var cells = line.Split(line.Contains(',') ? [','] : line.Contains(';') ? [';'] : (char[]?)null, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var numbers = new double[cells.Length];
        for (var i = 0; i < cells.Length; i++)
        {
            if (!double.TryParse(cells[i], NumberStyles.Float, CultureInfo.InvariantCulture, out numbers[i]))
            {
                return null;
            }
        }

        return numbers.Length >= 2 ? numbers : null;
    }
}
