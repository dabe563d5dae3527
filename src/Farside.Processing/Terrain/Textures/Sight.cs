using System.Numerics;

namespace Farside.Processing.Terrain.Textures;

/// <summary>That a view sees a cell.</summary>
/// <param name="Cost">Octaves by which it resolves it worse than one pixel a metre; and what else speaks against it.</param>
/// <param name="IsDoubtful">Whether something else than ground may stand before it.</param>
/// <param name="Log">Natural logarithm of the cell's mean light in three bands; NaN before it was read.</param>
record struct Sight(ushort View, float Cost, bool IsDoubtful, Vector3 Log);
