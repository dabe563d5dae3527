using Farside.Core;

namespace Farside.Products.Runner;

/// <summary>A product cannot be made, kept or read back.</summary>
public sealed class ProductException(string product, string element, string found, string expected, string advice = "", Exception? cause = null)
    : FarsideException($"{product}: {element}: found {found}; expected {expected}.{(advice.Length > 0 ? " " + advice : "")}", cause);
