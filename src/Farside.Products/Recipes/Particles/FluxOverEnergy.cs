using Farside.Core.Time;

namespace Farside.Products.Recipes.Particles;

/// <summary>One observation's flux, summed over all energies.</summary>
/// <param name="SunZenithDeg">Mean of the label's column, NaN for none.</param>
/// <param name="Mean">Over its spectra.</param>
/// <param name="Error">Standard error by their scatter.</param>
sealed record FluxOverEnergy(string Sequence, Epoch Start, int Spectra, double SunZenithDeg, string Name, string Unit, double Mean, double Error)
{
    /// <returns>Null where no group is a flux by energy with energies beside it.</returns>
    public static FluxOverEnergy? Of(TimedTable table)
    {
        var flux = table.Groups.FirstOrDefault(group => !group.IsAxis && table.AxisOf(group) is { Unit.Length: > 0 } energies && IsPer(group.Unit, energies.Unit));
        if (flux is null || table.Times.FirstOrDefault(time => time is not null) is not { } start)
        {
            return null;
        }

        var energies = table.AxisOf(flux)!;
        var sums = Enumerable.Range(0, flux.Rows).Select(row => Trapezoid(energies, flux, row)).Where(double.IsFinite).ToList();
        var (mean, error) = SampleMean.Of(sums);
        var sun = table.Scalars.FirstOrDefault(column => column.Name.Contains("ZENITH", StringComparison.OrdinalIgnoreCase))?.Numbers?.Where(double.IsFinite).DefaultIfEmpty(double.NaN).Average() ?? double.NaN;
        return new(table.Observation.Sequence, start, sums.Count, sun, flux.Name, Without(flux.Unit, energies.Unit), mean, error);
    }

    static double Trapezoid(ColumnGroup energies, ColumnGroup flux, int row)
    {
        var sum = 0.0;
        for (var i = 1; i < flux.Columns.Count; i++)
        {
            sum += (flux.Columns[i].Numbers![row] + flux.Columns[i - 1].Numbers![row]) / 2 * (energies.Columns[i].Numbers![row] - energies.Columns[i - 1].Numbers![row]);
        }

        return sum;
    }

    // "1/(cm2 s sr eV)" is by energy where energies are in eV.
    static bool IsPer(string unit, string energy) => unit.Contains($" {energy})", StringComparison.Ordinal) || unit.EndsWith($"/{energy}", StringComparison.Ordinal);

    static string Without(string unit, string energy) => unit.Replace($" {energy})", ")", StringComparison.Ordinal).Replace($"/{energy}", "", StringComparison.Ordinal);
}
