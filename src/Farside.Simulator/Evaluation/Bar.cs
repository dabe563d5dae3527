using System.Globalization;

namespace Farside.Simulator.Evaluation;

/// <summary>What is good enough for one quantity, and who says so.</summary>
/// <param name="Least">The value may not be below it; minus infinity where only a greatest is set.</param>
/// <param name="Greatest">The value may not be above it; plus infinity where only a least is set.</param>
sealed record Bar(string Quantity, string Unit, double Least, double Greatest, string Source, string Why)
{
    public bool Passes(double value) => value >= Least && value <= Greatest;

    public string Text => double.IsPositiveInfinity(Greatest) ? $"≥ {Number(Least)}" : double.IsNegativeInfinity(Least) ? $"≤ {Number(Greatest)}" : $"{Number(Least)} … {Number(Greatest)}";

    static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
