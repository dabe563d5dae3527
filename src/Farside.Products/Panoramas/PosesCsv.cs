using System.Globalization;
using System.Text;
using Farside.Core.Geometry;
using Farside.Products.Runner;

namespace Farside.Products.Panoramas;

/// <summary>
/// <c>poses.csv</c>: a header and a line a picture. <c>file</c> is its base name, <c>azimuth_deg</c> grows to the right, <c>elevation_deg</c> upwards,
/// <c>roll_deg</c> clockwise as seen from behind the camera. Other columns are left alone.
/// </summary>
public static class PosesCsv
{
    const string Columns = "file,azimuth_deg,elevation_deg,roll_deg";
    const int MostLines = 100_000;

    /// <summary>Poses by base name. A missing roll column means no roll.</summary>
    public static IReadOnlyDictionary<string, GivenPose> Read(string path)
    {
        var lines = Lines(path);
        var header = lines.Count > 0 ? Cells(lines[0].TrimStart('\uFEFF')) : [];
        var (file, azimuth, elevation, roll) = (At("file"), At("azimuth_deg"), At("elevation_deg"), Array.IndexOf(header, "roll_deg"));
        var poses = new Dictionary<string, GivenPose>(StringComparer.Ordinal);
        for (var i = 1; i < lines.Count; i++)
        {
            if (lines[i].Trim().Length > 0)
            {
                var cells = Cells(lines[i]);
                var name = Path.GetFileName(file < cells.Length ? cells[file] : "");
                var pose = Looking.FromDegrees(Number(cells, azimuth, i), Number(cells, elevation, i), roll < 0 ? 0 : Number(cells, roll, i));
                if (name.Length == 0 || !poses.TryAdd(name, new(name, pose)))
                {
                    throw Refused($"line {i + 1}", name.Length == 0 ? "no file name" : $"{name} a second time", "each picture once");
                }
            }
        }

        return poses;

        int At(string column) => Array.IndexOf(header, column) is >= 0 and var at
            ? at
            : throw Refused("line 1", string.Join(",", header) is { Length: > 0 } found ? found : "nothing", Columns);

        double Number(string[] cells, int column, int line) =>
            column < cells.Length && double.TryParse(cells[column], NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
                ? number
                : throw Refused($"line {line + 1}, {header[column]}", column < cells.Length ? cells[column] : "nothing", "degrees");

        ProductException Refused(string element, string found, string expected) => new(path, element, found, expected);
    }

    public static byte[] Write(IEnumerable<GivenPose> poses)
    {
        var text = new StringBuilder(Columns).Append('\n');
        foreach (var pose in poses)
        {
            text.Append(CultureInfo.InvariantCulture, $"{Quoted(pose.File)},{pose.Looking.Azimuth.Degrees:0.00000},{pose.Looking.Elevation.Degrees:0.00000},{pose.Looking.Roll.Degrees:0.00000}\n");
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    static string Quoted(string cell) => cell.AsSpan().IndexOfAny(",\"") < 0 ? cell : $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    // Commas between quotes belong to the cell; a quote in a cell is doubled.
    static string[] Cells(string line)
    {
        var (cells, cell, isQuoted) = (new List<string>(), new StringBuilder(), false);
        var text = line.TrimEnd('\r');
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '"' && isQuoted && i + 1 < text.Length && text[i + 1] == '"')
            {
                cell.Append(text[i++]);
            }
            else if (text[i] == '"')
            {
                isQuoted = !isQuoted;
            }
            else if (text[i] == ',' && !isQuoted)
            {
                cells.Add(cell.ToString().Trim());
                cell.Clear();
            }
            else
            {
                cell.Append(text[i]);
            }
        }

        return [.. cells, cell.ToString().Trim()];
    }

    static List<string> Lines(string path)
    {
        try
        {
            return [.. File.ReadLines(path).Take(MostLines)];
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            var found = Directory.Exists(path) ? "a folder" : !File.Exists(path) ? "no such file" : refused is UnauthorizedAccessException ? "a file that may not be read" : refused.Message.TrimEnd('.');
            throw new ProductException(path, "poses", found, "a table with file, azimuth_deg, elevation_deg and roll_deg", cause: refused);
        }
    }
}
