namespace Farside.Simulator.Evaluation.Terrain;

/// <param name="Subject">What of the product it is said of, e.g. a ring of distances; empty for all of it.</param>
readonly record struct TerrainFinding(string Quantity, string Subject, double Value, int Judged, int Of);
