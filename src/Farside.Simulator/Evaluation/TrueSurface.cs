using System.Text.Json;
using Farside.Core.Colour;

namespace Farside.Simulator.Evaluation;

/// <summary>A surface of the simulated world.</summary>
/// <param name="Signal">What a camera's three filters make of it, over what they make of white.</param>
/// <param name="Xyz">Its colour in sunlight to an eye used to that, for white D65: what a screen should show of it, Y = 1 for white.</param>
sealed record TrueSurface(string Name, double[] Signal, Tristimulus Xyz)
{
    /// <param name="table">Reflectance by wavelength, a column a surface.</param>
    /// <param name="colours">Signals by surface.</param>
    public static IReadOnlyList<TrueSurface> Read(string table, JsonElement colours)
    {
        var spectra = CsvTable.Read(table);
        var adapted = ChromaticAdaptation.Bradford(Whites.Sun, Whites.D65);
        return [.. colours.EnumerateObject()
            .Where(colour => spectra.Has(colour.Name) && colours.Numbers(colour.Name, 3) is not null)
            .Select(colour => new TrueSurface(colour.Name, colours.Numbers(colour.Name, 3)!, adapted * StandardObserver.Surface(Spectrum(spectra, colour.Name), SolarIrradiance.At)))];
    }

    static Func<double, double> Spectrum(CsvTable table, string name)
    {
        var values = table.Rows.ToDictionary(row => (int)table.Number(row, "wavelength_nm")!.Value, row => table.Number(row, name)!.Value);
        return nm => values[(int)Math.Round(nm)];
    }
}
