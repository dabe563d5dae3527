using System.Globalization;

namespace Farside.Simulator.Evaluation.Descent;

/// <summary>A stretch of heights above the landing place; errors grow with height, so each stretch is judged by itself.</summary>
sealed record AltitudeBand(double LeastM, double MostM)
{
    public static IReadOnlyList<AltitudeBand> All { get; } =
        [new(5000, double.PositiveInfinity), new(2000, 5000), new(1000, 2000), new(500, 1000), new(200, 500), new(100, 200), new(50, 100), new(20, 50), new(10, 20), new(5, 10), new(0, 5)];

    public string Name => double.IsPositiveInfinity(MostM) ? $"above {Text(LeastM)}" : $"{Text(LeastM)} to {Text(MostM)}";

    public bool Holds(double heightM) => heightM >= LeastM && heightM < MostM;

    static string Text(double metres) => metres >= 1000 ? string.Create(CultureInfo.InvariantCulture, $"{metres / 1000} km") : string.Create(CultureInfo.InvariantCulture, $"{metres} m");
}
