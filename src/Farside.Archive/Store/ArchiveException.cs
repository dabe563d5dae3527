using Farside.Core;

namespace Farside.Archive.Store;

/// <summary>A product of an archive cannot be read as its files are.</summary>
public sealed class ArchiveException(string product, string found, string expected, string advice = "", Exception? cause = null)
    : FarsideException($"{product}: found {found}; expected {expected}.{(advice.Length > 0 ? " " + advice : "")}", cause);
