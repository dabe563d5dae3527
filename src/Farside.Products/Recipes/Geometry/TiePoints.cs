using System.Globalization;
using Farside.Core.Geometry;
using Farside.Products.Runner;

namespace Farside.Products.Recipes.Geometry;

/// <summary>The geometry recipe's <c>points.csv</c>: spots of the scene whose places the ties tell.</summary>
static class TiePoints
{
    public const string FileName = "points.csv";

    const int Columns = 6;

    /// <summary>Places, and standard deviations of their distances from the cameras as a share of them.</summary>
    public static IReadOnlyList<(Point<SiteFrame> Place, double RelativeSigma)> Read(string path)
    {
        var points = new List<(Point<SiteFrame>, double)>();
        foreach (var line in File.ReadLines(path).Skip(1))
        {
            var cells = line.Split(',');
            double Number(int column) => cells.Length == Columns && double.TryParse(cells[column], NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
                ? number
                : throw new ProductException(path, "line", line, "six numbers", "Delete the folder and make it again.");
            points.Add((new(Number(1), Number(2), Number(3)), Number(5) / Number(4)));
        }

        return points;
    }
}
