using System.Diagnostics;
using System.Globalization;

namespace Farside.Simulator.Surfaces;

/// <summary>A small table of published numbers that travels inside the program: comment lines that name its source, a line of headings, rows of numbers.</summary>
static class NumberTable
{
    /// <param name="name">File name, e.g. <c>solar-irradiance.csv</c>.</param>
    public static double[][] Rows(string name)
    {
        using var stream = typeof(NumberTable).Assembly.GetManifestResourceStream(name) ?? throw new UnreachableException(name);
        using var reader = new StreamReader(stream);
        return [.. Lines(reader).Where(line => !line.StartsWith('#')).Skip(1).Select(Numbers)];
    }

    static IEnumerable<string> Lines(StreamReader reader)
    {
        while (reader.ReadLine() is { } line)
        {
            yield return line;
        }
    }

    static double[] Numbers(string line) => [.. line.Split(',').Select(cell => double.Parse(cell, CultureInfo.InvariantCulture))];
}
