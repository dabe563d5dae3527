using Farside.Core;

namespace Farside.Products.Runner;

/// <summary>An input turned out not to concern this recipe, e.g. a table where pictures are looked for. No failure: remembered, and not asked again until it changes.</summary>
public sealed class NothingToMakeException(string input, string why) : FarsideException($"{input}: {why}.");
