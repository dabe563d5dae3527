using System.Text.Json.Nodes;

namespace Farside.Simulator.Mission;

/// <summary>What one working period of an instrument gives: products to write, what is true of them, and tables of truth by file name (CSV text).</summary>
sealed record SimulatedMeasurement(IReadOnlyList<SimulatedProduct> Products, JsonObject Truth, IReadOnlyDictionary<string, string> Tables);
