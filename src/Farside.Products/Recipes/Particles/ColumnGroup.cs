using Farside.Core.Measurements;

namespace Farside.Products.Recipes.Particles;

/// <summary>Columns of one name that a label repeats: a spectrum in every row.</summary>
/// <param name="Columns">In the label's order, with numbers; as many as channels.</param>
sealed record ColumnGroup(string Name, IReadOnlyList<MeasuredColumn> Columns)
{
    public string Unit => Columns[0].Unit;

    public int Rows => Columns[0].Numbers!.Length;

    /// <summary>Every row says the same, and each channel more than the one before: energies, not counts.</summary>
    public bool IsAxis => Rows > 0 && Columns.All(column => column.Numbers!.All(value => value == column.Numbers![0]))
        && Columns.Zip(Columns.Skip(1), (a, b) => b.Numbers![0] - a.Numbers![0]).All(step => step > 0);

    /// <summary>The mean over some rows, channel by channel, and its standard error by the scatter of the rows; NaN where no row has a value.</summary>
    public (double[] Mean, double[] Error) Over(IReadOnlyList<int> rows)
    {
        var (means, errors) = (new double[Columns.Count], new double[Columns.Count]);
        for (var channel = 0; channel < Columns.Count; channel++)
        {
            (means[channel], errors[channel]) = SampleMean.Of([.. rows.Select(row => Columns[channel].Numbers![row]).Where(double.IsFinite)]);
        }

        return (means, errors);
    }
}
