namespace Farside.Simulator.Evaluation.Geometry;

/// <summary>One measurement of one track: a line of <c>ties.csv</c>.</summary>
/// <param name="Directions">In how many directions of the picture the residual says something: 0 to 2.</param>
readonly record struct Tie(int Track, string View, double Column, double Row, double ResidualColumn, double ResidualRow, bool IsHeldOut, bool IsRejected, int Directions = 2)
{
    public double SquaredResidual => (ResidualColumn * ResidualColumn) + (ResidualRow * ResidualRow);

    public static IReadOnlyList<Tie> Read(string path)
    {
        var table = CsvTable.Read(path);
        var view = table.Has("view") ? "view" : "view id";
        return [.. table.Rows.Select(row => new Tie(
            (int)Needed(row, "track"), table.Text(row, view), Needed(row, "column"), Needed(row, "row"),
            table.Number(row, "residual_column") ?? double.NaN, table.Number(row, "residual_row") ?? double.NaN, Flag(row, "is_held_out"), Flag(row, "is_rejected"),
            table.Has("directions") ? (int)(table.Number(row, "directions") ?? 2) : 2))];

        double Needed(string[] row, string column) =>
            table.Number(row, column) ?? throw new SimulationException(path, $"a line without {column}", "a number", "Delete the folder and make it again.");

        bool Flag(string[] row, string column) => table.Text(row, column) is "1" or "true" or "True";
    }
}
