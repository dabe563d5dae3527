using Farside.Core;

namespace Farside.Products.Films;

/// <summary>A film could not be encoded.</summary>
public sealed class FilmException(string film, string found, string expected, string advice, Exception? cause = null)
    : FarsideException($"{film}: encoder: found {found}; expected {expected}. {advice}", cause);
