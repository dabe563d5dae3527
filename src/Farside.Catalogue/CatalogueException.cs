using Farside.Core;

namespace Farside.Catalogue;

/// <summary>A product's record or a catalogue cannot be used as it is.</summary>
/// <param name="file">Path of the record or the catalogue.</param>
/// <param name="element">The part of it that is meant; empty for the whole file.</param>
public sealed class CatalogueException(string file, string element, string found, string expected, string advice = "", Exception? cause = null)
    : FarsideException($"{file}: {(element.Length > 0 ? element + ": " : "")}found {found}; expected {expected}.{(advice.Length > 0 ? " " + advice : "")}", cause);
