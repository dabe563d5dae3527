using Farside.Core;

namespace Farside.Archive.Portal;

/// <summary>Something could not be fetched.</summary>
/// <param name="where">An address, a file, a product.</param>
public class FetchException(string where, string found, string expected, string advice = "", Exception? cause = null)
    : FarsideException($"{where}: found {found}; expected {expected}.{(advice.Length > 0 ? " " + advice : "")}", cause);
