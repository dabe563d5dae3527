using Farside.Core;

namespace Farside.Processing.Terrain;

/// <summary>Points that give no ground.</summary>
public sealed class TerrainException(string what, string found, string expected) : FarsideException($"terrain: {what}: found {found}; expected {expected}.");
