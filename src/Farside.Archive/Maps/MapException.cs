using Farside.Core;

namespace Farside.Archive.Maps;

/// <summary>A file is no map, or says of its map what cannot be.</summary>
public sealed class MapException(string file, string element, string found, string expected, string advice = "", Exception? cause = null)
    : FarsideException($"{file}: {element}: found {found}; expected {expected}.{(advice.Length > 0 ? " " + advice : "")}", cause);
